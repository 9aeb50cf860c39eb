import './lib/node-version.mjs';
import { mustBeJson } from './lib/json-files.mjs';
import { inRoot } from './lib/places.mjs';
import { writeScale } from './bench/lib/scale.mjs';

try {
  mustBeJson(inRoot('src'), /\/texts\/\w+\.json$/);
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
writeScale();
// The documents are compared in these specs of test/integration; with GENERATE they write them first.
process.env.GENERATE = 'true';
process.argv.push('--only', 'integration', 'integration/(house|authorization-outcomes)');
await import('./test.mjs');
