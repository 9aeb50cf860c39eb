import { randomUUID } from 'node:crypto';

import { Transaction } from '../../src/platform/database/transaction.js';
import { LedgerService } from '../../src/vouchers/ledger/ledger.service.js';
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

  const move = (town: Town) =>
    app
      .get(LedgerService)
      .record(programmeId, [
        { kind: 'request.waitlisted', municipalityId: town.id, requestId: randomUUID(), count: 1 },
      ]);
  const runsOf = async (town: Town): Promise<number> => {
    const [row] = await app.sql<{ runs: number }>(
      `SELECT COALESCE(sum(attempts), 0)::int AS runs FROM jobs WHERE name = 'vouchers.tally-municipality'
       AND payload ->> 'municipalityId' = $1`,
      [town.id],
    );
    return row?.runs ?? 0;
  };
  const jobsOf = async (town: Town): Promise<number> => {
    const sql = `SELECT 1 FROM jobs WHERE name = 'vouchers.tally-municipality' AND payload ->> 'municipalityId' = $1`;
    return (await app.sql(sql, [town.id])).length;
  };
  const positions = async (town: Town) =>
    app.sql(
      `SELECT (SELECT ledger_position::int FROM tallies WHERE municipality_id = $1) AS counted,
              (SELECT max(position)::int FROM ledger_entries WHERE municipality_id = $1) AS last`,
      [town.id],
    );

  it('run a few times for a burst of 1,000 moves in one municipality, and count all of them', async () => {
    const [busy, quiet] = towns as [Town, Town];
    const before = [await runsOf(busy), await runsOf(quiet)] as const;
    const jobs = await jobsOf(busy);
    const started = performance.now();
    const transaction = app.get(Transaction);
    for (let batch = 0; batch < 100; batch += 1) {
      await Promise.all(Array.from({ length: 10 }, () => transaction.run(() => move(busy))));
    }
    const seconds = (performance.now() - started) / 1_000;
    await app.jobsDone();
    const runs = (await runsOf(busy)) - before[0];
    expect(runs).toBeGreaterThan(0);
    expect(runs).toBeLessThan(100);
    expect((await jobsOf(busy)) - jobs).toBeLessThanOrEqual(Math.ceil(seconds) + 2);
    expect((await runsOf(quiet)) - before[1]).toBe(0);
    expect(await positions(busy)).toEqual([{ counted: 1_000 + 2, last: 1_000 + 2 }]);
  }, 120_000);

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
    await app.get(Transaction).run(() => move(quiet));
    await app.jobsDone();
    const after = await marks();
    expect(after).toHaveLength(before.length + 1);
    expect(after.every(({ wait }) => wait <= 1)).toBe(true);
    expect(await positions(quiet)).toEqual([{ counted: 1_003, last: 1_003 }]);
  });
});
