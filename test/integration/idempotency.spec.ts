import { randomUUID } from 'node:crypto';

import { describeApi } from '../../src/openapi.js';
import { Idempotency } from '../../src/platform/http/idempotency.js';
import { Clock } from '../../src/platform/system/clock.js';
import { startApp, type TestApp } from '../support/app.js';
import { aCourse, anOpenProgramme, aPerson, aTown, type Somebody, type Town } from '../support/vouchers.js';

interface Operation {
  readonly operationId: string;
  readonly tags: readonly string[];
  readonly parameters?: readonly { readonly in: string; readonly name: string; readonly required?: boolean }[];
}

/** Tags under which requests move vouchers. */
const MOVING_TAGS = ['programmes', 'vouchers', 'voucher-requests'];

/** Requests under these tags that write nothing into the ledger, and why. */
const MOVES_NOTHING: Readonly<Record<string, string>> = {
  createProgramme: 'a draft without allotments',
  updateProgramme: 'a draft, of the revision that If-Match names',
  deleteProgramme: 'a draft without decisions',
  copyProgramme: 'a new draft without allotments',
  openProgramme: 'changes the state of the programme only; a second call is refused',
  previewDistribution: 'changes nothing',
  compareDistributions: 'changes nothing',
  previewTopUp: 'changes nothing',
  objectToDistribution: 'a text for those who decide',
  answerObjection: 'an answer to that text',
  recountTallies: 'counts again what was moved',
  clearTallyAlarm: 'a mark on what was counted',
};

describe('Idempotency', () => {
  let app: TestApp;
  let admin: Somebody;
  let town: Town;
  let programmeId: string;

  beforeAll(async () => {
    app = await startApp();
    admin = await aPerson(app, { admin: true });
    town = await aTown(app, 1);
    programmeId = await anOpenProgramme(admin, { total: 20 });
  });
  afterAll(() => app.close());

  const assign = (personId: string, headers: Record<string, string>) =>
    app.app.inject({
      method: 'POST',
      url: '/api/v1/vouchers',
      headers: { authorization: `Bearer ${town.hr.token}`, 'accept-language': 'de', ...headers },
      payload: { programmeId, personId },
    });
  const keptAnswers = () => app.sql('SELECT key FROM idempotency_answers WHERE actor_id = $1', [town.hr.id]);

  it('is declared and demanded by every operation that moves something', async () => {
    const { paths } = (await describeApi()) as unknown as { paths: Record<string, Record<string, Operation>> };
    const moving = Object.values(paths)
      .flatMap((path) => Object.entries(path))
      .filter(([method, { tags }]) => method !== 'get' && tags.some((tag) => MOVING_TAGS.includes(tag)))
      .map(([, operation]) => operation)
      .filter(({ operationId }) => !(operationId in MOVES_NOTHING));
    const without = moving.filter(
      ({ parameters = [] }) =>
        !parameters.some(
          ({ in: place, name, required }) => place === 'header' && name === 'Idempotency-Key' && required,
        ),
    );
    // Add @ApiHeader(KEY_HEADER) and @IdempotencyKey() to the route, or say in MOVES_NOTHING why it moves nothing.
    expect(without.map(({ operationId }) => operationId)).toEqual([]);
    expect(moving.map(({ operationId }) => operationId)).toEqual(
      expect.arrayContaining(['assignVoucher', 'redeemVoucher', 'requestVoucher', 'approveRequest']),
    );
  });

  it('refuses a move without a key, or with one that is too long, and moves nothing', async () => {
    const { id } = await aPerson(app, { municipalityId: town.id });
    const without = await assign(id, {});
    expect([without.statusCode, without.json<{ code: string }>().code]).toEqual([400, 'idempotency-key-needed']);
    const tooLong = await assign(id, { 'idempotency-key': 'x'.repeat(201) });
    expect([tooLong.statusCode, tooLong.json<{ code: string }>().code]).toEqual([422, 'idempotency-key-invalid']);
    expect(await app.sql('SELECT 1 FROM vouchers WHERE person_id = $1', [id])).toEqual([]);
  });

  it('knows the same body in another order of its fields', async () => {
    const { id: personId } = await aPerson(app, { municipalityId: town.id });
    const key = randomUUID();
    const courseId = await aCourse(app);
    const bodies = [
      { programmeId, personId, courseId },
      { courseId, personId, programmeId },
    ];
    const answers = [];
    for (const body of bodies) {
      answers.push(await town.hr.attempt('POST', '/vouchers', { body, headers: { 'idempotency-key': key } }));
    }
    expect(answers.map(({ status }) => status)).toEqual([201, 201]);
    expect(answers[1]?.body).toEqual(answers[0]?.body);
  });

  it('looks the key up before anything else: a repeated call is answered when the programme is closed by then', async () => {
    const closing = await anOpenProgramme(admin, { total: 5 });
    const { id: personId } = await aPerson(app, { municipalityId: town.id });
    const call = { body: { programmeId: closing, personId }, headers: { 'idempotency-key': randomUUID() } };
    const first = await town.hr.attempt('POST', '/vouchers', call);
    await admin.post(`/programmes/${closing}/close`);
    const again = await town.hr.attempt('POST', '/vouchers', call);
    expect([again.status, again.body]).toEqual([201, first.body]);
  });

  it('stores no refusal: the same key may succeed later', async () => {
    const person = await aPerson(app, { municipalityId: town.id });
    const courseId = await aCourse(app);
    const { id: requestId } = await person.post('/voucher-requests', { programmeId, courseId });
    const headers = { 'idempotency-key': randomUUID() };
    const approve = () => town.hr.attempt('POST', `/voucher-requests/${requestId as string}/approve`, { headers });
    await app.sql(`UPDATE courses SET state = 'draft' WHERE id = $1`, [courseId]);
    expect((await approve()).status).toBe(409);
    await app.sql(`UPDATE courses SET state = 'published' WHERE id = $1`, [courseId]);
    expect((await approve()).status).toBe(200);
  });

  it('holds ids only, and forgets answers after a day', async () => {
    const { id } = await aPerson(app, { municipalityId: town.id });
    await assign(id, { 'idempotency-key': 'of-today' });
    const stored = await app.sql<{ answer: object }>('SELECT answer FROM idempotency_answers');
    for (const { answer } of stored) {
      expect(Object.values(answer).filter((value) => value !== null && !/^[0-9a-f-]{36}$/.test(String(value)))).toEqual(
        [],
      );
    }
    const tomorrow = new Date(Date.now() + 25 * 3_600_000);
    expect(await keptAnswers()).not.toEqual([]);
    const clock = jest.spyOn(app.get(Clock), 'now').mockReturnValue(tomorrow);
    const { forgotten } = await app.get(Idempotency).forget();
    clock.mockRestore();
    expect(forgotten).toBeGreaterThan(0);
    expect(await keptAnswers()).toEqual([]);
  });
});
