import { setTimeout as pause } from 'node:timers/promises';

import { Client } from 'pg';
import type { DataSource } from 'typeorm';

/** Whoever does not answer a look in this time is away. */
const ANSWERS_WITHIN_MS = 2_000;
const REPLAYED_WITHIN_MS = 100;
const ASK_EVERY_MS = 10;

/** Null: it hears nothing from the primary any more. Everything replayed that has arrived is no lag, however quiet the primary is. */
const LAG = `SELECT CASE WHEN NOT EXISTS (SELECT FROM pg_stat_wal_receiver) THEN NULL
                         WHEN pg_last_wal_receive_lsn() = pg_last_wal_replay_lsn() THEN 0
                         ELSE extract(epoch FROM now() - pg_last_xact_replay_timestamp())::float8 END AS seconds`;

/** Looks after a replica by a connection of its own, so that no read stands in its way. */
export class ReplicaWatch {
  private client: Client | undefined;

  constructor(private readonly url: string) {}

  /** How far the replica is behind; null while it hears nothing from the primary. @throws Error when it does not answer */
  async lagSeconds(): Promise<number | null> {
    try {
      this.client ??= await connected(this.url);
      const { rows } = await this.client.query<{ seconds: number | null }>(LAG);
      return rows[0]?.seconds ?? null;
    } catch (error) {
      this.close();
      throw error;
    }
  }

  /** Whether the replica shows, within a moment, all that the primary shows now: what is committed has been flushed. */
  async hasReplayed(primary: DataSource, replica: DataSource): Promise<boolean> {
    const [at] = await primary.query<{ position: string }[]>('SELECT pg_current_wal_flush_lsn()::text AS position');
    const until = performance.now() + REPLAYED_WITHIN_MS;
    for (;;) {
      const [seen] = await replica.query<{ all: boolean }[]>('SELECT pg_last_wal_replay_lsn() >= $1::pg_lsn AS all', [
        at?.position,
      ]);
      if (seen?.all === true) return true;
      if (performance.now() > until) return false;
      await pause(ASK_EVERY_MS);
    }
  }

  close(): void {
    const { client } = this;
    this.client = undefined;
    client?.end().catch(() => undefined);
  }
}

async function connected(connectionString: string): Promise<Client> {
  const client = new Client({
    connectionString,
    connectionTimeoutMillis: ANSWERS_WITHIN_MS,
    query_timeout: ANSWERS_WITHIN_MS,
  });
  client.on('error', () => undefined); // the next look finds out
  await client.connect();
  return client;
}
