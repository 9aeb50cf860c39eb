// Runs one of the scripts that need packages and the built product: `node scripts/prepared.mjs bench/http --quick`. It needs no package itself.
import './lib/node-version.mjs';
import { build, install } from './bootstrap.mjs';

const [script] = process.argv.splice(2, 1);
try {
  await install();
  await build();
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
await import(new URL(`./${script}.mjs`, import.meta.url));
