import { createHash, randomUUID } from 'node:crypto';

import { DistributionsService } from '../../src/vouchers/index.js';
import type { DecisionRecord } from '../../src/vouchers/distribution/records.service.js';
import { canonicalJson } from '../../src/vouchers/domain/canonical-json.js';
import { startApp, type TestApp } from '../support/app.js';
import { bookmarksOf, structureOf } from '../support/pdf.js';
import {
  aCourse,
  aMunicipality,
  anOpenProgramme,
  aPerson,
  aProgramme,
  aTown,
  exportedLedger,
  type Somebody,
  type Town,
} from '../support/vouchers.js';

describe('Decisions on a distribution', () => {
  let app: TestApp;
  let admin: Somebody;
  let town: Town;
  let village: Town;

  beforeAll(async () => {
    app = await startApp();
    admin = await aPerson(app, { admin: true });
    town = await aTown(app, 1, { population: 30_000 });
    village = await aTown(app, 2, { population: 10_000 });
  });
  afterAll(() => app.close());

  const draft = async (more: object = {}): Promise<string> =>
    (await admin.post('/programmes', aProgramme({ total: 40, objectionDays: 14, ...more }))).id as string;
  const refusal = async (attempt: ReturnType<Somebody['attempt']>) => {
    const { status, body } = await attempt;
    return [status, body.code];
  };
  const granted = async (programmeId: string) => {
    const rows = (await admin.get(`/programmes/${programmeId}/allotments`)) as { granted: number }[];
    return rows.map((row) => row.granted);
  };
  const pastTheWindow = (programmeId: string) =>
    app.sql(`UPDATE distributions SET objections_until = committed_at WHERE programme_id = $1`, [programmeId]);

  /** A distribution that is decided upon and whose job has not run: as one finds it in between. */
  const whilePending = async (programmeId: string): Promise<void> => {
    await admin.post(`/programmes/${programmeId}/distribution`, {});
    await app.sql(`UPDATE allotments SET granted = 0 WHERE programme_id = $1`, [programmeId]);
    await app.sql(`UPDATE distributions SET state = 'pending' WHERE programme_id = $1`, [programmeId]);
  };

  it('are carried out by a job where that is asked for, with every refusal at once', async () => {
    const id = await draft();
    expect(
      await refusal(admin.attempt('POST', `/programmes/${id}/distribution/queue`, { body: { maximum: 1 } })),
    ).toEqual([422, 'maximum-below-total']);
    const headers = { 'idempotency-key': randomUUID() };
    const queued = await admin.attempt('POST', `/programmes/${id}/distribution/queue`, { body: {}, headers });
    expect(queued.status).toBe(202);
    const again = await admin.attempt('POST', `/programmes/${id}/distribution/queue`, { body: {}, headers });
    expect(again.body).toEqual(queued.body);
    await app.jobsDone();
    expect(await admin.get(`/jobs/${queued.body.jobId as string}`)).toMatchObject({
      state: 'done',
      progress: { done: 2, total: 2 },
      result: { municipalities: 2 },
    });
    expect(await granted(id)).toEqual([30, 10]);
    const { distributionId, jobId } = queued.body as { distributionId: string; jobId: string };
    await app.get(DistributionsService).carryOutInJob(distributionId, jobId);
    const { entries } = await exportedLedger(app, admin, id);
    expect(entries.map(({ content }) => content.count)).toEqual([30, 10]);
    expect(await admin.get(`/programmes/${id}/distributions`)).toMatchObject([
      { id: queued.body.distributionId, kind: 'distribution', state: 'committed', committedBy: admin.id },
    ]);
    expect(await refusal(admin.attempt('POST', `/programmes/${id}/distribution/queue`, { body: {} }))).toEqual([
      409,
      'already-distributed',
    ]);
  });

  it('are pending until the job has run, and called off by a reversal before it', async () => {
    const id = await draft();
    await whilePending(id);
    expect(await refusal(admin.attempt('POST', `/programmes/${id}/distribution`, { body: {} }))).toEqual([
      409,
      'distribution-under-way',
    ]);
    expect(await admin.get(`/programmes/${id}`)).toMatchObject({ granted: 0, recordHash: null });
    await admin.post(`/programmes/${id}/distribution/reverse`, { reason: 'Doch nicht' });
    await admin.post(`/programmes/${id}/distribution`, { weights: 'equal' });
    expect(await granted(id)).toEqual([20, 20]);
    expect(await admin.get(`/programmes/${id}/distributions`)).toMatchObject([
      { state: 'committed' },
      { state: 'reversed' },
    ]);
  });

  it('are repeated under their Idempotency-Key, not made twice', async () => {
    const id = await draft();
    const headers = { 'idempotency-key': randomUUID() };
    const first = await admin.attempt('POST', `/programmes/${id}/distribution`, { body: {}, headers });
    const again = await admin.attempt('POST', `/programmes/${id}/distribution`, { body: {}, headers });
    expect([first.status, again.status]).toEqual([201, 201]);
    expect(again.body).toEqual(first.body);
    const other = { body: { weights: 'equal' }, headers };
    expect(await refusal(admin.attempt('POST', `/programmes/${id}/distribution`, other))).toEqual([
      422,
      'idempotency-key-reused',
    ]);
  });

  it('leave a record that HR can read too, as data and as an accessible document', async () => {
    const id = await draft();
    const { id: recordId } = await admin.post(`/programmes/${id}/distribution`, { exclude: ['district'], minimum: 3 });
    const path = `/programmes/${id}/distributions/${recordId as string}`;
    const record = (await town.hr.get(path)) as DecisionRecord;
    const { inputs, shares } = record;
    const hash = createHash('sha256').update(canonicalJson({ inputs, shares: shares.map((one) => ({ ...one })) }));
    expect(record.recordHash).toBe(hash.digest('hex'));
    const { body, headers } = await town.hr.attempt('GET', `${path}/export`);
    expect(headers['content-disposition']).toMatch(
      /^attachment; filename="entscheidung-\d{4}-\d\d-\d\d-[0-9a-f]{8}\.json"$/,
    );
    expect(body).toMatchObject({
      format: 'lernlotse-distribution-record',
      title: 'Entscheidung über die Verteilung: Bildungsgutscheine',
      summary: '40 Gutscheine auf 2 Kommunen, je 10 bis 30.',
      decidedBy: { id: admin.id, name: 'Kim Muster' },
      recordHash: record.recordHash,
      inputs: { method: 'sainte-lague', weights: 'population', minimum: 3, maximum: null, exclude: ['district'] },
      municipalities: [
        { name: 'Ort 1', weight: 30_000, quota: '30.0000', granted: 30 },
        { name: 'Ort 2', weight: 10_000, quota: '10.0000', granted: 10 },
      ],
    });
    expect(body.facts).toContainEqual(['Nicht beteiligt', 'Landkreise']);
    const url = `/api/v1${path}/export?format=pdf&language=en`;
    const pdf = await app.app.inject({ url, headers: { authorization: `Bearer ${town.hr.token}` } });
    expect([pdf.statusCode, pdf.headers['content-type']]).toEqual([200, 'application/pdf']);
    expect(bookmarksOf(pdf.rawPayload)).toEqual([
      'Decision on the distribution: Bildungsgutscheine',
      'The decision',
      'Checking it',
      'The allotments',
    ]);
    expect(JSON.stringify(structureOf(pdf.rawPayload))).toContain('TH Column');
    expect(await refusal(admin.attempt('GET', `/programmes/${id}/distributions/${randomUUID()}`))).toEqual([
      404,
      'distribution-not-found',
    ]);
    const employee = await aPerson(app, { municipalityId: town.id });
    expect((await employee.attempt('GET', path)).status).toBe(403);
  });

  it('draw a lot between equal claims where a seed is given, and keep it in the record', async () => {
    const id = await draft({ total: 41 });
    const { inputs } = await admin.post(`/programmes/${id}/distribution`, {
      weights: 'equal',
      lot: 'Ziehung vom 2. Mai',
    });
    expect(inputs).toMatchObject({ ties: 'lot', lot: 'Ziehung vom 2. Mai' });
    const lots = ['073300000001', '073300000002'].map((ars) =>
      createHash('sha256').update(`Ziehung vom 2. Mai:${ars}`).digest('hex'),
    );
    expect(await granted(id)).toEqual(lots[0]! < lots[1]! ? [21, 20] : [20, 21]);
  });

  it('are decided once, however many decide at the same time', async () => {
    const id = await draft();
    const attempts = Array.from({ length: 4 }, () =>
      admin.attempt('POST', `/programmes/${id}/distribution`, { body: {} }),
    );
    const statuses = (await Promise.all(attempts)).map(({ status }) => status);
    expect(statuses.sort()).toEqual([201, 409, 409, 409]);
    expect(await granted(id)).toEqual([30, 10]);
  });

  it('are objected to by HR, answered by the administration, and only then opened', async () => {
    const id = await draft();
    expect(
      await refusal(town.hr.attempt('POST', `/programmes/${id}/objections`, { body: { text: 'Zu wenig' } })),
    ).toEqual([409, 'programme-not-distributed']);
    await admin.post(`/programmes/${id}/distribution`, {});
    const objection = await town.hr.post(`/programmes/${id}/objections`, { text: 'Die Einwohnerzahl ist veraltet.' });
    expect(objection).toMatchObject({ municipalityId: town.id, state: 'open', answer: null });
    expect(
      await refusal(town.hr.attempt('POST', `/programmes/${id}/objections`, { body: { text: 'Noch etwas' } })),
    ).toEqual([409, 'one-open-objection-per-municipality']);
    await village.hr.post(`/programmes/${id}/objections`, { text: 'Wir brauchen mehr.' });
    expect(await village.hr.get(`/programmes/${id}/objections`)).toHaveLength(1);
    expect(await admin.get(`/programmes/${id}/objections`)).toHaveLength(2);
    const answer = (who: Somebody, of: string, verdict: string) =>
      who.attempt('POST', `/programmes/${id}/objections/${of}/answer`, { body: { verdict, answer: 'Geprüft.' } });
    expect((await answer(town.hr, objection.id as string, 'upheld')).status).toBe(403);
    expect(await refusal(admin.attempt('POST', `/programmes/${id}/open`))).toEqual([409, 'objection-window-open']);

    await pastTheWindow(id);
    expect(
      await refusal(town.hr.attempt('POST', `/programmes/${id}/objections`, { body: { text: 'Zu spät' } })),
    ).toEqual([409, 'objection-window-closed']);
    expect(await refusal(admin.attempt('POST', `/programmes/${id}/open`))).toEqual([409, 'objections-unanswered']);
    const [second] = (await village.hr.get(`/programmes/${id}/objections`)) as { id: string }[];
    expect((await answer(admin, second!.id, 'dismissed')).body).toMatchObject({
      state: 'dismissed',
      answer: 'Geprüft.',
    });
    expect((await answer(admin, objection.id as string, 'upheld')).body).toMatchObject({ state: 'upheld' });
    expect(await refusal(answer(admin, objection.id as string, 'dismissed'))).toEqual([
      409,
      'objection-move-not-allowed',
    ]);
    expect(await refusal(admin.attempt('POST', `/programmes/${id}/open`))).toEqual([409, 'objection-upheld']);

    await admin.post(`/programmes/${id}/distribution/reverse`, { reason: 'Neue Einwohnerzahlen' });
    await admin.post(`/programmes/${id}/distribution`, { weights: 'equal' });
    await pastTheWindow(id);
    expect(await admin.post(`/programmes/${id}/open`)).toMatchObject({ state: 'open', granted: 40 });
  });

  it('can be read and objected to by HR of a municipality that is left out', async () => {
    const id = await draft();
    expect(await refusal(village.hr.attempt('GET', `/programmes/${id}`))).toEqual([404, 'programme-not-found']);
    await admin.post(`/programmes/${id}/distribution`, { exclude: ['073300000002'] });
    expect(await granted(id)).toEqual([40]);
    expect(await village.hr.get(`/programmes/${id}/allotments`)).toEqual([]);
    expect(await village.hr.get(`/programmes/${id}/distributions`)).toHaveLength(1);
    expect(
      await village.hr.post(`/programmes/${id}/objections`, { text: 'Warum sind wir nicht dabei?' }),
    ).toMatchObject({
      municipalityId: village.id,
      state: 'open',
    });
  });

  it('are reversed as a whole before the programme opens, and the ledger keeps both', async () => {
    const id = await draft({ objectionDays: 0 });
    expect(
      await refusal(admin.attempt('POST', `/programmes/${id}/distribution/reverse`, { body: { reason: 'Nichts da' } })),
    ).toEqual([409, 'programme-not-distributed']);
    await admin.post(`/programmes/${id}/distribution`, {});
    const reversed = await admin.post(`/programmes/${id}/distribution/reverse`, { reason: 'Falsche Grundlage' });
    expect(reversed).toMatchObject({ state: 'reversed', reversedBy: admin.id, reversalReason: 'Falsche Grundlage' });
    expect(await admin.get(`/programmes/${id}`)).toMatchObject({ granted: 0, recordHash: null, objectionsUntil: null });
    expect(await granted(id)).toEqual([0, 0]);
    await admin.post(`/programmes/${id}/distribution`, { exclude: [village.id] });
    expect(await granted(id)).toEqual([40, 0]);
    const { entries } = await exportedLedger(app, admin, id);
    const counts = entries.map(({ content }) => Number(content.count));
    expect(counts.slice(0, 2)).toEqual([30, 10]);
    expect(new Set(counts.slice(2, 4))).toEqual(new Set([-30, -10]));
    expect(counts.slice(4)).toEqual([40]);
    await app.jobsDone();
    const tallies = (await admin.get(`/programmes/${id}/tallies`)) as { municipalityId: string; granted: number }[];
    expect(tallies.find(({ municipalityId }) => municipalityId === town.id)?.granted).toBe(40);
    expect(tallies.find(({ municipalityId }) => municipalityId === village.id)?.granted).toBe(0);
    await admin.post(`/programmes/${id}/open`);
    expect(
      await refusal(admin.attempt('POST', `/programmes/${id}/distribution/reverse`, { body: { reason: 'Zu spät' } })),
    ).toEqual([409, 'programme-act-not-allowed']);
  });

  it('are topped up in an open programme, and nobody gets less than before', async () => {
    const id = await anOpenProgramme(admin, { total: 40 }, { weights: 'equal' });
    const employee = await aPerson(app, { municipalityId: village.id });
    await village.hr.post('/vouchers', { programmeId: id, personId: employee.id, courseId: await aCourse(app) });
    const topUp = (input: object) => admin.attempt('POST', `/programmes/${id}/distribution/top-up`, { body: input });
    expect(await refusal(topUp({ total: 39 }))).toEqual([422, 'top-up-below-total']);
    expect(await refusal(topUp({ total: 50, reserve: 10 }))).toEqual([422, 'nothing-to-top-up']);
    const preview = await admin.post(`/programmes/${id}/distribution/top-up/preview`, { total: 60 });
    expect((preview.allotments as { granted: number }[]).map((one) => one.granted)).toEqual([40, 20]);
    expect(await granted(id)).toEqual([20, 20]);
    const { status, body } = await topUp({ total: 60 });
    expect([status, body.kind, body.state]).toEqual([201, 'top-up', 'committed']);
    expect(body.inputs).toMatchObject({ total: 60, entries: [{ granted: 20 }, { granted: 20 }] });
    expect(await granted(id)).toEqual([40, 20]);
    expect(await admin.get(`/programmes/${id}`)).toMatchObject({ total: 60, granted: 60, state: 'open' });
    await topUp({ total: 66, exclude: [town.id] });
    expect(await granted(id)).toEqual([40, 26]);
    const { entries } = await exportedLedger(app, admin, id);
    expect(entries.filter(({ content }) => content.kind === 'grant').map(({ content }) => content.count)).toEqual([
      20, 20, 20, 6,
    ]);
    expect(await admin.get(`/programmes/${id}/distributions`)).toHaveLength(3);
  });

  it('reach a municipality that joins with a top-up', async () => {
    const id = await anOpenProgramme(admin, { total: 40 }, { weights: 'equal' });
    const newcomer = await aMunicipality(app, {
      ...{ ars: '073390000009', name: 'Neuort', kind: 'independent-municipality', population: 20_000 },
    });
    await admin.post(`/programmes/${id}/distribution/top-up`, { total: 60, weights: 'equal' });
    expect(await granted(id)).toEqual([20, 20, 20]);
    expect(newcomer).toBeDefined();
  });
});
