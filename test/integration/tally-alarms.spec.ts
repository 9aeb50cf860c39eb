import { randomUUID } from 'node:crypto';

import fc from 'fast-check';

import { foldTally, type TallyEntry } from '../../src/vouchers/domain/tally.js';
import { TalliesService } from '../../src/vouchers/index.js';
import { checkDrift } from '../../src/vouchers/tallies/tallies.jobs.js';
import { TalliesRepository } from '../../src/vouchers/tallies/tallies.repository.js';
import { JobQueue } from '../../src/platform/queue/job.queue.js';
import { startApp, type TestApp } from '../support/app.js';
import { aCourse, anOpenProgramme, aPerson, aTown, type Somebody, type Town } from '../support/vouchers.js';

describe('Alarms of the tally', () => {
  let app: TestApp;
  let admin: Somebody;
  let town: Town;
  let programmeId: string;

  beforeAll(async () => {
    app = await startApp();
    admin = await aPerson(app, { admin: true });
    town = await aTown(app, 1);
    programmeId = await anOpenProgramme(admin, { total: 20, limitPerYear: 3 });
    const person = await aPerson(app, { municipalityId: town.id });
    await town.hr.post('/vouchers', { programmeId, personId: person.id });
    await person.post('/voucher-requests', { programmeId, courseId: await aCourse(app) });
    await app.jobsDone();
  });
  afterAll(() => app.close());

  const recount = async () => {
    const { jobId } = await admin.post(`/programmes/${programmeId}/tallies/recount`);
    await app.jobsDone();
    return admin.get(`/jobs/${jobId as string}`);
  };
  const check = async () => {
    const id = await app.get(JobQueue).enqueue(checkDrift, {});
    await app.jobsDone();
    return admin.get(`/jobs/${id}`);
  };
  const alarms = () => admin.get(`/tally-alarms?programmeId=${programmeId}`);
  const metric = async () => (await app.call('GET', '/metrics')).body as string;

  it('are silent as long as the product alone writes', async () => {
    expect(await recount()).toMatchObject({ state: 'done', result: { municipalities: 1, differing: 0 } });
    expect(await check()).toMatchObject({ state: 'done', result: { programmes: 1, differing: 0 } });
    expect(await alarms()).toEqual([]);
    expect(await metric()).toContain('lernlotse_tally_alarms{kind="rows-differ"} 0');
  });

  it('name what differs when somebody changed the tables, once however often it is seen; the tally follows the ledger', async () => {
    const requestId = randomUUID();
    const { id: personId } = await aPerson(app, { municipalityId: town.id });
    await app.sql(
      `INSERT INTO voucher_requests (id, programme_id, municipality_id, person_id, course_id, state, requested_at)
       SELECT $3, $1, $2, $4, (SELECT id FROM courses LIMIT 1), 'requested', now()`,
      [programmeId, town.id, requestId, personId],
    );
    expect(await check()).toMatchObject({ result: { differing: 1 } });
    expect(await recount()).toMatchObject({ result: { differing: 1 } });
    const [alarm, ...others] = await alarms();
    expect(others).toEqual([]);
    expect(alarm).toMatchObject({
      kind: 'rows-differ',
      municipalityId: town.id,
      differences: [{ column: 'requested', ledger: 1, found: 2 }],
      persists: true,
    });
    expect(await metric()).toContain('lernlotse_tally_alarms{kind="rows-differ"} 1');
    expect((await admin.get(`/programmes/${programmeId}/tallies`))[0]).toMatchObject({ requested: 1 });

    const clear = () => admin.attempt('POST', `/tally-alarms/${alarm.id as string}/clear`);
    expect(await clear()).toMatchObject({ status: 409, body: { code: 'tally-alarm-persists' } });
    await app.sql('DELETE FROM voucher_requests WHERE id = $1', [requestId]);
    await check();
    expect(await alarms()).toMatchObject([{ persists: false }]);
    expect((await clear()).status).toBe(204);
    expect(await alarms()).toEqual([]);
    expect(await clear()).toMatchObject({ status: 404, body: { code: 'tally-alarm-not-found' } });
    expect(await town.hr.attempt('GET', '/tally-alarms')).toMatchObject({ status: 403 });
  });

  it.each([
    ['is wrong', `assigned = 3, available = 17`],
    ['claims entries that do not exist', `ledger_position = 1000000`],
  ])('are raised when a stored tally %s, and the count heals it', async (_, change) => {
    const stored = () =>
      app.sql('SELECT assigned, ledger_position FROM tallies WHERE programme_id = $1', [programmeId]);
    const before = await stored();
    await app.sql(`UPDATE tallies SET ${change} WHERE programme_id = $1`, [programmeId]);
    await check();
    const [alarm] = await alarms();
    expect(alarm).toMatchObject({ kind: 'tally-differs' });
    expect(await stored()).toEqual(before);
    expect((await admin.attempt('POST', `/tally-alarms/${alarm.id as string}/clear`)).status).toBe(204);
  });

  it('are raised when moves wait too long to be counted', async () => {
    await app.sql('UPDATE tallies SET ledger_position = 1, requested = 0, assigned = 0, available = 20');
    await app.sql('ALTER TABLE ledger_entries DISABLE TRIGGER ledger_entries_append_only');
    await app.sql(`UPDATE ledger_entries SET recorded_at = recorded_at - interval '10 minutes'`);
    await app.sql('ALTER TABLE ledger_entries ENABLE TRIGGER ledger_entries_append_only');
    await check();
    expect(await alarms()).toMatchObject([{ kind: 'tally-behind', differences: [] }]);
    expect((await admin.get(`/programmes/${programmeId}/tallies`))[0]).toMatchObject({ assigned: 1, requested: 1 });
    await check();
    expect(await alarms()).toMatchObject([{ kind: 'tally-behind', persists: false }]);
  });

  it('stand in the words of the journal', async () => {
    const lines = await app.sql<{ kind: string }>(
      `SELECT j.kind FROM job_journal j JOIN jobs ON jobs.id = j.job_id WHERE jobs.name = 'vouchers.check-drift' ORDER BY position`,
    );
    expect(new Set(lines.map(({ kind }) => kind))).toEqual(new Set(['started', 'progress', 'problem', 'finished']));
  });

  it('are computed from groups of entries that fold to the same as each entry', async () => {
    const rows = await app.sql<TallyEntry & { position: string }>(
      `SELECT position, kind, municipality_id AS "municipalityId", COALESCE((entry ->> 'count')::int, 1) AS count FROM ledger_entries
       WHERE programme_id = $1`,
      [programmeId],
    );
    const entries = rows.map((row) => ({ ...row, position: Number(row.position) }));
    const [accounts] = await app.get(TalliesRepository).accounts(programmeId, [town.id]);
    fc.assert(
      fc.property(fc.shuffledSubarray(entries, { minLength: entries.length }), (order) => {
        expect(foldTally(order)).toEqual([accounts?.ledger]);
      }),
      { numRuns: 20 },
    );
    await app.get(TalliesService).tally(programmeId, randomUUID());
  });
});
