import './lib/node-version.mjs';

import('./lib/test-run.mjs').then(({ testRun }) => testRun(process.argv.slice(2)));
