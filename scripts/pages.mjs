import './lib/node-version.mjs';

import('./lib/test-run.mjs').then(({ pagesRun }) => pagesRun(process.argv.slice(2)));
