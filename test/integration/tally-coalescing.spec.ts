import { randomUUID } from 'node:crypto';

import { Transaction } from '../../src/platform/database/transaction.js';
import { Clock } from '../../src/platform/system/clock.js';
import { LedgerService } from '../../src/vouchers/ledger/ledger.service.js';
import { AllotmentsService } from '../../src/vouchers/programmes/allotments.service.js';
import { startApp, type TestApp } from '../support/app.js';
import { anOpenProgramme, aPerson, aTown, type Somebody, type Town } from '../support/vouchers.js';

describe('Tally jobs', () => {
  let app: TestApp;
  let admin: Somebody;
  let towns: readonly Town[];
  let programmeId: string;

  beforeAll(async () => {
    app = await startApp();
    admin = await aPerson(app, { admin: true });
    towns = [await aTown(app, 1), await aTown(app, 2)];
    programmeId = await anOpenProgramme(admin, { total: 40 });
    await app.jobsDone();
  });
  afterAll(() => app.close());

  /** As every move: the allotment's lock first, the ledger last. */
  const move = (town: Town) =>
    app.get(Transaction).run(async () => {
      await app.get(AllotmentsService).hold({ programmeId, municipalityId: town.id }, 'request');
      await app
        .get(LedgerService)
        .record(programmeId, [
          { kind: 'request.waitlisted', municipalityId: town.id, requestId: randomUUID(), count: 1 },
        ]);
    });
  const countsOf = async (town: Town): Promise<{ readonly jobs: number; readonly runs: number }> => {
    const [row] = await app.sql<{ jobs: number; runs: number }>(
      `SELECT count(*)::int AS jobs, COALESCE(sum(attempts), 0)::int AS runs FROM jobs
       WHERE name = 'vouchers.tally-municipality' AND payload ->> 'municipalityId' = $1`,
      [town.id],
    );
    return row ?? { jobs: 0, runs: 0 };
  };
  const positions = async (town: Town) =>
    app.sql(
      `SELECT (SELECT ledger_position::int FROM tallies WHERE municipality_id = $1) AS counted,
              (SELECT max(position)::int FROM ledger_entries WHERE municipality_id = $1) AS last`,
      [town.id],
    );

  it('run at most twice for 1,000 moves within one second in one municipality, and count all of them', async () => {
    const [busy, quiet] = towns as [Town, Town];
    const before = { busy: await countsOf(busy), quiet: await countsOf(quiet) };
    // The second is the product's own: a loaded machine takes longer for it and comes to the same result.
    const begin = Date.now() + 10_000;
    let passed = 0;
    const clock = jest.spyOn(app.get(Clock), 'now').mockImplementation(() => new Date(begin + passed));
    for (let batch = 0; batch < 100; batch += 1) {
      await Promise.all(Array.from({ length: 10 }, () => move(busy)));
      passed += 10;
    }
    // Late enough for the last run and for the sweeper, too early for a lease of three seconds to end.
    passed = 3_000;
    await app.jobsDone();
    clock.mockRestore();
    const { jobs, runs } = await countsOf(busy);
    expect(jobs - before.busy.jobs).toBeGreaterThanOrEqual(1);
    expect(jobs - before.busy.jobs).toBeLessThanOrEqual(2);
    expect(runs - before.busy.runs).toBe(jobs - before.busy.jobs);
    expect(await countsOf(quiet)).toEqual(before.quiet);
    expect(await positions(busy)).toEqual([{ counted: 1_000 + 2, last: 1_000 + 2 }]);
  });

  it('run at once for a single move, and mark nothing when the move is rolled back', async () => {
    const [, quiet] = towns as [Town, Town];
    const undone = app.get(Transaction).run(async () => {
      await move(quiet);
      throw new Error('changed my mind');
    });
    await expect(undone).rejects.toThrow('changed my mind');
    const marks = () =>
      app.sql<{ wait: number }>(
        `SELECT extract(epoch FROM run_after - created_at)::int AS wait FROM jobs WHERE name = 'vouchers.tally-municipality'
         AND payload ->> 'municipalityId' = $1`,
        [quiet.id],
      );
    const before = await marks();
    await move(quiet);
    await app.jobsDone();
    const after = await marks();
    expect(after).toHaveLength(before.length + 1);
    expect(after.every(({ wait }) => wait <= 1)).toBe(true);
    expect(await positions(quiet)).toEqual([{ counted: 1_003, last: 1_003 }]);
  });
});
