import { startApp, type TestApp } from '../support/app.js';
import { aCourse, aPerson } from '../support/courses.js';
import type { Caller } from '../support/story.js';

interface Written {
  readonly id: string;
  readonly code: string;
  readonly revision: number;
}

describe('the catalogue in the hands of its admins', () => {
  let app: TestApp;
  let admin: Caller & { id: string };

  beforeAll(async () => {
    app = await startApp({ worker: false });
    admin = await aPerson(app, 'admin@lernlotse.example', { admin: true });
  });
  afterAll(() => app.close());
  beforeEach(() => app.sql('DELETE FROM courses'));

  const written = async (more: object = {}): Promise<Written> =>
    (await admin.post('/courses', aCourse(more))) as Written;
  const rewrite = ({ id, revision }: Written, more: object) =>
    admin.attempt('PUT', `/courses/${id}`, { body: aCourse(more), headers: { 'if-match': `"${revision}"` } });
  const state = () => app.sql('SELECT * FROM courses ORDER BY id');

  describe('names what is wrong and changes nothing', () => {
    const requirements = (count: number) => Array.from({ length: count }, () => ({ competence: '2.1', level: 1 }));

    it.each<[string, object, number, string]>([
      [
        'a course that teaches downwards',
        { lessons: [{ competence: '1.1', from: 4, to: 2 }] },
        422,
        'course-teaches-upwards',
      ],
      ['an unknown competence', { lessons: [{ competence: '7.7', from: 0, to: 2 }] }, 422, 'course-competence-unknown'],
      [
        'an unknown entry competence',
        { requirements: [{ competence: 'x', level: 1 }] },
        422,
        'course-competence-unknown',
      ],
      ['a price of −1', { priceCents: -1 }, 422, 'price-not-negative'],
      ['no minutes at all', { minutes: 0 }, 422, 'course-takes-time'],
      ['half a minute', { minutes: 0.5 }, 400, 'input-invalid'],
      ['more minutes than a thousand hours', { minutes: 60_001 }, 400, 'input-invalid'],
      ['a link to a file', { url: 'ftp://kurse.example/a' }, 422, 'course-link-not-web'],
      ['a link that is no address', { url: 'kurse' }, 422, 'course-link-not-web'],
      ['51 entry levels', { requirements: requirements(51) }, 422, 'course-entries-too-many'],
      ['5,000 entry levels', { requirements: requirements(5_000) }, 422, 'course-entries-too-many'],
      ['10,000 entry levels', { requirements: requirements(10_000) }, 413, 'request-too-large'],
      ['an accessibility feature of its own', { accessibility: ['smell'] }, 400, 'input-invalid'],
      ['a language in words', { languages: ['deutsch'] }, 400, 'input-invalid'],
      ['a prerequisite that nobody knows', { prerequisites: ['NO-SUCH'] }, 422, 'course-prerequisite-unknown'],
      ['prerequisites that are no list', { prerequisites: 'A' }, 400, 'input-invalid'],
      ['a title with a NUL', { title: { de: 'a\u0000b' } }, 400, 'request-malformed'],
    ])('for %s', async (_, more, status, code) => {
      const course = await written();
      const before = await state();
      const created = await admin.attempt('POST', '/courses', { body: aCourse(more) });
      expect([created.status, created.body.code]).toEqual([status, code]);
      const changed = await rewrite(course, more);
      expect([changed.status, changed.body.code]).toEqual([status, code]);
      expect(changed.body.title).not.toMatch(/problems|\{\{/);
      expect(await state()).toEqual(before);
    });
  });

  describe('knows what must be completed first', () => {
    it('by id or by code, each once, answered as ids', async () => {
      const [a, b] = [await written({ code: 'A' }), await written({ code: 'B' })];
      const c = await written({ code: 'C', prerequisites: ['A', b.id, a.id] });
      expect((await admin.get(`/courses/${c.id}`)).prerequisites).toEqual([a.id, b.id].sort());
      expect((await rewrite(c, { code: 'C' })).body.prerequisites).toEqual([]);
    });

    it('and refuses a cycle by its names', async () => {
      const a = await written({ code: 'A' });
      const b = await written({ code: 'B', prerequisites: ['A'] });
      const c = await written({ code: 'C', prerequisites: [b.id] });
      for (const [prerequisites, path] of [
        [['A'], 'A → A'],
        [['C'], 'A → C → B → A'],
      ] as const) {
        const { status, body } = await rewrite(a, { code: 'A', prerequisites });
        expect([status, body.code, body.details.path]).toEqual([422, 'course-prerequisites-cyclic', path]);
        expect(body.title).toContain(path);
      }
      expect((await admin.get(`/courses/${a.id}`)).revision).toBe(1);
      expect((await admin.get(`/courses/${c.id}`)).prerequisites).toEqual([b.id]);
    });

    it('also when two admins close a cycle at the same moment', async () => {
      const [a, b] = [await written({ code: 'A' }), await written({ code: 'B' })];
      const answers = await Promise.all([
        rewrite(a, { code: 'A', prerequisites: ['B'] }),
        rewrite(b, { code: 'B', prerequisites: ['A'] }),
      ]);
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 422]);
    });

    it('and asks which course a code means that two have', async () => {
      await written({ code: 'A' });
      const twin = await written({ code: 'A' });
      const { status, body } = await admin.attempt('POST', '/courses', { body: aCourse({ prerequisites: ['A'] }) });
      expect([status, body.code, body.details.course]).toEqual([422, 'course-prerequisite-ambiguous', 'A']);
      expect((await written({ prerequisites: [twin.id] })).revision).toBe(1);
    });
  });

  describe('keeps two editors apart', () => {
    it('and shows the second one what is stored and where it differs', async () => {
      const course = await written();
      await rewrite(course, { minutes: 45, provider: 'Bauamt' });
      const { status, headers, body } = await rewrite(course, {
        minutes: 30,
        title: { de: 'Akten suchen', en: 'Finding files' },
      });
      expect([status, body.code, headers['content-type']]).toEqual([
        412,
        'edited-meanwhile',
        'application/problem+json; charset=utf-8',
      ]);
      expect(body.details.fields).toEqual(['provider', 'minutes']);
      expect(body.details.current).toMatchObject({ id: course.id, revision: 2, minutes: 45, provider: 'Bauamt' });
      const again = await rewrite({ ...course, revision: 2 }, { minutes: 30 });
      expect(again.body).toMatchObject({ revision: 3, minutes: 30, provider: 'Hauptamt' });
    });
  });

  describe('archives for good', () => {
    it('a draft or a withdrawn course, not a published one', async () => {
      const course = await written();
      await admin.post(`/courses/${course.id}/publish`);
      const early = await admin.attempt('POST', `/courses/${course.id}/archive`);
      expect([early.status, early.body.code]).toEqual([409, 'course-move-not-possible']);
      await admin.post(`/courses/${course.id}/withdraw`);
      expect(await admin.post(`/courses/${course.id}/archive`)).toMatchObject({ state: 'archived', revision: 4 });
      const back = await admin.attempt('POST', `/courses/${course.id}/publish`);
      expect([back.status, back.body.code]).toEqual([409, 'course-move-not-possible']);
      const changed = await rewrite({ ...course, revision: 4 }, { minutes: 5 });
      expect([changed.status, changed.body.code]).toEqual([409, 'course-archived']);
    });
  });

  describe('changes many at once', () => {
    const edit = (mode: string, change: object, courses: readonly { id: string; revision: number }[]) =>
      admin.attempt('POST', '/courses/bulk', {
        body: { mode, change, courses: courses.map(({ id, revision }) => ({ id, revision })) },
      });
    const three = async () => [await written(), await written({ minutes: null }), await written({ priceCents: 500 })];
    const read = ({ id }: Written) => admin.get(`/courses/${id}`);

    it('all of them, and keeps that on record', async () => {
      const courses = await three();
      const { status, body } = await edit('all-or-nothing', { kind: 'set-price', priceCents: 500 }, courses);
      expect([status, body.counts]).toEqual([200, { changed: 2, unchanged: 1, refused: 0, 'held-back': 0 }]);
      expect(body.results).toEqual(
        courses.map(({ id }, at) =>
          at < 2
            ? { id, outcome: 'changed', revision: 2, problem: null }
            : { id, outcome: 'unchanged', revision: 1, problem: null },
        ),
      );
      expect(await Promise.all(courses.map(read))).toMatchObject(courses.map(() => ({ priceCents: 500 })));
      const acts = await app.sql<{ details: object }>(
        `SELECT details FROM audit_acts WHERE act = 'course.updated' AND subject = ANY ($1)`,
        [courses.map(({ id }) => id)],
      );
      expect(acts.map(({ details }) => details)).toEqual(Array(2).fill({ bulk: 'set-price', revision: 2 }));
    });

    it('none of them while one is refused, and says which and why', async () => {
      const courses = await three();
      const before = await state();
      const { body } = await edit('all-or-nothing', { kind: 'publish' }, courses);
      expect(body.counts).toEqual({ changed: 0, unchanged: 0, refused: 1, 'held-back': 2 });
      expect(body.results[1]).toMatchObject({
        outcome: 'refused',
        problem: { code: 'course-facts-missing', title: 'Dem Kurs fehlt die Dauer oder der Preis.' },
      });
      expect(await state()).toEqual(before);
    });

    it('or the good ones, beside what was changed meanwhile or is not there', async () => {
      const courses = await three();
      await rewrite(courses[2]!, { priceCents: 700 });
      const nobody = { id: '00000000-0000-4000-8000-000000000000', revision: 1 };
      const { body } = await edit('good-ones', { kind: 'publish' }, [...courses, nobody]);
      const outcomes = (body.results as { outcome: string; problem: { code: string } | null }[]).map(
        ({ outcome, problem }) => problem?.code ?? outcome,
      );
      expect(outcomes).toEqual(['changed', 'course-facts-missing', 'edited-meanwhile', 'course-not-found']);
      expect((await read(courses[0]!)).state).toBe('published');
    });

    it('adds and removes a competence, sets words', async () => {
      const course = await written();
      const lesson = { competence: '2.1', from: 0, to: 2 };
      const steps: readonly [object, object][] = [
        [{ kind: 'add-competence', lesson }, { lessons: [{ competence: '1.1' }, { competence: '2.1' }] }],
        [{ kind: 'remove-competence', competence: '1.1' }, { lessons: [{ competence: '2.1', from: 0, to: 2 }] }],
        [{ kind: 'set-languages', languages: ['en'] }, { languages: ['en'] }],
        [{ kind: 'set-formats', formats: ['online'] }, { formats: ['online'] }],
        [{ kind: 'set-accessibility', accessibility: ['captions'] }, { accessibility: ['captions'] }],
        [{ kind: 'archive' }, { state: 'archived' }],
      ];
      for (const [at, [change, expected]] of steps.entries()) {
        const { body } = await edit('all-or-nothing', change, [{ id: course.id, revision: at + 1 }]);
        expect(body.results[0].outcome).toBe('changed');
        expect(await read(course)).toMatchObject({ ...expected, revision: at + 2 });
      }
    });

    it('five hundred in one go', async () => {
      await app.sql(
        `INSERT INTO courses (id, source, source_id, code, title, description, provider, minutes, price_cents, languages,
           formats, access_modes, state, updated_at)
         SELECT gen_random_uuid(), 'test', n::text, n::text, '{"de": "Kurs"}', '{}', 'A', 1, 0, '{de}', '{}', '{}', 'draft', now()
           FROM generate_series(1, 501) AS n`,
      );
      const all = (await app.sql<Written>('SELECT id, revision FROM courses')).map(({ id, revision }) => ({
        id,
        revision,
      }));
      const tooMany = await edit('good-ones', { kind: 'publish' }, all);
      expect([tooMany.status, tooMany.body.code]).toEqual([422, 'courses-bulk-too-many']);
      const { body } = await edit('all-or-nothing', { kind: 'publish' }, all.slice(1));
      expect(body.counts.changed).toBe(500);
    });

    it.each<[string, object]>([
      ['without a price', { kind: 'set-price' }],
      ['of an unknown kind', { kind: 'delete' }],
      ['with words of its own', { kind: 'set-formats', formats: ['by carrier pigeon'] }],
      ['with half a lesson', { kind: 'add-competence', lesson: { competence: '1.1' } }],
    ])('refuses a change %s', async (_, change) => {
      const course = await written();
      const { status, body } = await edit('good-ones', change, [course]);
      expect([status, body.code]).toEqual([400, 'input-invalid']);
      expect((await read(course)).revision).toBe(1);
    });
  });
});
