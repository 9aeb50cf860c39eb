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
import { aLineTo, type Line } from '../support/line.js';
import { aCourse, anOpenProgramme, aPerson, aTown, type Somebody } from '../support/vouchers.js';

const run = promisify(execFile);
const ROOT = path.resolve(import.meta.dirname, '../..');
/** Never reached by the first app: what it reads is as old as a story makes it. */
const PATIENT_SECONDS = 600;
const STRICT_SECONDS = 1;
const WITHIN_MS = 15_000;
/** More reads than the pool has connections. */
const MANY = 15;

/** Two PostgreSQL of Debian, the second one streaming from the first, as docs/operations.md sets them up. */
describe('With a streaming replica', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'lernlotse-replica-'));
  let primary: EmbeddedServer;
  let replica: EmbeddedServer;
  let line: Line;
  let app: TestApp;
  let strict: TestApp;
  let admin: Somebody;
  let hr: Somebody;
  let employee: Somebody;
  let onReplica: Client;

  beforeAll(async () => {
    primary = await startPostgres({ root: ROOT, directory: path.join(folder, 'primary'), system: true });
    await migrate(primary.url);
    replica = await copyOf(primary);
    line = await aLineTo(replica.url);
    onReplica = new Client({ connectionString: replica.url });
    onReplica.on('error', () => undefined);
    await onReplica.connect();
    app = await anApp({ DATABASE_REPLICA_URL: line.url, DATABASE_REPLICA_LAG_SECONDS: String(PATIENT_SECONDS) });
    strict = await anApp({ DATABASE_REPLICA_URL: replica.url, DATABASE_REPLICA_LAG_SECONDS: String(STRICT_SECONDS) });
    admin = await aPerson(app, { admin: true });
    const town = await aTown(app, 1);
    ({ hr } = town);
    employee = await aPerson(app, { municipalityId: town.id });
    await eventually('the replica is in use', WITHIN_MS, () => isInUse(app));
  });

  afterAll(async () => {
    await Promise.all([app.close(), strict.close()]);
    await onReplica.end().catch(() => undefined);
    await line.close();
    await Promise.all([primary.stop(), replica.stop()]);
    delete process.env.DATABASE_REPLICA_URL;
    rmSync(folder, { recursive: true, force: true });
  });

  it('the catalogue is read there, in the scope of who asks, and an admin reads what they have just written', async () => {
    const before = await seenBy(employee);
    await whileItStands(async () => {
      await aCourse(app);
      expect(await seenBy(admin)).toBe(before + 1);
      expect(await seenBy(employee)).toBe(before);
    });
    await eventually('the replica shows the course', WITHIN_MS, async () => (await seenBy(employee)) === before + 1);
    await readThere('courses', () => employee.get('/courses'));
  });

  it('a course on its own is read there, by admins as they have left it, and one that is too new for it is found', async () => {
    const [known, titleOf] = [await aCourse(app), (who: Somebody, id: string) => who.get(`/courses/${id}`)];
    await replayed();
    await whileItStands(async () => {
      await app.sql(`UPDATE courses SET title = '{"de": "Neu"}' WHERE id = $1`, [known]);
      expect((await titleOf(admin, known)).title).toEqual({ de: 'Neu' });
      expect((await titleOf(employee, known)).title).not.toEqual({ de: 'Neu' });
      const fresh = await aCourse(app);
      expect((await titleOf(employee, fresh)).id).toBe(fresh);
    });
  });

  it('the tallies of all municipalities are read there as soon as it shows what was counted last; HR reads its own on the primary', async () => {
    const programmeId = await anOpenProgramme(admin, { total: 5 });
    await app.jobsDone();
    const tallies = (who: Somebody) => who.get(`/programmes/${programmeId}/tallies`);
    await readThere('tallies', () => tallies(admin));
    await whileItStands(async () => {
      await hr.post('/vouchers', { programmeId, personId: employee.id });
      await app.jobsDone();
      expect(await tallies(admin)).toMatchObject([{ granted: 5, assigned: 1 }]);
      expect(await tallies(hr)).toMatchObject([{ granted: 5, assigned: 1 }]);
    });
  });

  it('insights are made on the primary, and read there once they are published', async () => {
    const usage = () => hr.get('/insights/usage');
    const made = await whileItStands(usage);
    await readThere('insight_reports', async () => {
      expect(await usage()).toEqual(made);
    });
  });

  it('the primary is read as soon as the replica is further behind than allowed, and the replica again when it has caught up', async () => {
    await eventually('the replica is in use', WITHIN_MS, () => isInUse(strict));
    const seen = await seenBy(employee, strict);
    await whileItStands(async () => {
      await aCourse(app);
      await eventually('the primary is read', WITHIN_MS, async () => !(await isInUse(strict)));
      expect(await seenBy(employee, strict)).toBe(seen + 1);
      expect(await isInUse(app)).toBe(true);
    });
    await eventually('the replica is in use again', WITHIN_MS, () => isInUse(strict));
  });

  it('reads that wait for a replica which has fallen silent are done on the primary, and so are those after them', async () => {
    const seen = await seenBy(employee);
    line.hold();
    const reads = Array.from({ length: MANY }, () => seenBy(employee));
    expect(new Set(await Promise.all(reads))).toEqual(new Set([seen]));
    expect(await isInUse(app)).toBe(false);
    line.mend();
    await eventually('the replica is in use again', WITHIN_MS, () => isInUse(app));
  });

  it('nobody notices that the replica dies, and the process stays ready', async () => {
    const seen = await seenBy(employee);
    await replica.stop();
    expect(await seenBy(employee)).toBe(seen);
    expect(await isInUse(app)).toBe(false);
  });

  function anApp(env: Readonly<Record<string, string>>): Promise<TestApp> {
    return startApp({ database: { name: 'lernlotse', url: primary.url, drop: () => Promise.resolve() }, env });
  }

  async function seenBy({ token }: Somebody, by = app): Promise<number> {
    const { status, body } = await by.call('GET', '/api/v1/courses', { token });
    if (status !== 200) throw new Error(`${status}: ${JSON.stringify(body)}`);
    return (body.items as unknown[]).length;
  }

  /** What health and metrics both say. */
  async function isInUse(by: TestApp): Promise<boolean> {
    const [{ status, body }, metrics] = [await by.call('GET', '/health/ready'), await by.call('GET', '/metrics')];
    expect(status).toBe(200);
    const inUse = body.replicaInUse as boolean;
    return inUse && String(metrics.body).includes('lernlotse_replica_in_use 1');
  }

  /** Does something while the replica hears everything and shows nothing new. */
  async function whileItStands<T>(work: () => Promise<T>): Promise<T> {
    await replayed();
    await onReplica.query('SELECT pg_wal_replay_pause()');
    try {
      return await work();
    } finally {
      await onReplica.query('SELECT pg_wal_replay_resume()');
    }
  }

  async function replayed(): Promise<void> {
    const [{ position }] = (await app.sql('SELECT pg_current_wal_lsn()::text AS position')) as [{ position: string }];
    await eventually('the replica shows what was written', WITHIN_MS, async () => {
      const { rows } = await onReplica.query<{ here: boolean }>(
        'SELECT pg_last_wal_replay_lsn() >= $1::pg_lsn AS here',
        [position],
      );
      return rows[0]?.here === true;
    });
  }

  /** Reads again and again until the replica has counted it: it tells what it counts a second late. */
  async function readThere(table: string, read: () => Promise<unknown>): Promise<void> {
    await replayed();
    const before = await readsOf(table);
    await eventually(`the replica has read ${table}`, WITHIN_MS, async () => {
      await read();
      return (await readsOf(table)) > before;
    });
  }

  /** How often the replica has looked at a table. */
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
