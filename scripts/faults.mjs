import './lib/node-version.mjs';

import('./lib/test-run.mjs').then(({ faultsRun }) => faultsRun(process.argv.slice(2)));
