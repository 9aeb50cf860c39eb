import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Where the real files lie that are not part of the project: `LERNLOTSE_SHARED`, else beside the checkout. */
const FOLDER = path.resolve(
  process.env.LERNLOTSE_SHARED ?? path.resolve(import.meta.dirname, '../../../shared'),
  'data',
);

/** A test that needs the real files. Where they are missing it shows as skipped, never as passed. */
export function withShared(name: string, test: () => unknown): void {
  const run = existsSync(FOLDER) ? it : it.skip;
  run(name, async () => {
    await test();
  });
}

export function sharedFile(name: string): Buffer {
  return readFileSync(path.join(FOLDER, name));
}
