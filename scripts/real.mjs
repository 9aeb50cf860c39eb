import './lib/node-version.mjs';

import('./lib/test-run.mjs').then(({ realRun }) => realRun(process.argv.slice(2)));
