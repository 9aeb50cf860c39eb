import { startApp, type TestApp } from '../support/app.js';
import {
  aCheckWorld,
  anAgreement,
  anEmployee,
  aProfile,
  best,
  type CheckWorld,
  EXPLANATION,
  takeCheck,
} from '../support/checks.js';
import { aMunicipality, aPerson, type Somebody } from '../support/vouchers.js';

describe('a check', () => {
  let app: TestApp;
  let world: CheckWorld;
  beforeAll(async () => {
    app = await startApp({ worker: false });
    world = await aCheckWorld(app);
  });
  afterAll(() => app.close());

  const employee = () => anEmployee(app, world.municipalityId);
  const start = (person: Somebody) => person.post('/checks', { profileId: world.profileId });
  const stored = (id: string) =>
    app.sql('SELECT item_id, response FROM answers WHERE check_id = $1 ORDER BY item_id', [id]);
  const codeOf = async (attempt: Promise<{ status: number; body: { code?: string } }>) => {
    const { status, body } = await attempt;
    return [status, body.code];
  };

  describe('begins', () => {
    const begin = (person: Somebody, body: object = { profileId: world.profileId }) =>
      codeOf(person.attempt('POST', '/checks', { body }));

    it('only after the privacy notice is acknowledged', async () => {
      const unaware = await aPerson(app, { municipalityId: world.municipalityId });
      expect(await begin(unaware)).toEqual([403, 'privacy-notice-not-acknowledged']);
    });

    it('only where a works agreement is in force', async () => {
      const elsewhere = await aMunicipality(app, {
        ars: '073390000001',
        name: 'Ort',
        kind: 'independent-city',
        population: 9,
      });
      expect(await begin(await anEmployee(app, elsewhere))).toEqual([403, 'works-agreement-missing']);
    });

    it('only for a published profile', async () => {
      const draft = await aProfile(app, world.frameworkId, { code: 'entwurf', state: 'draft' });
      const retired = await aProfile(app, world.frameworkId, { code: 'alt', state: 'retired' });
      const person = await employee();
      expect(await begin(person, { profileId: draft })).toEqual([404, 'profile-not-found']);
      expect(await begin(person, { profileId: retired })).toEqual([409, 'profile-not-published']);
    });

    it('only in a municipality of the person', async () => {
      const elsewhere = await aMunicipality(app, {
        ars: '073390000002',
        name: 'Ort',
        kind: 'independent-city',
        population: 9,
      });
      const body = { profileId: world.profileId, municipalityId: elsewhere };
      expect(await begin(await employee(), body)).toEqual([403, 'not-your-municipality']);
      expect(await begin(await aPerson(app, { admin: true }))).toEqual([403, 'not-permitted']);
    });

    it('with its first question, and without any right answer or explanation', async () => {
      const check = await start(await employee());
      expect(check).toMatchObject({
        state: 'started',
        profileId: world.profileId,
        municipalityId: world.municipalityId,
        endedAt: null,
      });
      expect(check.progress).toEqual({ answered: 0, share: 0, total: 12, minutesLeft: 6 });
      expect(check.next).toMatchObject({ number: 1, of: 12, text: { de: 'Frage 1.1-2' } });
      expect(check.next.options).toHaveLength(4);
      const days = (Date.parse(check.expiresAt) - Date.parse(check.startedAt)) / 86_400_000;
      expect(days).toBe(30);
    });

    it('once per person and profile: a second start resumes it, on any number of devices', async () => {
      const person = await employee();
      const checks = await Promise.all([start(person), start(person), start(person)]);
      const again = await start(person);
      expect(new Set([...checks, again].map(({ id }) => id as string)).size).toBe(1);
      const acts = await app.sql(`SELECT act FROM audit_acts WHERE subject = $1`, [again.id]);
      expect(acts).toEqual([{ act: 'check.started' }]);
    });

    it('again only after the days of the works agreement', async () => {
      const person = await employee();
      await takeCheck(world, person, best);
      await anAgreement(app, world.municipalityId, { retakeAfterDays: 30 });
      expect(await begin(person)).toEqual([409, 'retake-too-early']);
      await app.sql(`UPDATE checks SET ended_at = ended_at - interval '31 days' WHERE person_id = $1`, [person.id]);
      expect((await begin(person))[0]).toBe(201);
      await anAgreement(app, world.municipalityId);
    });
  });

  describe('takes answers', () => {
    it('one after the other, and never shows the way to the right one', async () => {
      const person = await employee();
      const check = await start(person);
      const seen: unknown[] = [check];
      for (let next = check.next; next !== null;) {
        const item = world.items.find(({ id }) => id === next.itemId)!;
        const body = { itemId: item.id, response: item.best };
        const step = await person.post(`/checks/${check.id as string}/answers`, body);
        seen.push(step);
        expect(step.progress.answered).toBe(next.number);
        next = step.next;
      }
      expect(seen).toHaveLength(13);
      expect(JSON.stringify(seen)).not.toMatch(new RegExp(`answerKey|explanation|${EXPLANATION}`));
      const { next, progress } = await person.get(`/checks/${check.id as string}`);
      expect([next, progress]).toEqual([null, { answered: 12, share: 1, total: 12, minutesLeft: 0 }]);
    });

    it('that may be changed, and skips, until it is submitted', async () => {
      const person = await employee();
      const { id, next } = await start(person);
      const answer = (response: object) =>
        person.post(`/checks/${id as string}/answers`, { itemId: next.itemId, response });
      await answer({ kind: 'self-rating', option: 1 });
      await answer({ kind: 'self-rating', option: 3 });
      expect(await stored(id)).toEqual([{ item_id: next.itemId, response: { kind: 'self-rating', option: 3 } }]);
      const { progress } = await answer({ kind: 'skip' });
      expect(progress.answered).toBe(1);
      expect(await stored(id)).toEqual([{ item_id: next.itemId, response: { kind: 'skip' } }]);
    });

    it('from two devices at once, and loses none', async () => {
      const person = await employee();
      const { id } = await start(person);
      const steps = await Promise.all(
        world.items.map((item) =>
          person.post(`/checks/${id as string}/answers`, { itemId: item.id, response: item.best }),
        ),
      );
      expect(await stored(id)).toHaveLength(12);
      expect(steps.map(({ progress }) => progress.answered as number).sort((x, y) => x - y)).toEqual(
        world.items.map((_, i) => i + 1),
      );
    });

    it.each<[string, number, object | string]>([
      ['input-invalid', 400, {}],
      ['input-invalid', 400, { itemId: 'no id', response: { kind: 'skip' } }],
      ['input-invalid', 400, { item: true, response: 'skip' }],
      ['response-unreadable', 422, { item: true, response: { kind: 'essay' } }],
      ['response-unreadable', 422, { item: true, response: { kind: 'skip', option: 1 } }],
      ['response-unreadable', 422, { item: true, response: { kind: 'self-rating', option: '1' } }],
      ['response-kind-mismatch', 422, { item: true, response: { kind: 'single-choice', option: 1 } }],
      ['unknown-option', 422, { item: true, response: { kind: 'self-rating', option: 4 } }],
      ['item-not-in-check', 422, { itemId: '00000000-0000-4000-8000-000000000000', response: { kind: 'skip' } }],
      [
        'response-unreadable',
        422,
        { item: true, response: { kind: 'multiple-choice', options: Array(50_000).fill(1) } },
      ],
    ])('but refuses with %s (%d) what is none, and changes nothing', async (code, status, body) => {
      const person = await employee();
      const { id, next } = await start(person);
      const { item, ...rest } = body as { item?: boolean };
      const sent = item === true ? { itemId: next.itemId as string, ...rest } : rest;
      expect(await codeOf(person.attempt('POST', `/checks/${id as string}/answers`, { body: sent }))).toEqual([
        status,
        code,
      ]);
      expect(await stored(id)).toEqual([]);
    });

    it('but no answer of a megabyte', async () => {
      const person = await employee();
      const { id, next } = await start(person);
      const body = { itemId: next.itemId as string, response: { kind: 'skip', text: 'x'.repeat(1_000_000) } };
      expect((await person.attempt('POST', `/checks/${id as string}/answers`, { body })).status).toBe(413);
      expect(await stored(id)).toEqual([]);
    });

    it('only from its person: for everybody else it does not exist', async () => {
      const { id, next } = await start(await employee());
      const [stranger, response] = [await employee(), { kind: 'skip' }];
      const path = `/checks/${id as string}`;
      const attempts = [
        stranger.attempt('GET', path),
        stranger.attempt('POST', `${path}/answers`, { body: { itemId: next.itemId, response } }),
        stranger.attempt('POST', `${path}/submit`),
        stranger.attempt('POST', `${path}/abandon`),
        world.hr.attempt('GET', path),
      ];
      for (const attempt of attempts) expect(await codeOf(attempt)).toEqual([404, 'check-not-found']);
      expect(await stored(id)).toEqual([]);
    });
  });

  describe('ends', () => {
    it('when its person abandons it, without a result', async () => {
      const person = await employee();
      const { id } = await start(person);
      const path = `/checks/${id as string}`;
      expect((await person.attempt('POST', `${path}/abandon`)).status).toBe(204);
      expect(await codeOf(person.attempt('GET', `${path}/result`))).toEqual([404, 'result-not-found']);
      expect(await codeOf(person.attempt('POST', `${path}/submit`))).toEqual([409, 'check-not-open']);
      expect((await start(person)).id).not.toBe(id);
    });

    it('when its time to resume has run out', async () => {
      const person = await employee();
      const { id, next } = await start(person);
      await app.sql(`UPDATE checks SET expires_at = now() - interval '1 minute' WHERE id = $1`, [id]);
      const path = `/checks/${id as string}`;
      expect(await person.get(path)).toMatchObject({ state: 'expired', next: null });
      const body = { itemId: next.itemId as string, response: { kind: 'skip' } };
      expect(await codeOf(person.attempt('POST', `${path}/answers`, { body }))).toEqual([409, 'check-not-open']);
      expect(await codeOf(person.attempt('POST', `${path}/submit`))).toEqual([409, 'check-not-open']);
      expect((await start(person)).id).not.toBe(id);
      expect(await app.sql('SELECT state FROM checks WHERE id = $1', [id])).toEqual([{ state: 'expired' }]);
    });

    it('and is kept in the list, newest first, by pages', async () => {
      const person = await employee();
      const first = await start(person);
      await person.post(`/checks/${first.id as string}/submit`);
      const second = await start(person);
      const page = await person.get('/checks?limit=1');
      expect(page.items).toMatchObject([{ id: second.id, state: 'started' }]);
      const rest = await person.get(`/checks?limit=1&cursor=${page.next as string}`);
      expect(rest).toMatchObject({ items: [{ id: first.id, state: 'submitted' }], next: null });
      expect(await codeOf(person.attempt('GET', '/checks?cursor=WyJ4IiwieSJd'))).toEqual([422, 'cursor-invalid']);
    });
  });
});
