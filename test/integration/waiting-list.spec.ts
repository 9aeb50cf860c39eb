import { randomUUID } from 'node:crypto';

import { startApp, type TestApp } from '../support/app.js';
import { aCourse, anOpenProgramme, aPerson, aTown, type Somebody, type Town } from '../support/vouchers.js';
import { WaitingMoves } from '../../src/vouchers/requests/waiting-moves.service.js';

interface Scene {
  readonly town: Town;
  readonly programmeId: string;
  /** Holds the only place. */
  readonly holder: Somebody;
  readonly voucherId: string;
  /** Wait in the order of their requests. */
  readonly waiting: readonly { readonly person: Somebody; readonly requestId: string }[];
}

describe('The waiting list', () => {
  let app: TestApp;
  let admin: Somebody;
  let courseId: string;
  let number = 100;

  beforeAll(async () => {
    app = await startApp();
    admin = await aPerson(app, { admin: true });
    courseId = await aCourse(app);
  });
  afterAll(() => app.close());

  /** One town, one place that is taken, and `count` people on the list. */
  const aScene = async (count: number, programme: object = {}): Promise<Scene> => {
    const town = await aTown(app, (number += 1));
    const others = await app.sql<{ ars: string }>('SELECT ars FROM municipalities WHERE id <> $1', [town.id]);
    const exclude = others.map(({ ars }) => ars);
    const programmeId = await anOpenProgramme(admin, { total: 1, ...programme }, { weights: 'equal', exclude });
    const holder = await aPerson(app, { municipalityId: town.id });
    const { id: voucherId } = await town.hr.post('/vouchers', { programmeId, personId: holder.id, courseId });
    const waiting = [];
    for (let nth = 0; nth < count; nth += 1) {
      const person = await aPerson(app, { municipalityId: town.id });
      const { id: requestId } = await person.post('/voucher-requests', { programmeId, courseId });
      waiting.push({ person, requestId: requestId as string });
    }
    for (const { requestId } of [...waiting].reverse()) await town.hr.post(`/voucher-requests/${requestId}/waitlist`);
    await app.jobsDone();
    return { town, programmeId, holder, voucherId: voucherId as string, waiting };
  };
  const statesOf = async ({ waiting }: Scene): Promise<readonly string[]> => {
    const rows = await app.sql<{ id: string; state: string }>('SELECT id, state FROM voucher_requests');
    return waiting.map(({ requestId }) => rows.find(({ id }) => id === requestId)?.state ?? '');
  };
  const free = async ({ town, voucherId }: Scene): Promise<void> => {
    await town.hr.post(`/vouchers/${voucherId}/revoke`, { reason: 'Wird nicht gebraucht.' });
  };
  const occupied = async ({ programmeId }: Scene): Promise<number | undefined> =>
    (await app.sql<{ n: number }>('SELECT occupied AS n FROM allotments WHERE programme_id = $1', [programmeId]))[0]?.n;

  it('gives a free place to the first by the time of the request, in the name of who put them on the list', async () => {
    const scene = await aScene(3);
    await free(scene);
    await app.jobsDone();

    expect(await statesOf(scene)).toEqual(['approved', 'waitlisted', 'waitlisted']);
    const [first] = scene.waiting;
    const vouchers = await app.sql('SELECT assigned_by, person_id FROM vouchers WHERE request_id = $1', [
      first?.requestId,
    ]);
    expect(vouchers).toEqual([{ assigned_by: scene.town.hr.id, person_id: first?.person.id }]);
    const kinds = await app.sql<{ kind: string }>(
      'SELECT kind FROM ledger_entries WHERE programme_id = $1 ORDER BY position DESC LIMIT 3',
      [scene.programmeId],
    );
    expect(kinds.map(({ kind }) => kind)).toEqual(['voucher.assigned', 'request.approved', 'voucher.revoked']);
  });

  it('gives the place that somebody returns, who does not see who waits', async () => {
    const scene = await aScene(1);
    await scene.holder.post(`/vouchers/${scene.voucherId}/return`);
    await app.jobsDone();

    expect(await statesOf(scene)).toEqual(['approved']);
  });

  it('says everybody their place, and it moves when somebody before leaves', async () => {
    const { waiting } = await aScene(3);
    const placeOf = async (nth: number): Promise<unknown> =>
      (await waiting[nth]?.person.get('/voucher-requests'))?.items[0].waiting;

    expect(await placeOf(2)).toEqual({ place: 3, of: 3 });
    await waiting[0]?.person.post(`/voucher-requests/${waiting[0].requestId}/withdraw`);
    expect(await placeOf(2)).toEqual({ place: 2, of: 2 });
    expect(await placeOf(0)).toBeNull();
  });

  it('passes over who cannot have a voucher now, who then keeps the place', async () => {
    const scene = await aScene(2);
    const [first] = scene.waiting;
    await app.sql(`UPDATE memberships SET valid_from = '2019-01-01', valid_until = '2020-01-01' WHERE person_id = $1`, [
      first?.person.id,
    ]);
    await free(scene);
    await app.jobsDone();

    expect(await statesOf(scene)).toEqual(['waitlisted', 'approved']);
  });

  it('puts those first who had none this year, where the programme says so', async () => {
    const scene = await aScene(2, { waitingOrder: 'none-this-year-first' });
    const [first] = scene.waiting;
    const others = await app.sql<{ ars: string }>('SELECT ars FROM municipalities WHERE id <> $1', [scene.town.id]);
    const input = { weights: 'equal', exclude: others.map(({ ars }) => ars) };
    const elsewhere = await anOpenProgramme(admin, { total: 1 }, input);
    await scene.town.hr.post('/vouchers', { programmeId: elsewhere, personId: first?.person.id, courseId });
    await free(scene);
    await app.jobsDone();

    expect(await statesOf(scene)).toEqual(['waitlisted', 'approved']);
  });

  it('leaves the place to HR where the programme wants HR to decide', async () => {
    const scene = await aScene(2, { waitingApproval: 'by-hr' });
    await free(scene);
    await app.jobsDone();
    expect(await statesOf(scene)).toEqual(['waitlisted', 'waitlisted']);

    await scene.town.hr.post(`/voucher-requests/${scene.waiting[0]?.requestId}/approve`);
    expect(await statesOf(scene)).toEqual(['approved', 'waitlisted']);
  });

  it('gives a free place at once to who comes onto an empty list', async () => {
    const scene = await aScene(0);
    await free(scene);
    const person = await aPerson(app, { municipalityId: scene.town.id });
    const { id } = await person.post('/voucher-requests', { programmeId: scene.programmeId, courseId });
    await scene.town.hr.post(`/voucher-requests/${id as string}/waitlist`);
    await app.jobsDone();

    expect(await app.sql('SELECT state FROM voucher_requests WHERE id = $1', [id])).toEqual([{ state: 'approved' }]);
  });

  it('is nothing that somebody puts themselves on', async () => {
    const { town, programmeId } = await aScene(0);
    const memberships = (['hr', 'employee'] as const).map((role) => ({ municipalityId: town.id, role }));
    const both = await aPerson(app, { memberships });
    const { id } = await both.post('/voucher-requests', { programmeId, courseId });
    const { status, body } = await both.attempt('POST', `/voucher-requests/${id as string}/waitlist`, {
      body: {},
      headers: { 'idempotency-key': randomUUID() },
    });
    expect([status, body.code]).toEqual([403, 'not-for-oneself']);
  });

  it('gives one place once while two HR people decide and two workers move up', async () => {
    for (let round = 0; round < 3; round += 1) {
      const scene = await aScene(3);
      const second = await aPerson(app, { municipalityId: scene.town.id, role: 'hr' });
      const [a, b, c] = scene.waiting.map(({ requestId }) => requestId);
      const decide = (hr: Somebody, id: string | undefined) =>
        hr.attempt('POST', `/voucher-requests/${id}/approve`, {
          body: {},
          headers: { 'idempotency-key': randomUUID() },
        });
      const moves = app.get(WaitingMoves);
      const [, ...decisions] = await Promise.all([
        free(scene),
        ...[decide(scene.town.hr, a), decide(second, a), decide(scene.town.hr, b), decide(second, c)],
        ...[moves.moveUp(scene.programmeId), moves.moveUp(scene.programmeId)],
      ]);
      await app.jobsDone();

      expect((await statesOf(scene)).filter((state) => state === 'approved')).toHaveLength(1);
      expect(await occupied(scene)).toBe(1);
      const codes = decisions.flatMap((answer) =>
        'status' in answer && answer.status !== 200 ? [answer.body.code] : [],
      );
      for (const code of codes) expect(['no-voucher-left', 'request-move-not-allowed']).toContain(code);
    }
  });
});
