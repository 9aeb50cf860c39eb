import { execFile } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

import { Client } from 'pg';

import { createDataSource, migrate } from '../../src/platform/database/data-source.js';
import { type EmbeddedServer, startPostgres } from '../../src/platform/embedded/index.js';
import { startApp, type TestApp } from '../support/app.js';
import { eventually } from '../support/eventually.js';
import { aCourse, aPerson, aTown, type Somebody } from '../support/vouchers.js';

const run = promisify(execFile);
const ROOT = path.resolve(import.meta.dirname, '../..');
const LAG_LIMIT = 1;
const WITHIN_MS = 15_000;

/** Two PostgreSQL of Debian, the second one streaming from the first, as docs/operations.md sets them up. */
describe('With a streaming replica', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'lernlotse-replica-'));
  let primary: EmbeddedServer;
  let replica: EmbeddedServer;
  let app: TestApp;
  let admin: Somebody;
  let employee: Somebody;
  let onReplica: Client;

  beforeAll(async () => {
    primary = await startPostgres({ root: ROOT, directory: path.join(folder, 'primary'), system: true });
    await migrate(primary.url);
    replica = await copyOf(primary);
    onReplica = new Client({ connectionString: replica.url });
    onReplica.on('error', () => undefined);
    await onReplica.connect();
    app = await startApp({
      database: { name: 'lernlotse', url: primary.url, drop: () => Promise.resolve() },
      env: { DATABASE_REPLICA_URL: replica.url, DATABASE_REPLICA_LAG_SECONDS: String(LAG_LIMIT) },
    });
    admin = await aPerson(app, { admin: true });
    employee = await aPerson(app, { municipalityId: (await aTown(app, 1)).id });
  }, 120_000);

  afterAll(async () => {
    await app.close();
    await onReplica.end().catch(() => undefined);
    await Promise.all([primary.stop(), replica.stop()]);
    delete process.env.DATABASE_REPLICA_URL;
    rmSync(folder, { recursive: true, force: true });
  });

  it('the catalogue is read there, in the scope of who asks, and an admin reads what they have just written', async () => {
    await eventually('the replica is in use', WITHIN_MS, () => inUse(1));
    await onReplica.query('SELECT pg_wal_replay_pause()');
    await aCourse(app);
    const before = await readsOf('courses');
    expect((await admin.get('/courses')).items).toHaveLength(1);
    expect((await employee.get('/courses')).items).toHaveLength(0);
    await onReplica.query('SELECT pg_wal_replay_resume()');
    await eventually('the replica shows the course', WITHIN_MS, async () => (await seenBy(employee)) === 1);
    await eventually('the replica has counted reads', WITHIN_MS, async () => (await readsOf('courses')) > before);
  });

  it('the primary is read as soon as the replica is further behind than allowed, and the replica again when it has caught up', async () => {
    await onReplica.query('SELECT pg_wal_replay_pause()');
    await aCourse(app);
    await eventually('the primary is read', WITHIN_MS, async () => (await inUse(0)) && (await seenBy(employee)) === 2);
    await onReplica.query('SELECT pg_wal_replay_resume()');
    await eventually('the replica is in use again', WITHIN_MS, () => inUse(1));
  });

  it('nobody notices that the replica dies', async () => {
    await replica.stop();
    expect(await seenBy(employee)).toBe(2);
    expect(await inUse(0)).toBe(true);
  });

  async function seenBy(somebody: Somebody): Promise<number> {
    return ((await somebody.get('/courses')).items as unknown[]).length;
  }

  async function inUse(value: 0 | 1): Promise<boolean> {
    const { body } = await app.call('GET', '/metrics');
    return String(body).includes(`lernlotse_replica_in_use ${value}`);
  }

  /** Looks at a table that the replica has counted for others. */
  async function readsOf(table: string): Promise<number> {
    const { rows } = await onReplica.query<{ reads: string }>(
      'SELECT coalesce(seq_scan, 0) + coalesce(idx_scan, 0) AS reads FROM pg_stat_user_tables WHERE relname = $1',
      [table],
    );
    return Number(rows[0]?.reads ?? 0);
  }

  /** What pg_basebackup makes of the running server, started beside it. */
  async function copyOf({ url }: EmbeddedServer): Promise<EmbeddedServer> {
    const source = await createDataSource(url).initialize();
    const [row] = await source.query<{ major: number }[]>(
      `SELECT current_setting('server_version_num')::int / 10000 AS major`,
    );
    await source.destroy();
    const directory = path.join(folder, 'replica');
    mkdirSync(directory);
    copyFileSync(path.join(folder, 'primary', 'password'), path.join(directory, 'password'));
    const { hostname, port, username } = new URL(url);
    await run(
      `/usr/lib/postgresql/${row?.major ?? ''}/bin/pg_basebackup`,
      [
        '-h',
        hostname,
        '-p',
        port,
        '-U',
        username,
        '-D',
        path.join(directory, 'cluster'),
        '-R',
        '-X',
        'stream',
        '-c',
        'fast',
      ],
      { env: { ...process.env, PGPASSWORD: readFileSync(path.join(directory, 'password'), 'utf8').trim() } },
    );
    return startPostgres({ root: ROOT, directory, system: true });
  }
});
