import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { CompletionsService } from '../../src/courses/index.js';
import type { Actor } from '../../src/kernel/actor.js';
import { startApp, type TestApp } from '../support/app.js';
import { aCatalogue, aCourse, aPerson, aRecord, demoCatalogue } from '../support/courses.js';
import { type Caller, multipart } from '../support/story.js';

interface Listed {
  readonly id: string;
  readonly code: string;
  readonly title: { readonly de?: string; readonly en?: string };
  readonly minutes: number;
  readonly languages: readonly string[];
  readonly lessons: readonly { readonly competence: string }[];
}

describe('the catalogue of courses', () => {
  let app: TestApp;
  let admin: Caller & { id: string };
  let reader: Caller & { id: string };
  let provider: Server;

  beforeAll(async () => {
    provider = await providerOfPages();
    app = await startApp({ env: { IMPORT_HOSTS: hostOf(provider) } });
    admin = await aPerson(app, 'admin@lernlotse.example', { admin: true });
    reader = await aPerson(app, 'kim@lernlotse.example');
  });
  afterAll(async () => {
    await app.close();
    provider.close();
  });
  beforeEach(async () => {
    await app.sql('DELETE FROM completions');
    await app.sql('DELETE FROM courses');
  });

  async function listed(query = ''): Promise<readonly Listed[]> {
    const { items } = await reader.get(`/courses?limit=500${query}`);
    return items as Listed[];
  }

  function report(content: string | Buffer, mode = 'all-or-nothing') {
    return reportOf({ mode }, content);
  }

  async function reportOf(fields: Record<string, string>, content: string | Buffer = '') {
    const form = multipart({ kind: 'courses', ...fields }, 'catalogue.json', content);
    const { body } = await admin.attempt('POST', '/imports', form);
    await app.jobsDone();
    return admin.get(`/imports/${body.id as string}`);
  }

  describe('filled from a MOOChub file', () => {
    it('takes the demo catalogue, and the same file again changes nothing', async () => {
      const first = await report(demoCatalogue());
      expect(first).toMatchObject({ state: 'applied', problemsTotal: 0, counts: { rejected: 0, unchanged: 0 } });
      expect(first.counts.created).toBe(first.counts.total);
      const before = await listed();
      expect(before).toHaveLength(first.counts.total as number);
      const again = await report(demoCatalogue());
      expect(again.counts).toMatchObject({ created: 0, changed: 0, unchanged: first.counts.total });
      expect(await listed()).toEqual(before);
    });

    it('takes up what changed, raises the revision, and keeps a withdrawn course withdrawn', async () => {
      await report(aCatalogue(aRecord(1), aRecord(2), aRecord(3)));
      const [one, two] = await listed();
      await admin.post(`/courses/${two!.id}/withdraw`);
      const longer = { duration: 'PT2H', teaches: [] };
      const { counts, problems } = await report(aCatalogue(aRecord(1, longer), aRecord(2, longer), aRecord(3)));
      expect(counts).toMatchObject({ created: 0, changed: 2, unchanged: 1 });
      expect(problems[0]).toMatchObject({ severity: 'notice', line: 1, column: 'teaches' });
      expect(problems[0].message).toContain('C-1');
      expect(await reader.get(`/courses/${one!.id}`)).toMatchObject({ minutes: 120, lessons: [], revision: 2 });
      expect(await reader.get(`/courses/${two!.id}`)).toMatchObject({ minutes: 120, state: 'withdrawn', revision: 3 });
    });

    it('keeps what was edited here until the catalogue says something new', async () => {
      await report(aCatalogue(aRecord(1)));
      const [course] = await listed();
      await admin.put(`/courses/${course!.id}`, aCourse({ minutes: 33 }), { 'if-match': '"1"' });
      await report(aCatalogue(aRecord(1)));
      expect(await listed()).toMatchObject([{ minutes: 33 }]);
      await report(aCatalogue(aRecord(1, { name: 'Neuer Name' })));
      expect(await listed()).toMatchObject([{ minutes: 90, title: { de: 'Neuer Name' } }]);
    });

    it('keeps a course without duration or price as a draft until the facts arrive', async () => {
      await report(aCatalogue(aRecord(1, { duration: 'P6W' }), aRecord(2, { access: ['paid'] })));
      expect(await listed()).toEqual([]);
      const { items } = await admin.get('/courses?state=draft');
      expect(items).toMatchObject([{ minutes: null }, { priceCents: null }]);
      await report(aCatalogue(aRecord(1)));
      expect(await listed()).toMatchObject([{ code: 'C-1', minutes: 90 }]);
    });

    it('follows the pages of a provider that is allowed, and says which page is missing', async () => {
      const fetched = await reportOf({ address: `http://${hostOf(provider)}/courses?page=1` });
      expect(fetched).toMatchObject({ state: 'applied', counts: { created: 3 } });
      const broken = await reportOf({ address: `http://${hostOf(provider)}/broken?page=1` });
      expect(broken.state).toBe('rejected');
      expect(broken.problems[0]).toMatchObject({ code: 'page-not-available', line: 2 });
      expect(await listed()).toHaveLength(3);
    });

    it('keeps the record as it came', async () => {
      await report(aCatalogue(aRecord(1, { hollandCode: ['R'], future: { a: 'x\u0000y' } })));
      const [row] = await app.sql<{ original: object }>('SELECT original FROM courses');
      expect(row?.original).toMatchObject({ attributes: { hollandCode: ['R'], future: { a: 'xy' } } });
    });

    it('changes nothing when a record is bad, unless the good ones are asked for', async () => {
      const mixed = aCatalogue(aRecord(1), { type: 'Course' }, aRecord(1), aRecord(2, { name: null }));
      const { state, counts, problems } = await report(mixed);
      expect([state, counts]).toMatchObject(['rejected', { total: 4, created: 0, rejected: 3 }]);
      expect((problems as { line: number; column: string }[]).map(({ line, column }) => [line, column])).toEqual([
        [2, null],
        [3, 'id'],
        [4, 'name'],
      ]);
      expect(await listed()).toEqual([]);
      expect((await report(mixed, 'good-rows')).counts).toMatchObject({ created: 1, rejected: 3 });
      expect(await listed()).toHaveLength(1);
    });

    it.each<[string, string | Buffer, string, number | null, string | null]>([
      ['truncated', aCatalogue(aRecord(1)).slice(0, -40), 'catalogue-not-json', 1, null],
      ['with a comma too many', '{\n  "data": [],\n}', 'catalogue-not-json', 3, '1'],
      ['of another kind', '{"items": []}', 'catalogue-not-moochub', null, null],
      ['in another encoding', Buffer.from('{"data": ["\xe4"]}', 'latin1'), 'catalogue-not-utf8', null, null],
      ['without courses', '{"data": []}', 'catalogue-empty', null, null],
    ])('says what is wrong with a file %s', async (_, content, code, line, column) => {
      const { state, problems } = await report(content);
      expect(state).toBe('rejected');
      expect(problems[0]).toMatchObject({ code, line, ...(column !== null && { column }) });
      expect(problems[0].message).not.toContain('findings');
    });
  });

  describe('read by everybody', () => {
    beforeEach(() => report(demoCatalogue()));

    it('comes in pages that miss and repeat nothing', async () => {
      const all = await listed();
      const paged: Listed[] = [];
      let cursor = '';
      for (let next: string | null = ''; next !== null;) {
        const page = await reader.get(`/courses?limit=50${cursor}`);
        paged.push(...(page.items as Listed[]));
        next = page.next as string | null;
        cursor = `&cursor=${next ?? ''}`;
      }
      expect(paged.map(({ id }) => id)).toEqual(all.map(({ id }) => id));
    });

    it('is searched by text, competence, language, provider and time', async () => {
      const all = await listed();
      const codes = (courses: readonly Listed[]) => courses.map(({ code }) => code);
      const only = (keep: (course: Listed) => boolean) => codes(all.filter(keep));
      expect(codes(await listed('&competence=2.3'))).toEqual(
        only(({ lessons }) => lessons.some(({ competence }) => competence === '2.3')),
      );
      expect(codes(await listed('&language=en'))).toEqual(only(({ languages }) => languages.includes('en')));
      expect(codes(await listed('&maxMinutes=60'))).toEqual(only(({ minutes }) => minutes <= 60));
      expect(codes(await listed('&search=ll-1.1-a'))).toEqual(['LL-1.1-A']);
      expect(codes(await listed('&search=100%25'))).toEqual([]);
      expect((await listed(`&provider=${encodeURIComponent('Kommunale Lernwerkstatt')}`)).length).toBeGreaterThan(0);
    });

    it('refuses a cursor that it did not give', async () => {
      const { status, body } = await reader.attempt('GET', '/courses?cursor=abc');
      expect([status, body.code]).toEqual([422, 'cursor-invalid']);
    });

    it('hides drafts', async () => {
      const { status, body } = await reader.attempt('GET', '/courses?state=draft');
      expect([status, body.code]).toEqual([403, 'course-state-hidden']);
      const draft = await admin.post('/courses', aCourse());
      const hidden = await reader.attempt('GET', `/courses/${draft.id as string}`);
      expect([hidden.status, hidden.body.code]).toEqual([404, 'course-not-found']);
    });
  });

  describe('written by admins', () => {
    it('starts as a draft with an ETag, and is published and withdrawn', async () => {
      const created = await admin.attempt('POST', '/courses', { body: aCourse() });
      expect([created.status, created.headers.etag, created.body.state]).toEqual([201, '"1"', 'draft']);
      const id = created.body.id as string;
      expect(created.body.lessons).toEqual([{ vocabulary: 'DigComp', competence: '1.1', from: 2, to: 4 }]);
      const published = await admin.attempt('POST', `/courses/${id}/publish`);
      expect([published.status, published.headers.etag, published.body.state]).toEqual([200, '"2"', 'published']);
      const twice = await admin.attempt('POST', `/courses/${id}/publish`);
      expect([twice.status, twice.body.code]).toEqual([409, 'course-move-not-possible']);
      expect(await admin.post(`/courses/${id}/withdraw`)).toMatchObject({ state: 'withdrawn', revision: 3 });
      expect(await listed()).toEqual([]);
      expect(await reader.get(`/courses/${id}`)).toMatchObject({ state: 'withdrawn' });
      const acts = await app.sql<{ act: string }>('SELECT act FROM audit_acts WHERE subject = $1 ORDER BY position', [
        id,
      ]);
      expect(acts.map(({ act }) => act)).toEqual(['course.created', 'course.published', 'course.withdrawn']);
    });

    it('is rewritten only by who read its newest state', async () => {
      const { id } = await admin.post('/courses', aCourse());
      const put = (headers: Record<string, string>, body = aCourse({ minutes: 45 })) =>
        admin.attempt('PUT', `/courses/${id as string}`, { headers, body });
      expect([(await put({})).status, (await put({ 'if-match': '"7"' })).status]).toEqual([428, 412]);
      const both = await Promise.all([put({ 'if-match': '"1"' }), put({ 'if-match': '"1"' })]);
      expect(both.map(({ status }) => status).sort()).toEqual([200, 412]);
      const lessons = [{ competence: '2.1', from: 0, to: 1 }];
      const changed = await put({ 'if-match': '"2"' }, aCourse({ lessons }));
      expect(changed.headers.etag).toBe('"3"');
      expect(changed.body).toMatchObject({ revision: 3, lessons });
    });

    it('says in every list at once what it says now', async () => {
      const { id } = await admin.post('/courses', aCourse());
      await admin.post(`/courses/${id as string}/publish`);
      const [before] = await listed();
      expect(before).toMatchObject({ revision: 2, lessons: [{ competence: '1.1' }] });
      expect(await listed()).toEqual([before]);
      const body = aCourse({ minutes: 45, lessons: [{ competence: '2.1', from: 0, to: 1 }] });
      await admin.attempt('PUT', `/courses/${id as string}`, { headers: { 'if-match': '"2"' }, body });
      expect(await listed()).toMatchObject([{ id, revision: 3, minutes: 45, lessons: [{ competence: '2.1' }] }]);
      await app.sql('UPDATE courses SET minutes = 50 WHERE id = $1', [id]);
      expect(await listed()).toMatchObject([{ id, revision: 4, minutes: 50 }]);
    });

    it.each<[string, object, number, string]>([
      ['no title', { title: {} }, 422, 'course-title-missing'],
      ['a title that is a list', { title: [] }, 400, 'input-invalid'],
      ['a lesson that is a list', { lessons: [[]] }, 400, 'input-invalid'],
      ['an unknown competence', { lessons: [{ competence: '9.9', from: 0, to: 1 }] }, 422, 'course-competence-unknown'],
      ['a level too high', { lessons: [{ competence: '1.1', from: 0, to: 9 }] }, 422, 'course-competence-unknown'],
      ['levels upside down', { lessons: [{ competence: '1.1', from: 3, to: 3 }] }, 422, 'course-teaches-upwards'],
      ['a competence twice', { requirements: [{ competence: '1.1', level: 2 }] }, 422, 'course-competence-repeated'],
      ['a price that is no number', { priceCents: '12' }, 400, 'input-invalid'],
      ['an address that runs code', { url: 'javascript:alert(1)' }, 422, 'course-link-not-web'],
    ])('is refused with %s', async (_, more, status, code) => {
      const answer = await admin.attempt('POST', '/courses', { body: aCourse(more) });
      expect([answer.status, answer.body.code]).toEqual([status, code]);
      expect(answer.body.title).not.toContain('problems');
    });

    it('is not published without time and price, and does not lose them afterwards', async () => {
      const { id } = await admin.post('/courses', aCourse({ priceCents: null }));
      const publish = await admin.attempt('POST', `/courses/${id as string}/publish`);
      expect([publish.status, publish.body.code]).toEqual([422, 'course-facts-missing']);
      await admin.put(`/courses/${id as string}`, aCourse(), { 'if-match': '"1"' });
      await admin.post(`/courses/${id as string}/publish`);
      const body = aCourse({ minutes: null });
      const lost = await admin.attempt('PUT', `/courses/${id as string}`, { body, headers: { 'if-match': '"3"' } });
      expect([lost.status, lost.body.code]).toEqual([422, 'course-facts-missing']);
    });

    it('is closed to everybody else', async () => {
      const { status, body } = await reader.attempt('POST', '/courses', { body: aCourse() });
      expect([status, body.code]).toEqual([403, 'not-permitted']);
      expect((await app.call('GET', '/api/v1/courses')).status).toBe(401);
    });
  });

  describe('completed by a person', () => {
    const actor = (): Actor => ({ personId: admin.id, sessionId: 's', admin: true, memberships: [] });

    async function twoCourses(): Promise<readonly string[]> {
      const courses = [
        aCourse(),
        aCourse({
          lessons: [
            { competence: '1.1', from: 0, to: 3 },
            { competence: '2.1', from: 0, to: 2 },
          ],
        }),
      ];
      return Promise.all(courses.map(async (course) => (await admin.post('/courses', course)).id as string));
    }

    it('claims the highest level per competence, once', async () => {
      const completions = app.get(CompletionsService);
      const [first, second] = await twoCourses();
      for (const courseId of [first!, second!, first!])
        await completions.record(actor(), { personId: reader.id, courseId });
      expect(await completions.of(reader.id)).toMatchObject([{ courseId: first }, { courseId: second }]);
      expect(await completions.claimedLevels(reader.id)).toEqual([
        { vocabulary: 'DigComp', competence: '1.1', level: 4 },
        { vocabulary: 'DigComp', competence: '2.1', level: 2 },
      ]);
      expect(await completions.claimedLevels(admin.id)).toEqual([]);
    });

    it('tells who listens within the same transaction', async () => {
      const completions = app.get(CompletionsService);
      const [courseId] = await twoCourses();
      const heard: object[] = [];
      let refuse = true;
      completions.onCompleted((completed) => {
        heard.push(completed);
        return refuse ? Promise.reject(new Error('not now')) : Promise.resolve();
      });
      await expect(completions.record(actor(), { personId: reader.id, courseId: courseId! })).rejects.toThrow(
        'not now',
      );
      expect(await completions.of(reader.id)).toEqual([]);
      refuse = false;
      await completions.record(actor(), { personId: reader.id, courseId: courseId! });
      expect(heard).toEqual([1, 2].map(() => ({ personId: reader.id, courseId, by: admin.id })));
    });

    it('is never recorded by oneself, nor for a course that does not exist', async () => {
      const completions = app.get(CompletionsService);
      const [courseId] = await twoCourses();
      const own = completions.record(actor(), { personId: admin.id, courseId: courseId! });
      await expect(own).rejects.toThrow(/nobody_records_own_completion/);
      const unknown = completions.record(actor(), { personId: reader.id, courseId: reader.id });
      await expect(unknown).rejects.toMatchObject({ code: 'course-not-found' });
    });
  });
});

/** Three courses on two pages under /courses; elsewhere the second page is missing. */
async function providerOfPages(): Promise<Server> {
  const server = createServer(({ url = '' }, response) => {
    const [folder, page] = [url.split('?')[0] ?? '', url.slice(-1)];
    const first = { links: { next: `${folder}?page=2` }, data: [aRecord(1), aRecord(2)] };
    const found = page === '1' ? first : { links: {}, data: [aRecord(3)] };
    const missing = page !== '1' && folder !== '/courses';
    response.writeHead(missing ? 404 : 200, { 'content-type': 'application/json' }).end(JSON.stringify(found));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

function hostOf(server: Server): string {
  return `127.0.0.1:${String((server.address() as AddressInfo).port)}`;
}
