import './lib/node-version.mjs';

import('./lib/test-run.mjs').then(({ propertiesRun }) => propertiesRun(process.argv.slice(2)));
