import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the checkout. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Everything that `npm start` keeps; not in git. */
export const DATA = path.join(ROOT, '.data');

/** A path in the checkout. */
export const inRoot = (...parts) => path.join(ROOT, ...parts);

/** A compiled source file. */
export const compiled = (...parts) => path.join(ROOT, 'dist', 'src', ...parts);

/** A program of an installed package. */
export const program = (name) => path.join(ROOT, 'node_modules', '.bin', name);

/**
 * What Node.js starts for a service. The API's heap is bounded: V8 would otherwise let garbage grow to twice of what it
 * needs (bench:http shows the memory) before it collects it. What is young is collected at 8 MB instead of 16: some 15 MB less, for
 * three hundredths of processor time. The same bounds stand in the Dockerfile.
 */
export const serviceWords = (name) => [
  ...(name === 'main' ? ['--max-old-space-size=256', '--max-semi-space-size=8'] : []),
  compiled(`${name}.js`),
];
