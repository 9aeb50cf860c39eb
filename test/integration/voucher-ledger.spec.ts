import { sha256 } from '../../src/vouchers/ledger/sha256.js';
import { verifyChain } from '../../src/vouchers/domain/ledger-chain.js';
import { foldTally, type TallyEntry } from '../../src/vouchers/domain/tally.js';
import { TalliesService } from '../../src/vouchers/tallies/tallies.service.js';
import { TalliesRepository } from '../../src/vouchers/tallies/tallies.repository.js';
import { startApp, type TestApp } from '../support/app.js';
import {
  aCourse,
  anOpenProgramme,
  aPerson,
  aTown,
  exportedLedger,
  type Somebody,
  type Town,
} from '../support/vouchers.js';

const MOVES = 90;

/** The same sequence of numbers on every run (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

describe('The ledger of a programme', () => {
  let app: TestApp;
  let admin: Somebody;
  let towns: readonly Town[];
  let programmeId: string;

  beforeAll(async () => {
    app = await startApp();
    admin = await aPerson(app, { admin: true });
    towns = [await aTown(app, 1), await aTown(app, 2)];
    programmeId = await anOpenProgramme(admin, { total: 10, limitPerYear: 3 });
    await aRandomHistory();
    await app.jobsDone();
  });
  afterAll(() => app.close());

  /** People of both towns do whatever comes to mind; what the rules refuse changes nothing. */
  async function aRandomHistory(): Promise<void> {
    const chance = seeded(20_260_401);
    const pick = <T>(list: readonly T[]): T => list[Math.floor(chance() * list.length)]!;
    const courses = [await aCourse(app), await aCourse(app, 1)];
    const people: { town: Town; person: Somebody }[] = [];
    for (const town of [...towns, ...towns, ...towns]) {
      people.push({ town, person: await aPerson(app, { municipalityId: town.id }) });
    }
    const codes = new Set<string>();
    for (let move = 0; move < MOVES; move++) {
      const { town, person } = pick(people);
      const { items: requests } = await person.get('/voucher-requests?state=requested');
      const { items: vouchers } = await person.get(`/vouchers?state=${pick(['assigned', 'redeemed'])}`);
      const [request] = requests as { id: string }[];
      const [voucher] = vouchers as { id: string }[];
      const reason = { reason: 'weil' };
      const [who, path, body] = pick<[Somebody, string, object]>([
        [person, '/voucher-requests', { programmeId, courseId: pick(courses) }],
        [person, '/voucher-requests', { programmeId, courseId: pick(courses) }],
        [town.hr, `/voucher-requests/${request?.id}/${pick(['approve', 'approve', 'decline'])}`, {}],
        [person, `/voucher-requests/${request?.id}/withdraw`, {}],
        [town.hr, '/vouchers', { programmeId, personId: person.id }],
        [person, `/vouchers/${voucher?.id}/redeem`, { courseId: courses[0] }],
        [person, `/vouchers/${voucher?.id}/return`, {}],
        [town.hr, `/vouchers/${voucher?.id}/complete`, {}],
        [town.hr, `/vouchers/${voucher?.id}/${pick(['revoke', 'cancel'])}`, reason],
      ]);
      const answer = await who.attempt('POST', path, { body: path.endsWith('decline') ? reason : body });
      if (answer.status >= 400) codes.add(answer.body.code as string);
      expect(answer.status).toBeLessThan(500);
    }
    expect(codes).not.toContain('internal');
  }

  it('exports every entry, and the chain holds up to its head', async () => {
    const { entries, head } = await exportedLedger(app, admin, programmeId);
    expect(entries.length).toBeGreaterThan(MOVES / 3);
    expect(verifyChain(entries, sha256, head)).toEqual({
      ok: true,
      head: { count: entries.length, headHash: head.headHash },
    });
    expect(entries.every(({ content }) => content.programmeId === programmeId)).toBe(true);
  });

  it('finds what was changed, left out or put elsewhere in an export', async () => {
    const { entries, head } = await exportedLedger(app, admin, programmeId);
    const changed = entries.map((entry, at) =>
      at === 3 ? { ...entry, content: { ...entry.content, count: 2 } } : entry,
    );
    expect(verifyChain(changed, sha256, head)).toMatchObject({ ok: false, firstBad: 4, reason: 'entry-hash-differs' });
    expect(verifyChain(entries.slice(0, -1), sha256, head)).toMatchObject({ ok: false, reason: 'entries-missing' });
    expect(verifyChain(entries.toSpliced(5, 1), sha256, head)).toMatchObject({ ok: false, firstBad: 6 });
  });

  it('names no person', async () => {
    const { entries } = await exportedLedger(app, admin, programmeId);
    const people = await app.sql<{ id: string }>('SELECT id FROM persons');
    const text = JSON.stringify(entries);
    expect(people.filter(({ id }) => text.includes(id))).toEqual([]);
  });

  it('has one entry per move, and its fold is the tally and what the tables say', async () => {
    const { entries } = await exportedLedger(app, admin, programmeId);
    const folded = foldTally(
      entries.map(({ position, content }) => ({ position, ...content }) as unknown as TallyEntry),
    );
    const tallies = (await admin.get(`/programmes/${programmeId}/tallies`)) as object[];
    expect(tallies.map((tally) => ({ ...tally, talliedAt: undefined }))).toEqual(
      folded.map((tally) => ({ ...tally, talliedAt: undefined })),
    );
    for (const { municipalityId, assigned, redeemed, completed, requested } of folded) {
      const [counted] = await app.sql(
        `SELECT count(*) FILTER (WHERE state = 'assigned')::int AS assigned, count(*) FILTER (WHERE state = 'redeemed')::int AS redeemed,
                count(*) FILTER (WHERE state = 'completed')::int AS completed,
                (SELECT count(*)::int FROM voucher_requests WHERE municipality_id = $1 AND state = 'requested') AS requested
         FROM vouchers WHERE municipality_id = $1`,
        [municipalityId],
      );
      expect(counted).toEqual({ assigned, redeemed, completed, requested });
    }
    const [moves] = await app.sql<{ count: number }>(
      `SELECT count(*)::int AS count FROM ledger_entries WHERE kind LIKE 'voucher.%' AND kind <> 'voucher.assigned'
       AND entry ->> 'voucherId' IS NULL`,
    );
    expect(moves?.count).toBe(0);
  });

  it('is counted again without a change, as often as somebody likes', async () => {
    const before = (await admin.get(`/programmes/${programmeId}/tallies`)) as { talliedAt: string }[];
    const started = await admin.attempt('POST', `/programmes/${programmeId}/tallies/recount`);
    expect(started.status).toBe(202);
    await app.jobsDone();
    expect(await admin.get(`/jobs/${started.body.jobId as string}`)).toMatchObject({
      state: 'done',
      result: { municipalities: 2 },
    });
    const after = (await admin.get(`/programmes/${programmeId}/tallies`)) as { talliedAt: string }[];
    expect(after.map((tally) => ({ ...tally, talliedAt: '' }))).toEqual(
      before.map((tally) => ({ ...tally, talliedAt: '' })),
    );

    const ofHr = await towns[0]!.hr.post(`/programmes/${programmeId}/tallies/recount`);
    await app.jobsDone();
    expect(await towns[0]!.hr.get(`/jobs/${ofHr.jobId as string}`)).toMatchObject({ result: { municipalities: 1 } });
  });

  it('is tallied right by jobs that run twice, at once or late', async () => {
    const [town] = towns;
    const tally = () => app.get(TalliesService).tally(programmeId, town!.id);
    const look = () => app.sql('SELECT * FROM tallies WHERE municipality_id = $1', [town!.id]);
    const [before] = await look();
    await Promise.all([tally(), tally(), tally()]);
    expect(await look()).toEqual([{ ...before, tallied_at: expect.any(Date) as Date }]);
    const [accounts] = await app.get(TalliesRepository).accounts(programmeId, [town!.id]);
    const late = { ...accounts!, ledger: { ...accounts!.ledger, ledgerPosition: 1, requested: 99 } };
    await app.get(TalliesRepository).save(programmeId, [{ ...late, stored: null }], new Date());
    expect(await look()).toMatchObject([{ requested: before!.requested, ledger_position: before!.ledger_position }]);
    await app.sql('UPDATE tallies SET ledger_position = 0 WHERE municipality_id = $1', [town!.id]);
    await tally();
    expect(await look()).toMatchObject([{ assigned: before!.assigned, ledger_position: before!.ledger_position }]);
  });
});
