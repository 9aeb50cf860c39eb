import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';

import { Client } from 'pg';

import { eventually } from '../../support/eventually.js';
import { startWorker, type Surroundings } from '../../support/processes.js';
import type { Template } from '../../support/database.js';

const CLI = path.resolve(import.meta.dirname, '../../../dist/src/cli.js');
const JOBS_PATIENCE_MS = 60_000;

/** What `npm start` shows on the first day: the demo's data, and nothing left to do in the queue. */
export function demoTemplate(surroundings: Surroundings): Template {
  const { env } = surroundings;
  return {
    name: 'demo',
    async fill(url) {
      const own = { ...env, DATABASE_URL: url, QUEUE_PREFIX: 'demo-template' };
      await command(['migrate'], own);
      await command(['seed', 'demo'], own);
      const worker = await startWorker({ ...surroundings, env: own });
      try {
        await jobsDone(url);
      } finally {
        await worker.kill();
      }
    },
  };
}

/** Waits until no job waits or runs. */
export async function jobsDone(url: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await eventually('no job waits or runs', JOBS_PATIENCE_MS, async () => {
      const left = await client.query(`select from jobs where state in ('waiting', 'active') limit 1`);
      return left.rowCount === 0;
    });
  } finally {
    await client.end();
  }
}

async function command(words: readonly string[], env: Surroundings['env']): Promise<void> {
  await promisify(execFile)(process.execPath, [CLI, ...words], { env: { ...process.env, ...env } });
}
