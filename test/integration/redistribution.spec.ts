import { createHash, randomUUID } from 'node:crypto';

import { addDays, berlinDay } from '../../src/kernel/calendar.js';
import { canonicalJson } from '../../src/vouchers/domain/canonical-json.js';
import { RedistributionRuns } from '../../src/vouchers/redistribution/redistribution-runs.service.js';
import { breachesOf } from '../faults/invariants.js';
import { startApp, type TestApp } from '../support/app.js';
import { bookmarksOf } from '../support/pdf.js';
import {
  afterTheWindow,
  anAnnouncement,
  anUnevenUse,
  theDayHasCome,
  type UnevenUse,
} from '../support/redistribution.js';
import { aPerson, aTown, exportedLedger, type Somebody, type Town } from '../support/vouchers.js';

describe('A redistribution', () => {
  let app: TestApp;
  let admin: Somebody;
  let foreign: Town;

  beforeAll(async () => {
    app = await startApp();
    admin = await aPerson(app, { admin: true });
    foreign = await aTown(app, 9_999);
  });
  afterAll(() => app.close());
  afterEach(async () => {
    await app.jobsDone();
    expect(await breachesOf((sql) => app.sql(sql))).toEqual([]);
  });

  const pathOf = ({ programmeId }: UnevenUse, id?: string) =>
    `/programmes/${programmeId}/redistributions${id === undefined ? '' : `/${id}`}`;
  const announce = async (use: UnevenUse, more: object = {}): Promise<string> =>
    (await admin.post(pathOf(use), anAnnouncement(more))).id as string;
  const decide = async (use: UnevenUse, id: string) => {
    await theDayHasCome(app, id);
    return admin.post(`${pathOf(use, id)}/decide`);
  };
  const carriedOut = async (use: UnevenUse): Promise<string> => {
    const id = await announce(use);
    await decide(use, id);
    await afterTheWindow(app, id);
    return id;
  };
  const refusal = async (attempt: ReturnType<Somebody['attempt']>) => {
    const { status, body } = await attempt;
    return [status, body.code];
  };
  const assign = async ({ programmeId, giver }: UnevenUse) => {
    const { id: personId } = await aPerson(app, { municipalityId: giver.id });
    return giver.hr.attempt('POST', '/vouchers', { body: { programmeId, personId } });
  };
  /** Granted and occupied, first of the giver, then of the receiver. */
  const places = async ({ programmeId }: UnevenUse) => {
    const rows = (await admin.get(`/programmes/${programmeId}/allotments`)) as { granted: number; occupied: number }[];
    return rows.map(({ granted, occupied }) => [granted, occupied]);
  };
  const toldTo = async ({ id }: Somebody) =>
    (await app.sql<{ kind: string }>('SELECT kind FROM mails WHERE recipient_id = $1 ORDER BY created_at', [id])).map(
      ({ kind }) => kind,
    );

  it.each(['announced', 'decided'])('that is %s ends with its programme, and HR is told', async (state) => {
    const use = await anUnevenUse(app, admin);
    const id = await announce(use);
    if (state === 'decided') {
      await decide(use, id);
      const path = `/programmes/${use.programmeId}/objections`;
      await use.giver.hr.post(path, { municipalityId: use.giver.id, text: 'Wir brauchen sie selbst.' });
    }
    const before = await places(use);
    await admin.post(`/programmes/${use.programmeId}/close`);
    await app.jobsDone();
    expect(await admin.get(pathOf(use, id))).toMatchObject({ state: 'lapsed', endedBy: null, endReason: null });
    const objections = await app.sql('SELECT state FROM objections WHERE redistribution_id = $1', [id]);
    expect(objections).toEqual(state === 'decided' ? [{ state: 'lapsed' }] : []);
    expect(await toldTo(use.giver.hr)).toEqual(expect.arrayContaining(['redistribution-lapsed']));
    await app.sql(`UPDATE redistributions SET due_on = current_date - 1 WHERE id = $1`, [id]);
    for (const [act, code] of [
      ['decide', 'programme-act-not-allowed'],
      ['cancel', 'redistribution-move-not-allowed'],
    ] as const) {
      expect(
        await refusal(admin.attempt('POST', `${pathOf(use, id)}/${act}`, { body: { reason: 'Zu spät' } })),
      ).toEqual([...[409, code]]);
    }
    expect(await app.get(RedistributionRuns).carryOut(id)).toEqual({ moved: 0 });
    expect(await places(use)).toEqual(before);
  });

  it('is tried without moving anything, and says of each municipality what it would give or get, and why', async () => {
    const use = await anUnevenUse(app, admin);
    const rules = { useThresholdPercent: 50, keepPercent: 20, minimumKept: 1 };
    expect(await admin.post(`${pathOf(use)}/preview`, rules)).toMatchObject([
      { granted: 10, occupied: 1, available: 9, usePercent: 10, waiting: 0, offered: 7, given: 3, reason: 'gives' },
      { granted: 2, available: 0, usePercent: 100, waiting: 3, lacking: 3, received: 3, reason: 'receives' },
    ]);
    expect(await places(use)).toEqual([
      [10, 1],
      [2, 2],
    ]);
    const wrong = { body: { keepPercent: 101 } };
    expect(await refusal(admin.attempt('POST', `${pathOf(use)}/preview`, wrong))).toEqual([400, 'input-invalid']);
  });

  it('is announced at least 14 days ahead, changed and cancelled, and HR of every municipality is told', async () => {
    const use = await anUnevenUse(app, admin);
    const today = berlinDay(new Date());
    const tooSoon = { body: anAnnouncement({ dueOn: addDays(today, 13) }) };
    expect(await refusal(admin.attempt('POST', pathOf(use), tooSoon))).toEqual([
      422,
      'redistribution-notice-too-short',
    ]);
    const tooLate = { body: anAnnouncement({ dueOn: addDays(today, 3_000) }) };
    expect(await refusal(admin.attempt('POST', pathOf(use), tooLate))).toEqual([422, 'redistribution-after-programme']);

    const headers = { 'idempotency-key': randomUUID() };
    const first = await admin.attempt('POST', pathOf(use), { body: anAnnouncement(), headers });
    const again = await admin.attempt('POST', pathOf(use), { body: anAnnouncement(), headers });
    expect([first.status, again.body.id]).toEqual([201, first.body.id]);
    const id = first.body.id as string;
    expect(await refusal(admin.attempt('POST', pathOf(use), { body: anAnnouncement() }))).toEqual([
      409,
      'one-redistribution-under-way',
    ]);

    const change = (match: string) =>
      admin.attempt('PUT', pathOf(use, id), {
        body: anAnnouncement({ dueOn: addDays(today, 30) }),
        headers: { 'if-match': match },
      });
    expect(await change('"1"')).toMatchObject({ status: 200, headers: { etag: '"2"' } });
    expect(await refusal(change('"1"'))).toEqual([412, 'edited-meanwhile']);
    expect(await refusal(admin.attempt('POST', `${pathOf(use, id)}/decide`))).toEqual([409, 'redistribution-not-due']);
    await admin.post(`${pathOf(use, id)}/cancel`, { reason: 'Erst im Herbst' });
    expect(await refusal(change('"2"'))).toEqual([409, 'redistribution-move-not-allowed']);
    await app.jobsDone();
    for (const { hr } of [use.giver, use.receiver]) {
      expect(await toldTo(hr)).toEqual([
        'redistribution-announced',
        'redistribution-changed',
        'redistribution-cancelled',
      ]);
    }
    expect(await toldTo(foreign.hr)).toEqual([]);
  });

  it('shows HR its own municipality, and a foreign municipality nothing', async () => {
    const use = await anUnevenUse(app, admin);
    const id = await announce(use);
    const own = await use.receiver.hr.get(pathOf(use, id));
    expect(own).toMatchObject({ isForecast: true, positions: [{ municipalityId: use.receiver.id, received: 3 }] });
    await decide(use, id);
    const { body } = await use.giver.hr.attempt('GET', `${pathOf(use, id)}/export`);
    expect(body.municipalities).toMatchObject([{ given: 3, waiting: 0 }]);
    expect(body.inputs).toBeUndefined();

    expect(await foreign.hr.get(pathOf(use))).toEqual([]);
    for (const path of [pathOf(use, id), `${pathOf(use, id)}/export`]) {
      expect(await refusal(foreign.hr.attempt('GET', path))).toEqual([404, 'redistribution-not-found']);
    }
    const employee = use.waiting[0]!;
    expect((await employee.attempt('GET', pathOf(use))).status).toBe(403);
    for (const act of ['decide', 'cancel', 'reverse']) {
      expect((await use.giver.hr.attempt('POST', `${pathOf(use, id)}/${act}`, { body: {} })).status).toBe(403);
    }
  });

  it('moves after the window what was decided, the waiting list moves up, and the tallies are right', async () => {
    const use = await anUnevenUse(app, admin);
    const id = await announce(use);
    const headers = { 'idempotency-key': randomUUID() };
    await theDayHasCome(app, id);
    const decided = await admin.attempt('POST', `${pathOf(use, id)}/decide`, { headers });
    expect(decided.body).toMatchObject({ state: 'decided', decided: 3, moved: null, isForecast: false });
    expect((await admin.attempt('POST', `${pathOf(use, id)}/decide`, { headers })).status).toBe(200);
    expect(await app.get(RedistributionRuns).queueDue()).toEqual({ queued: 0 });
    expect(await app.get(RedistributionRuns).carryOut(id)).toEqual({ moved: 0 });
    await afterTheWindow(app, id);

    expect(await places(use)).toEqual([
      [7, 1],
      [5, 5],
    ]);
    expect(await app.get(RedistributionRuns).carryOut(id)).toEqual({ moved: 0 });
    const view = await admin.get(pathOf(use, id));
    expect(view).toMatchObject({ state: 'carried-out', decided: 3, moved: 3 });
    const tallies = (await admin.get(`/programmes/${use.programmeId}/tallies`)) as { municipalityId: string }[];
    const tallyOf = ({ id: of }: Town) => tallies.find(({ municipalityId }) => municipalityId === of);
    expect(tallyOf(use.giver)).toMatchObject({ granted: 7, available: 6 });
    expect(tallyOf(use.receiver)).toMatchObject({ granted: 5, assigned: 5, requested: 0, available: 0 });
    const { entries } = await exportedLedger(app, admin, use.programmeId);
    const grants = entries.filter(({ content }) => content.redistributionId === id);
    expect(grants.map(({ content }) => [content.count, content.recordHash])).toEqual([
      [-3, view.outcomeHash],
      [3, view.outcomeHash],
    ]);
    expect(await toldTo(use.receiver.hr)).toContain('redistribution-carried-out');
  });

  it('leaves a record as data and as an accessible document that can be calculated again', async () => {
    const use = await anUnevenUse(app, admin, { waitingApproval: 'by-hr' });
    const early = await announce(use);
    const path = `${pathOf(use, early)}/export`;
    expect(await refusal(admin.attempt('GET', path))).toEqual([409, 'redistribution-undecided']);
    await decide(use, early);
    await afterTheWindow(app, early);
    const { body, headers } = await admin.attempt('GET', path);
    expect(headers['content-disposition']).toMatch(/filename="umverteilung-\d{4}-\d\d-\d\d-[0-9a-f]{8}\.json"$/);
    const sha256 = (value: object) =>
      createHash('sha256')
        .update(canonicalJson(value as Parameters<typeof canonicalJson>[0]))
        .digest('hex');
    const { inputs, lines, outcome, recordHash, outcomeHash } = body;
    expect(sha256({ inputs, lines })).toBe(recordHash);
    expect(sha256({ recordHash, ...outcome })).toBe(outcomeHash);
    expect(body.facts).toContainEqual(['Umverteilt', '3']);
    const url = `/api/v1${path}?format=pdf&language=en`;
    const { rawPayload } = await app.app.inject({ url, headers: { authorization: `Bearer ${admin.token}` } });
    expect(bookmarksOf(rawPayload)).toContain('What each municipality gives or receives');
  });

  it('takes nothing that was assigned within the window', async () => {
    const use = await anUnevenUse(app, admin);
    const id = await announce(use);
    await decide(use, id);
    for (let nth = 0; nth < 6; nth += 1) expect((await assign(use)).status).toBe(201);
    await afterTheWindow(app, id);
    expect(await places(use)).toEqual([
      [10, 7],
      [2, 2],
    ]);
    expect(await admin.get(pathOf(use, id))).toMatchObject({ state: 'carried-out', decided: 3, moved: 0 });
  });

  it('takes nothing that is assigned at the same moment', async () => {
    for (let round = 0; round < 2; round += 1) {
      const use = await anUnevenUse(app, admin);
      const id = await announce(use);
      await decide(use, id);
      await app.sql(`UPDATE redistributions SET objections_until = decided_at WHERE id = $1`, [id]);
      const runs = app.get(RedistributionRuns);
      const people = await Promise.all(
        Array.from({ length: 12 }, () => aPerson(app, { municipalityId: use.giver.id })),
      );
      const { programmeId, giver } = use;
      const assigned = people.map(({ id: personId }) =>
        giver.hr.attempt('POST', '/vouchers', { body: { programmeId, personId } }),
      );
      const [first, second] = await Promise.all([runs.carryOut(id), runs.carryOut(id), ...assigned]);
      const answers = await Promise.all(assigned);
      await app.jobsDone();

      const moved = first.moved + second.moved;
      const succeeded = answers.filter(({ status }) => status === 201).length;
      expect(moved).toBeLessThanOrEqual(3);
      expect(succeeded).toBe(9 - moved);
      for (const { status, body } of answers.filter((answer) => answer.status !== 201)) {
        expect([status, body.code]).toEqual([409, 'no-voucher-left']);
      }
      expect(await places(use)).toEqual([
        [10 - moved, 10 - moved],
        [2 + moved, 2 + moved],
      ]);
    }
  });

  it('is reversed as a whole while nothing that was moved is in use, and only once', async () => {
    const use = await anUnevenUse(app, admin, { waitingApproval: 'by-hr' });
    const id = await carriedOut(use);
    expect(await places(use)).toEqual([
      [7, 1],
      [5, 2],
    ]);
    const headers = { 'idempotency-key': randomUUID() };
    const body = { reason: 'Falsche Schwelle' };
    const first = await admin.attempt('POST', `${pathOf(use, id)}/reverse`, { body, headers });
    const again = await admin.attempt('POST', `${pathOf(use, id)}/reverse`, { body, headers });
    expect([first.status, again.status]).toEqual([200, 200]);
    expect(first.body).toMatchObject({ state: 'reversed', endReason: 'Falsche Schwelle', kept: [] });
    expect(await places(use)).toEqual([
      [10, 1],
      [2, 2],
    ]);
    expect(await refusal(admin.attempt('POST', `${pathOf(use, id)}/reverse`, { body }))).toEqual([
      409,
      'redistribution-move-not-allowed',
    ]);
  });

  it('is not reversed once something moved is assigned, except for what is still free when that is asked for', async () => {
    const use = await anUnevenUse(app, admin, { waitingApproval: 'by-hr' });
    const id = await carriedOut(use);
    const { items } = await use.waiting[0]!.get('/voucher-requests');
    await use.receiver.hr.post(`/voucher-requests/${items[0].id as string}/approve`);
    const body = { reason: 'Doch nicht' };
    const refused = await admin.attempt('POST', `${pathOf(use, id)}/reverse`, { body });
    expect([refused.status, refused.body.code]).toEqual([409, 'redistribution-in-use']);
    expect(await places(use)).toEqual([
      [7, 1],
      [5, 3],
    ]);
    expect(await admin.post(`${pathOf(use, id)}/reverse`, { ...body, leaveInUse: true })).toMatchObject({
      state: 'reversed',
      kept: [{ municipalityId: use.receiver.id, count: 1 }],
    });
    expect(await places(use)).toEqual([
      [9, 1],
      [3, 3],
    ]);
  });

  it('waits for the answer to an objection, and is held up by one that is upheld', async () => {
    const use = await anUnevenUse(app, admin, { waitingApproval: 'by-hr' });
    const objections = `/programmes/${use.programmeId}/objections`;
    const id = await announce(use);
    const object = (by: Somebody) =>
      by.attempt('POST', objections, { body: { text: 'Bei uns beginnt ein Lehrgang.' } });
    expect(await refusal(object(use.giver.hr))).toEqual([409, 'programme-act-not-allowed']);
    await decide(use, id);
    expect(await refusal(object(foreign.hr))).toEqual([409, 'programme-act-not-allowed']);
    const raised = await object(use.giver.hr);
    expect(raised.body).toMatchObject({ redistributionId: id, distributionId: null, state: 'open' });
    expect(await refusal(object(use.giver.hr))).toEqual([409, 'one-open-objection-per-municipality']);
    expect(await use.receiver.hr.get(objections)).toEqual([]);
    await afterTheWindow(app, id);
    expect(await admin.get(pathOf(use, id))).toMatchObject({ state: 'decided' });
    expect(await refusal(object(use.receiver.hr))).toEqual([409, 'objection-window-closed']);

    const answer = { verdict: 'upheld', answer: 'Sie haben recht.' };
    await admin.post(`${objections}/${raised.body.id as string}/answer`, answer);
    await afterTheWindow(app, id);
    expect(await app.get(RedistributionRuns).carryOut(id)).toEqual({ moved: 0 });
    await admin.post(`${pathOf(use, id)}/cancel`, { reason: 'Einspruch' });

    const next = await announce(use);
    await decide(use, next);
    const again = await object(use.giver.hr);
    await admin.post(`${objections}/${again.body.id as string}/answer`, { ...answer, verdict: 'dismissed' });
    await afterTheWindow(app, next);
    expect(await admin.get(pathOf(use, next))).toMatchObject({ state: 'carried-out', moved: 3 });
  });

  it('moves nothing where nobody waits, and nothing once its programme is closed', async () => {
    const use = await anUnevenUse(app, admin, { waitingApproval: 'by-hr' });
    const id = await announce(use, { windowDays: 0 });
    await theDayHasCome(app, id);
    for (const person of use.waiting) {
      const { items } = await person.get('/voucher-requests');
      await person.post(`/voucher-requests/${items[0].id as string}/withdraw`);
    }
    expect(await refusal(admin.attempt('POST', `${pathOf(use, id)}/decide`))).toEqual([409, 'nothing-to-redistribute']);
    await admin.post(`/programmes/${use.programmeId}/close`);
    expect(await refusal(admin.attempt('POST', `${pathOf(use, id)}/decide`))).toEqual([
      409,
      'programme-act-not-allowed',
    ]);
    expect(await admin.get(pathOf(use, id))).toMatchObject({ state: 'lapsed' });
  });
});
