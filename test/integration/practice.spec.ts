import { SeenExplanations } from '../../src/checks/seen-explanations.service.js';
import { SignedTokens } from '../../src/platform/system/signed-tokens.js';
import { startApp, type TestApp } from '../support/app.js';
import { aCheckWorld, anEmployee, aProfile, type CheckWorld, EXPLANATION } from '../support/checks.js';
import { aMunicipality } from '../support/people.js';
import { aPerson, type Somebody } from '../support/vouchers.js';

describe('practice', () => {
  let app: TestApp;
  let world: CheckWorld;
  beforeAll(async () => {
    app = await startApp({ worker: false });
    world = await aCheckWorld(app);
  });
  afterAll(() => app.close());

  const employee = () => anEmployee(app, world.municipalityId);
  const start = (person: Somebody) => person.post('/practice', { profileId: world.profileId });
  const answer = (person: Somebody, token: unknown, response: object) =>
    person.attempt('POST', '/practice/answers', { body: { token, response } });
  const itemOf = (question: { itemId: string }) => world.items.find(({ id }) => id === question.itemId)!;
  const seenBy = (person: Somebody) => app.get(SeenExplanations).of(person.id);
  /** Rows that could tell what somebody answered. */
  const stored = () =>
    app.sql(
      'SELECT (SELECT count(*) FROM checks) AS checks, (SELECT count(*) FROM answers) AS answers, (SELECT count(*) FROM results) AS results',
    );

  it('asks up to six questions of two essential competences, explains each one after its answer, and stores no answer', async () => {
    const person = await employee();
    const before = await stored();
    const first = await start(person);
    expect(first.progress).toEqual({ answered: 0, total: 6 });
    const competences = new Set<string>();
    let [token, question] = [first.token, first.question];
    for (let number = 1; question !== null; number++) {
      expect(question).toMatchObject({ number, of: 6 });
      expect(JSON.stringify(question)).not.toMatch(new RegExp(`answerKey|explanation|${EXPLANATION}`));
      const item = itemOf(question);
      competences.add(item.competence);
      const { status, body } = await answer(person, token, item.best);
      expect(status).toBe(200);
      const isKeyed = item.answerKey !== null;
      expect(body).toMatchObject({ itemId: item.id, right: isKeyed ? true : null, answerKey: item.answerKey });
      expect(body.explanation).toEqual({ de: EXPLANATION });
      expect(body.progress).toEqual({ answered: number, total: 6 });
      expect(Object.keys(body).filter((key) => /level|score|estimate|result/i.test(key))).toEqual([]);
      [token, question] = [body.token, body.next];
    }
    expect([...competences].sort()).toEqual(['1.1', '2.1']);
    expect(await stored()).toEqual(before);
    expect(await answer(person, token, { kind: 'skip' })).toMatchObject({
      status: 409,
      body: { code: 'practice-finished' },
    });
  });

  it('needs neither notice nor works agreement', async () => {
    const { id: municipalityId } = await aMunicipality(app);
    const person = await aPerson(app, { municipalityId });
    expect((await start(person)).question).not.toBeNull();
  });

  it('may be about one competence', async () => {
    const person = await employee();
    const { question, progress } = await person.post('/practice', {
      frameworkId: world.frameworkId,
      competence: '5.1',
    });
    expect([itemOf(question).competence, progress.total]).toEqual(['5.1', 4]);
  });

  it('says of a wrong answer that it is wrong, of a skip nothing, and notes both times that the right one was told', async () => {
    const person = await employee();
    const { token, question } = await start(person);
    const item = itemOf(question);
    expect(item.answerKey).not.toBeNull();
    const wrong = item.kind === 'single-choice' ? { kind: item.kind, option: 0 } : { kind: item.kind, options: [1] };
    expect((await answer(person, token, wrong)).body.right).toBe(false);
    expect((await answer(person, token, { kind: 'skip' })).body.right).toBeNull();
    expect(await seenBy(person)).toEqual(new Set([item.id]));
    const columns = await app.sql('SELECT * FROM explanations_seen WHERE person_id = $1', [person.id]);
    expect(columns.map((row) => Object.keys(row).sort())).toEqual([['item_id', 'person_id', 'seen_at']]);
  });

  it('may be answered again from an earlier place: the same comes of it', async () => {
    const person = await employee();
    const { token, question } = await start(person);
    const { best } = itemOf(question);
    const [one, other] = [await answer(person, token, best), await answer(person, token, best)];
    expect(other.body).toEqual(one.body);
  });

  it('leaves a check what it was, but for questions whose answer was told: those it asks last', async () => {
    const person = await employee();
    const { token, question } = await start(person);
    await answer(person, token, { kind: 'skip' });
    const { id } = await person.post('/checks', { profileId: world.profileId });
    const [check] = await app.sql<{ seen: string[] }>('SELECT seen FROM checks WHERE id = $1', [id]);
    expect(check!.seen).toEqual([question.itemId]);
  });

  describe('refuses, and changes nothing,', () => {
    const response = { kind: 'skip' };
    const signed = (content: object) => app.get(SignedTokens).sign('practice', content);

    it.each<[string, (token: string) => string, number, string]>([
      ['a token that was changed', (token) => `A${token.slice(1)}`, 422, 'practice-token-invalid'],
      ['a token that was cut short', (token) => token.slice(0, -4), 422, 'practice-token-invalid'],
      ['what is no token', () => 'no token', 422, 'practice-token-invalid'],
      ['an access token', () => world.employee.token, 422, 'practice-token-invalid'],
      ['a token of another shape', () => signed({ place: 1 }), 422, 'practice-token-invalid'],
      ['a token as long as a book', () => 'x'.repeat(5000), 400, 'input-invalid'],
    ])('%s', async (_, change, status, code) => {
      const person = await employee();
      const { token } = await start(person);
      const refused = await answer(person, change(token as string), response);
      expect([refused.status, refused.body.code]).toEqual([status, code]);
      expect(JSON.stringify(refused.body)).not.toContain(EXPLANATION);
      expect(await seenBy(person)).toEqual(new Set());
    });

    it('the token of another person', async () => {
      const [person, stranger] = [await employee(), await employee()];
      const { token } = await start(person);
      expect(await answer(stranger, token, response)).toMatchObject({
        status: 422,
        body: { code: 'practice-token-invalid' },
      });
      expect(await seenBy(stranger)).toEqual(new Set());
    });

    it('a token that is older than two hours', async () => {
      const person = await employee();
      const form = [world.items[0]!.id];
      const token = signed({ personId: person.id, seed: 's', form, responses: [], expiresAt: Date.now() - 1 });
      expect(await answer(person, token, response)).toMatchObject({
        status: 422,
        body: { code: 'practice-token-expired' },
      });
    });

    it.each<[string, number, object]>([
      ['response-unreadable', 422, { kind: 'essay' }],
      ['response-kind-mismatch', 422, { kind: 'self-rating', option: 1 }],
    ])('an answer that is none: %s', async (code, status, sent) => {
      const person = await employee();
      const { token } = await start(person);
      const refused = await answer(person, token, sent);
      expect([refused.status, refused.body.code]).toEqual([status, code]);
      expect(await seenBy(person)).toEqual(new Set());
    });

    it.each<[string, number, () => object | Promise<object>]>([
      ['practice-subject-missing', 422, () => ({})],
      ['practice-subject-missing', 422, () => ({ competence: '1.1' })],
      ['input-invalid', 400, () => ({ profileId: 'no id' })],
      ['no-questions', 409, () => ({ frameworkId: world.frameworkId, competence: '9.9' })],
      ['profile-not-found', 404, () => ({ profileId: '00000000-0000-4000-8000-000000000000' })],
      [
        'profile-not-published',
        409,
        async () => ({ profileId: await aProfile(app, world.frameworkId, { code: 'alt', state: 'retired' }) }),
      ],
    ])('to begin with %s (%d)', async (code, status, body) => {
      const refused = await (await employee()).attempt('POST', '/practice', { body: await body() });
      expect([refused.status, refused.body.code]).toEqual([status, code]);
    });

    it('whoever is no employee', async () => {
      const admin = await aPerson(app, { admin: true });
      expect((await admin.attempt('POST', '/practice', { body: { profileId: world.profileId } })).status).toBe(403);
    });
  });
});
