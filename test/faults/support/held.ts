import { Client } from 'pg';

import { eventually } from '../../support/eventually.js';

const WITHIN_MS = 30_000;

/** What somebody else's transaction keeps from going on. */
export interface Held {
  /** Resolves when so many statements wait for it. */
  waitedForBy(count: number): Promise<void>;
  release(): Promise<void>;
}

/** Holds what the statement locks, in a transaction that stays open. */
export async function hold(url: string, lock: string): Promise<Held> {
  const [holder, watcher] = [new Client(url), new Client(url)];
  await Promise.all([holder.connect(), watcher.connect()]);
  await holder.query(`BEGIN; ${lock}`);
  const { rows } = await holder.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
  return {
    waitedForBy: (count) =>
      eventually(`${count} wait for: ${lock}`, WITHIN_MS, async () => {
        const blocked = await watcher.query('SELECT FROM pg_stat_activity WHERE $1 = ANY(pg_blocking_pids(pid))', [
          rows[0]!.pid,
        ]);
        return blocked.rowCount === count;
      }),
    async release() {
      await holder.query('COMMIT');
      await Promise.all([holder.end(), watcher.end()]);
    },
  };
}
