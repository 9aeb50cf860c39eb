import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

import { startApp, type TestApp } from '../support/app.js';
import { emptyDatabase } from '../support/database.js';
import { verifyBytes } from '../support/ledger-verify.js';
import { callerWith } from '../support/story.js';
import { anOpenProgramme, aPerson, aTown, type Somebody, type Town } from '../support/vouchers.js';

const run = promisify(execFile);

/** The commands of docs/operations.md, while the product serves, and what must stand again afterwards. */
describe('A backup that is restored into an empty database, beside an empty Redis', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'lernlotse-backup-'));
  let serving: TestApp;
  let restored: TestApp;
  let admin: Somebody;
  let town: Town;
  let programmeId: string;
  let fingerprint: string;

  beforeAll(async () => {
    // Without a worker: what is to be counted still waits when the backup is made.
    serving = await startApp({ worker: false });
    admin = await aPerson(serving, { admin: true });
    town = await aTown(serving, 1);
    programmeId = await anOpenProgramme(admin, { total: 20 });
    await assign(2);
    ({ fingerprint } = await admin.get(`/programmes/${programmeId}/ledger/check`));
    const file = path.join(folder, 'lernlotse.dump');
    await postgres('pg_dump', '--format=custom', '--no-owner', `--file=${file}`, `--dbname=${databaseUrl()}`);
    await assign(1);
    const database = await emptyDatabase();
    await postgres('pg_restore', '--exit-on-error', '--no-owner', `--dbname=${database.url}`, file);
    restored = await startApp({ database });
  });

  afterAll(async () => {
    rmSync(folder, { recursive: true, force: true });
    await restored.close();
    await serving.close();
  });

  async function assign(count: number): Promise<void> {
    for (let n = 0; n < count; n++) {
      const { id: personId } = await aPerson(serving, { municipalityId: town.id });
      await town.hr.post('/vouchers', { programmeId, personId });
    }
  }

  const databaseUrl = () => process.env.DATABASE_URL ?? '';

  /** A program of the server's own version, as Debian installs it. */
  async function postgres(program: string, ...words: readonly string[]): Promise<void> {
    const [row] = await serving.sql<{ major: number }>(
      `SELECT current_setting('server_version_num')::int / 10000 AS major`,
    );
    await run(`/usr/lib/postgresql/${row?.major ?? ''}/bin/${program}`, words);
  }

  it('lets people go on in their sessions, and holds what was there when it was made', async () => {
    const hr = callerWith(restored, town.hr.token);
    expect(await hr.get('/me')).toMatchObject({ id: town.hr.id });
    const { items } = await hr.get(`/vouchers?municipalityId=${town.id}`);
    expect(items).toHaveLength(2);
  });

  it('has the ledger whole, by its own check and by the auditors’ script with the key of before', async () => {
    const there = callerWith(restored, admin.token);
    expect(await there.get(`/programmes/${programmeId}/ledger/check`)).toMatchObject({
      verdict: { ok: true },
      fingerprint,
    });
    const { rawPayload } = await restored.app.inject({
      url: `/api/v1/programmes/${programmeId}/ledger`,
      headers: { authorization: `Bearer ${admin.token}` },
    });
    expect(await verifyBytes(rawPayload, fingerprint)).toMatchObject({ ok: true });
  });

  it('does the work that waited, and goes on from there', async () => {
    await restored.jobsDone();
    const { id: personId } = await aPerson(restored, { municipalityId: town.id });
    await callerWith(restored, town.hr.token).post('/vouchers', { programmeId, personId });
    await restored.jobsDone();
    const tallies = await callerWith(restored, admin.token).get(`/programmes/${programmeId}/tallies`);
    expect(tallies).toMatchObject([{ granted: 20, assigned: 3, available: 17 }]);
  });
});
