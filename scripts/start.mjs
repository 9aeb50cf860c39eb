import './lib/node-version.mjs';

// Imported late: an old Node.js ends above with a sentence before it meets syntax that it does not know.
import('./lib/start-up.mjs').then(({ startUp }) => startUp());
