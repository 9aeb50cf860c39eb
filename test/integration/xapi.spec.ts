import { randomUUID } from 'node:crypto';

import { CompletionsService, ParticipantsService } from '../../src/courses/index.js';
import { startApp, type TestApp } from '../support/app.js';
import { aCatalogue, aPerson as anAdmin, aRecord } from '../support/courses.js';
import { aPlatform, aStatement, aVoid, type Platform } from '../support/platforms.js';
import type { Caller } from '../support/story.js';
import { aPerson, aTown, type Somebody, type Town } from '../support/vouchers.js';

const PROVIDER = 'Lernwerkstatt';
const FIRST = 'https://kurse.example/C-1';
const SECOND = 'https://kurse.example/C-2';
const FOREIGN = 'https://anderswo.example/F-1';

describe('A course platform that reports completions by xAPI', () => {
  let app: TestApp;
  let admin: Caller & { id: string };
  let town: Town;
  let kim: Somebody;
  let platform: Platform;
  let participant: string;
  let courses: ReadonlyMap<string, string>;

  beforeAll(async () => {
    app = await startApp();
    admin = await anAdmin(app, 'admin@lernlotse.example', { admin: true });
    const foreign = aRecord(9, {
      courseCode: 'F-1',
      url: FOREIGN,
      publisher: { type: 'Organization', name: 'Andere' },
    });
    await admin.upload('courses', 'catalogue.json', aCatalogue(aRecord(1), aRecord(2), foreign));
    const { items } = await admin.get('/courses');
    courses = new Map((items as { code: string; id: string }[]).map(({ code, id }) => [code, id]));
    town = await aTown(app, 1);
    platform = await aPlatform(app, admin, PROVIDER);
  });
  afterAll(() => app.close());
  beforeEach(async () => {
    await app.sql('DELETE FROM xapi_statements');
    kim = await aPerson(app, { municipalityId: town.id });
    const issued = await kim.post('/me/participant-ids', { courseId: courses.get('C-1') });
    participant = issued.participantId as string;
  });

  const completed = async (person: { readonly id: string } = kim): Promise<readonly (string | undefined)[]> => {
    const done = await app.get(CompletionsService).of(person.id);
    return done.map(({ courseId }) => [...courses].find(([, id]) => id === courseId)?.[0]);
  };
  const stored = async () =>
    (await app.sql<{ count: number }>('SELECT count(*)::int AS count FROM xapi_statements'))[0]?.count;

  describe('tells who completed what', () => {
    it('in one statement, by the address of the course; the moment that it names counts', async () => {
      const answer = await platform.send(aStatement(participant, FIRST, { timestamp: '2026-02-03T10:00:00Z' }));
      expect([answer.status, answer.headers['x-experience-api-version']]).toEqual([200, '1.0.3']);
      expect(answer.body).toEqual([expect.stringMatching(/^[0-9a-f-]{36}$/)]);
      expect(await app.get(CompletionsService).of(kim.id)).toEqual([
        { courseId: courses.get('C-1'), completedAt: new Date('2026-02-03T10:00:00Z') },
      ]);
      const levels = await app.get(CompletionsService).claimedLevels(kim.id);
      expect(levels).toEqual([{ vocabulary: 'DigComp', competence: '1.1', level: 2 }]);
      const acts = await app.sql(
        `SELECT actor_id FROM audit_acts WHERE act = 'course.completed' ORDER BY position DESC LIMIT 1`,
      );
      expect(acts).toEqual([{ actor_id: platform.id }]);
    });

    it('in a batch, by code, and answers the ids in their order', async () => {
      const ids = [randomUUID(), randomUUID()];
      const batch = [
        aStatement(participant, SECOND, { id: ids[0] }),
        aStatement(participant, 'urn:kurs:C-1', { id: ids[1] }),
      ];
      const answer = await platform.send(batch);
      expect([answer.status, answer.body]).toEqual([200, ids]);
      expect([...(await completed())].sort()).toEqual(['C-1', 'C-2']);
    });

    it('under an id that it gives, and the same again is no news', async () => {
      const id = randomUUID();
      const statement = aStatement(participant, FIRST);
      expect((await platform.put(id, statement)).status).toBe(204);
      expect((await platform.put(id, { ...statement, id, timestamp: '2026-02-03T10:00:00Z' })).status).toBe(204);
      expect((await platform.send([{ ...statement, id }])).body).toEqual([id]);
      expect([await completed(), await stored()]).toEqual([['C-1'], 1]);
      const other = await platform.put(id, aStatement(participant, SECOND));
      expect([other.status, other.body.code, other.headers['x-experience-api-version']]).toEqual([
        409,
        'xapi-statement-conflict',
        '1.0.3',
      ]);
      expect(await completed()).toEqual(['C-1']);
    });

    it('and keeps nothing of a statement but what it did', async () => {
      const statement = aStatement(participant, FIRST, { result: { score: { scaled: 0.31 } } });
      await platform.send(statement);
      const rows = await app.sql('SELECT * FROM xapi_statements');
      expect(JSON.stringify(rows)).not.toMatch(/0\.31|score|homePage/);
    });

    it('and other verbs change nothing', async () => {
      const experienced = { verb: { id: 'http://adlnet.gov/expapi/verbs/experienced' } };
      const failed = { result: { completion: false } };
      const statements = [experienced, failed].map((more) => aStatement(participant, FIRST, more));
      const { status, body } = await platform.send(statements);
      expect([status, body.length, await completed()]).toEqual([200, 2, []]);
    });
  });

  describe('takes back what it said', () => {
    const said = async (): Promise<string> => (await platform.send(aStatement(participant, FIRST))).body[0] as string;

    it('by a voiding statement', async () => {
      const id = await said();
      expect((await platform.send(aVoid(participant, id))).status).toBe(200);
      expect([await completed(), await app.get(CompletionsService).claimedLevels(kim.id)]).toEqual([[], []]);
      expect((await platform.put(id, aStatement(participant, FIRST))).status).toBe(204);
      expect(await completed()).toEqual([]);
    });

    it('also before it is said: then it has no effect', async () => {
      const id = randomUUID();
      await platform.send(aVoid(participant, id));
      await platform.send(aStatement(participant, FIRST, { id }));
      expect(await completed()).toEqual([]);
    });

    it('but not what HR has confirmed, nor what another statement says', async () => {
      const id = await said();
      const claim = { personId: kim.id, courseId: courses.get('C-1')! };
      const hr = { personId: town.hr.id, sessionId: 's', admin: false, memberships: [] };
      await app.get(CompletionsService).record(hr, claim);
      await platform.send(aVoid(participant, id));
      expect(await completed()).toEqual(['C-1']);
      const [one, another] = [await saidOf(SECOND), await saidOf(SECOND)];
      await platform.send(aVoid(participant, one));
      expect(await completed()).toEqual(['C-1', 'C-2']);
      await platform.send(aVoid(participant, another));
      expect(await completed()).toEqual(['C-1']);
    });

    const saidOf = async (activity: string): Promise<string> =>
      (await platform.send(aStatement(participant, activity))).body[0] as string;
  });

  describe('is refused, and nothing of its call is taken', () => {
    it.each<[string, Record<string, string>]>([
      ['without the version', { 'x-experience-api-version': '' }],
      ['with another version', { 'x-experience-api-version': '2.0.0' }],
    ])('%s', async (_, headers) => {
      const { status, body } = await platform.send(aStatement(participant, FIRST), headers);
      expect([status, body.code, await stored()]).toEqual([400, 'xapi-version-not-spoken', 0]);
    });

    it.each<[string, () => object, number, string]>([
      [
        'an e-mail address',
        () => aStatement('', FIRST, { actor: { mbox: 'mailto:kim@kommune.example' } }),
        400,
        'xapi-actor-not-pseudonymous',
      ],
      ['a participant whom nobody knows', () => aStatement(randomUUID(), FIRST), 400, 'xapi-participant-unknown'],
      ['another provider’s course', () => aStatement(participant, FOREIGN), 403, 'xapi-course-not-yours'],
      [
        'a course that nobody knows',
        () => aStatement(participant, 'https://kurse.example/C-77'),
        403,
        'xapi-course-not-yours',
      ],
      ['no verb', () => aStatement(participant, FIRST, { verb: {} }), 400, 'xapi-statement-malformed'],
    ])('with %s', async (_, bad, expected, code) => {
      const { status, body } = await platform.send([aStatement(participant, FIRST), bad()]);
      expect([status, body.code, body.details.statement]).toEqual([expected, code, 2]);
      expect(body.title).not.toContain('problems');
      expect([await completed(), await stored()]).toEqual([[], 0]);
    });

    it('with 501 statements, but not with 500', async () => {
      const many = Array.from({ length: 501 }, () => aStatement(participant, FIRST));
      const { status, body } = await platform.send(many);
      expect([status, body.code]).toEqual([400, 'xapi-too-many-statements']);
      expect((await platform.send(many.slice(1))).status).toBe(200);
      expect(await completed()).toEqual(['C-1']);
    });

    it('with more than 1 MB, but not with more than other calls may bring', async () => {
      const padded = (size: number) => aStatement(participant, FIRST, { context: { platform: 'x'.repeat(size) } });
      const { status, body } = await platform.send(padded(1_000_000));
      expect([status, body.code]).toEqual([413, 'request-too-large']);
      expect((await platform.send(padded(900_000))).status).toBe(200);
    });

    it('with an id that is not that of the address, or with none', async () => {
      const differs = await platform.put(randomUUID(), aStatement(participant, FIRST, { id: randomUUID() }));
      expect([differs.status, differs.body.code]).toEqual([400, 'xapi-statement-id-differs']);
      expect((await platform.put('x', aStatement(participant, FIRST))).status).toBe(400);
    });
  });

  describe('has a key that', () => {
    it('is shown with its secret once and kept as a hash', async () => {
      const made = await admin.post('/course-platforms', { name: 'Neu', provider: PROVIDER });
      const { items } = await admin.get('/course-platforms');
      expect(items[0]).toMatchObject({ name: 'Neu', key: made.key, revokedAt: null });
      expect(JSON.stringify(items)).not.toContain(made.secret);
      const rows = await app.sql('SELECT * FROM api_keys JOIN api_key_secrets ON key_id = id');
      expect(rows.length).toBeGreaterThan(0);
      expect(JSON.stringify(rows)).not.toContain(made.secret);
    });

    it('opens nothing once it is revoked', async () => {
      const old = await aPlatform(app, admin, PROVIDER);
      expect((await old.send([])).status).toBe(200);
      expect((await admin.attempt('POST', `/course-platforms/${old.id}/revoke`)).status).toBe(204);
      const { status, body, headers } = await old.send(aStatement(participant, FIRST));
      expect([status, body.code, headers['www-authenticate']]).toEqual([
        401,
        'sign-in-needed',
        'Basic realm="Lernlotse"',
      ]);
      expect((await admin.attempt('POST', `/course-platforms/${old.id}/revoke`)).status).toBe(204);
    });

    it('does not open with another secret', async () => {
      const key = Buffer.from(platform.authorization.slice(6), 'base64').toString().split(':')[0];
      const authorization = `Basic ${Buffer.from(`${key}:nothing`).toString('base64')}`;
      expect((await platform.send([], { authorization })).status).toBe(401);
    });

    it('opens nothing else: every other route answers as to a stranger', async () => {
      const headers = { authorization: platform.authorization };
      for (const path of ['/me', '/jobs/x', '/imports', '/course-platforms', '/completion-claims']) {
        expect([path, (await app.call('GET', `/api/v1${path}`, { headers })).status]).toEqual([path, 401]);
      }
      // A key with another scope may go there; this one is known and turned away.
      expect((await app.call('GET', '/api/v1/courses', { headers })).status).toBe(403);
      expect((await app.call('GET', '/start', { headers })).status).not.toBe(200);
      const open = await app.call('GET', '/api/v1/xapi/about');
      expect([open.status, open.body]).toEqual([200, { version: ['1.0.3'] }]);
    });

    it('is the only way in: a person, an admin too, cannot report', async () => {
      const { status } = await app.call('POST', '/api/v1/xapi/statements', {
        token: admin.token,
        headers: { 'x-experience-api-version': '1.0.3' },
        body: aStatement(participant, FIRST),
      });
      expect(status).toBe(401);
      expect((await kim.attempt('POST', '/course-platforms', { body: { name: 'x', provider: 'y' } })).status).toBe(403);
    });
  });

  it('knows people by names that differ from provider to provider and never change', async () => {
    const participants = app.get(ParticipantsService);
    const ids = await Promise.all([1, 2, 3].map(() => participants.idFor(kim.id, PROVIDER)));
    expect(new Set([participant, ...ids]).size).toBe(1);
    expect(await participants.idFor(kim.id, 'Andere')).not.toBe(participant);
  });
});
