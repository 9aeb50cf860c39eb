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
});
