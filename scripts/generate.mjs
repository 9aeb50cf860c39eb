import './lib/node-version.mjs';
import { mustBeJson } from './lib/json-files.mjs';
import { inRoot } from './lib/places.mjs';

try {
  mustBeJson(inRoot('src'), /\/texts\/\w+\.json$/);
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
// The documents are compared in test/integration/house.spec.ts; with GENERATE it writes them first.
process.env.GENERATE = 'true';
process.argv.push('--only', 'integration', 'house');
await import('./test.mjs');
