import { randomBytes } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { compiled, ROOT } from '../../scripts/lib/places.mjs';
import { ask } from '../../scripts/lib/run.mjs';

/** All worlds have the databases of the same name: each has a server of its own. */
const RUN = 'faults';
/** What every process has to be told, also one that only migrates. */
const COMPLETE = { REDIS_URL: 'redis://127.0.0.1', LERNLOTSE_SECRET: randomBytes(32).toString('hex') };

/** Makes once what every world begins with, in a folder that each copies: a cluster with a database that has all migrations. */
export default async function faultsSetup() {
  const { startPostgres } = await import(compiled('platform', 'embedded', 'index.js'));
  const directory = mkdtempSync(path.join(tmpdir(), 'lernlotse-cluster-'));
  const database = `lernlotse_${RUN}_template`;
  const server = await startPostgres({ root: ROOT, directory, durable: false, database });
  await ask(process.execPath, [compiled('cli.js'), 'migrate'], {
    ...process.env,
    ...COMPLETE,
    DATABASE_URL: server.url,
  });
  await server.stop();
  Object.assign(process.env, { TEST_RUN: RUN, TEST_CLUSTER: directory });
}
