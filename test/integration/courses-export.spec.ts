import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

import { startApp, type TestApp } from '../support/app.js';
import { aCatalogue, aCourse, aPerson, aRecord, demoCatalogue } from '../support/courses.js';
import { sharedFile, withShared } from '../support/shared.js';
import { type Caller, multipart } from '../support/story.js';

interface Document {
  readonly links: Readonly<Record<string, string>>;
  readonly data: readonly { readonly id: string; readonly attributes: Readonly<Record<string, unknown>> }[];
}

describe('The catalogue, exported', () => {
  let app: TestApp;
  let admin: Caller & { id: string };
  let reader: Caller;

  beforeAll(async () => {
    app = await startApp();
    admin = await aPerson(app, 'admin@lernlotse.example', { admin: true });
    reader = await aPerson(app, 'kim@lernlotse.example');
  });
  afterAll(() => app.close());
  beforeEach(() => app.sql('DELETE FROM courses'));

  const exported = async (query = ''): Promise<Document> => {
    const { status, body } = await reader.attempt('GET', `/courses/export${query}`);
    expect(status).toBe(200);
    return body as Document;
  };
  /** Follows the pages from the first one on. */
  const whole = async (size: number): Promise<Document['data']> => {
    const records: Document['data'][number][] = [];
    for (let next: string | undefined = `?page%5Bsize%5D=${size}`; next !== undefined;) {
      const { data, links } = await exported(next);
      records.push(...data);
      next = links.next?.split('/export')[1];
    }
    return records;
  };
  const publish = async (more: object): Promise<string> => {
    const { id } = await admin.post('/courses', aCourse(more));
    await admin.post(`/courses/${id as string}/publish`);
    return id as string;
  };
  async function bring(content: string | Buffer, mode = 'all-or-nothing') {
    const form = multipart({ kind: 'courses', mode }, 'catalogue.json', content);
    const { body } = await admin.attempt('POST', '/imports', form);
    await app.jobsDone();
    return admin.get(`/imports/${body.id as string}`);
  }

  it('comes in pages that miss and repeat nothing, with links that lead on', async () => {
    await admin.upload('courses', 'c.json', demoCatalogue());
    const { links, data } = await exported('?page%5Bnumber%5D=2&page%5Bsize%5D=50');
    expect(data).toHaveLength(50);
    expect(Object.keys(links).sort()).toEqual(['first', 'last', 'next', 'prev', 'self']);
    const all = await whole(50);
    const ids = new Set(all.map(({ id }) => id));
    expect([all.length, ids.size]).toEqual([127, 127]);
    expect((await exported('?page[number]=9&page[size]=50')).data).toEqual([]);
    expect((await reader.attempt('GET', '/courses/export?page[number]=0')).status).toBe(400);
  });

  it('gives every record back to the letter while nobody edited it', async () => {
    const file = JSON.parse(demoCatalogue().toString('utf8')) as Document;
    const odd = { ...file, data: file.data.map((one) => ({ ...one, attributes: { ...one.attributes, future: [1] } })) };
    await admin.upload('courses', 'c.json', JSON.stringify(odd));
    const byId = (records: Document['data']) => [...records].sort((a, b) => a.id.localeCompare(b.id));
    expect(byId(await whole(500))).toEqual(byId(odd.data));
  });

  it('changes nothing when it is imported again, be it edited or written here', async () => {
    await admin.upload('courses', 'c.json', aCatalogue(aRecord(1), aRecord(2), { ...aRecord(3), id: '4711' }));
    const { items } = await admin.get('/courses');
    const [first] = items as { id: string }[];
    const edited = aCourse({ minutes: 33, title: { de: 'Nur', en: 'Both' }, accessibility: ['captions'] });
    await admin.put(`/courses/${first!.id}`, edited, { 'if-match': '"1"' });
    await publish({ url: null, lessons: [{ competence: '1.1', from: 0, to: 7 }], prerequisites: [first!.id] });
    const before = (await admin.get('/courses?limit=500')).items as object[];
    const { counts } = await bring(JSON.stringify({ data: await whole(500) }));
    expect(counts).toMatchObject({ total: 4, created: 0, changed: 0, unchanged: 4, rejected: 0 });
    expect((await admin.get('/courses?limit=500')).items).toEqual(before);
  });

  it('carries a course to another installation without loss', async () => {
    const course = {
      title: { de: 'Akten', en: 'Files' },
      description: { de: 'Ein <b>Satz</b> & mehr.\n\nNoch einer.', en: 'One.' },
      languages: ['en', 'de'],
      formats: ['online'],
      accessModes: ['visual'],
      accessibility: ['captions', 'keyboard'],
      url: null,
      ...{ minutes: 61, priceCents: 12_345, requirements: [{ competence: '3.1', level: 4 }] },
    };
    await publish(course);
    const document = JSON.stringify({ data: await whole(10) });
    const told = ({ id: _id, updatedAt: _at, revision: _revision, ...facts }: Record<string, unknown>) => facts;
    const [before] = (await admin.get('/courses')).items as Record<string, unknown>[];
    await app.sql('DELETE FROM courses');
    expect((await bring(document)).counts).toMatchObject({ created: 1 });
    const [after] = (await admin.get('/courses')).items as Record<string, unknown>[];
    expect(told(after!)).toEqual(told(before!));
  });

  describe('with what must be completed before', () => {
    interface Imported {
      readonly state: string;
      readonly counts: Readonly<Record<string, number>>;
      readonly problems: readonly { line: number; column: string; code: string; message: string }[];
      readonly piles: Readonly<
        Record<string, { items: readonly { name: string | null; changes: readonly unknown[] }[] }>
      >;
    }
    const bringIn = async (content: string, mode?: string) => (await bring(content, mode)) as unknown as Imported;
    /** Per code the codes of what the course needs. */
    const needs = async (): Promise<Record<string, readonly string[]>> => {
      const courses = (await admin.get('/courses?limit=500')).items as {
        id: string;
        code: string;
        prerequisites: string[];
      }[];
      const codes = new Map(courses.map(({ id, code }) => [id, code]));
      return Object.fromEntries(
        courses.map(({ code, prerequisites }) => [code, prerequisites.map((id) => codes.get(id) ?? id).sort()]),
      );
    };
    const needing = (at: number, ...prerequisites: readonly string[]) => aRecord(at, { lernlotse: { prerequisites } });
    const idOf = (at: number) => aRecord(at).id;
    const problems = ({ problems: all }: Imported) =>
      all.filter(({ code }) => code.startsWith('course-prereq')).map(({ line, code }) => [line, code]);

    it('goes to another installation, and from there on, without loss', async () => {
      await admin.upload('courses', 'c.json', aCatalogue(aRecord(1), { ...aRecord(2), id: '4711' }));
      const ids = Object.fromEntries(
        ((await admin.get('/courses')).items as { id: string; code: string }[]).map(({ id, code }) => [code, id]),
      );
      const last = await publish({ code: 'Z-LAST', prerequisites: [ids['C-1'], ids['C-2']] });
      await publish({ code: 'A-FIRST', prerequisites: [last, ids['C-2']] });
      const before = await needs();
      expect(before).toEqual({ 'A-FIRST': ['C-2', 'Z-LAST'], 'C-1': [], 'C-2': [], 'Z-LAST': ['C-1', 'C-2'] });
      const first = await whole(500);
      await app.sql('DELETE FROM courses');
      expect(await bringIn(JSON.stringify({ data: first }))).toMatchObject({
        state: 'applied',
        counts: { created: 4, rejected: 0 },
      });
      expect(await needs()).toEqual(before);
      expect(await whole(500)).toEqual(first);
      const again = await bringIn(JSON.stringify({ data: first }));
      expect(again.counts).toMatchObject({ created: 0, changed: 0, unchanged: 4 });
    });

    it('goes along in whichever order the records stand, by id of the record, id of the course that is here, or code', async () => {
      const here = await publish({ code: 'HERE' });
      const file = aCatalogue(needing(1, idOf(2), 'C-3', here), needing(2, 'HERE'), aRecord(3));
      expect((await bringIn(file)).counts).toMatchObject({ created: 3, rejected: 0 });
      expect(await needs()).toEqual({ 'C-1': ['C-2', 'C-3', 'HERE'], 'C-2': ['HERE'], 'C-3': [], HERE: [] });
      await bringIn(aCatalogue(needing(1, 'C-2')), 'good-rows');
      expect((await needs())['C-1']).toEqual(['C-2']);
      await bringIn(aCatalogue(aRecord(1, { duration: 'PT9H' })));
      expect((await needs())['C-1']).toEqual(['C-2']);
    });

    it('is refused with its record where nobody knows the course, or several are meant, and nothing of it comes in', async () => {
      await publish({ code: 'TWIN' });
      await publish({ code: 'TWIN' });
      await bringIn(aCatalogue(needing(4, 'C-5'), aRecord(5)));
      const before = await app.sql('SELECT * FROM courses ORDER BY id');
      const wrong = aRecord(4, { name: 'Neu', teaches: [], lernlotse: { prerequisites: ['C-5', 'NOWHERE'] } });
      const file = aCatalogue(aRecord(1), needing(2, 'TWIN'), needing(3, 'C-1', idOf(2)), wrong);
      const all = await bringIn(file);
      expect([all.state, await app.sql('SELECT * FROM courses ORDER BY id')]).toEqual(['rejected', before]);
      const good = await bringIn(file, 'good-rows');
      expect(problems(good)).toEqual([
        [2, 'course-prerequisite-ambiguous'],
        [4, 'course-prerequisite-unknown'],
        [3, 'course-prerequisite-refused'],
      ]);
      expect(good.problems.find(({ line }) => line === 4)).toMatchObject({
        column: 'lernlotse.prerequisites',
        message: 'Kurs C-4: Den vorausgesetzten Kurs „NOWHERE“ gibt es weder in der Datei noch hier.',
      });
      expect(good.counts).toMatchObject({ total: 4, created: 1, changed: 0, rejected: 3 });
      expect(await needs()).toEqual({ 'C-1': [], 'C-4': ['C-5'], 'C-5': [], TWIN: [] });
      const kept = await app.sql(`SELECT * FROM courses WHERE code <> 'C-1' ORDER BY id`);
      expect(kept).toEqual(before);
    });

    it('is refused where courses need each other, in the file or with what is here', async () => {
      const ring = await bringIn(
        aCatalogue(needing(1, 'C-2'), needing(2, 'C-1'), needing(3, 'C-3'), aRecord(4)),
        'good-rows',
      );
      expect(problems(ring)).toEqual([1, 2, 3].map((line) => [line, 'course-prerequisites-cyclic']));
      expect(ring.problems[0]?.message).toContain('C-1 → C-2 → C-1');
      expect(await needs()).toEqual({ 'C-4': [] });
      await bringIn(aCatalogue(needing(5, 'C-4')));
      const closing = await bringIn(aCatalogue(needing(4, 'C-5'), aRecord(6)), 'good-rows');
      expect(problems(closing)).toEqual([[1, 'course-prerequisites-cyclic']]);
      expect(await needs()).toEqual({ 'C-4': [], 'C-5': ['C-4'], 'C-6': [] });
      expect(
        (await bringIn(aCatalogue(needing(4, 'C-5'), aRecord(5, { lernlotse: { prerequisites: ['C-6'] } })))).state,
      ).toBe('applied');
      expect(await needs()).toEqual({ 'C-4': ['C-5'], 'C-5': ['C-6'], 'C-6': [] });
    });

    it('is told before it is applied', async () => {
      await bringIn(aCatalogue(needing(1, 'C-2'), aRecord(2)));
      const file = aCatalogue(needing(1, 'C-3'), aRecord(3), needing(4, 'NOWHERE'));
      const { id, piles } = (await bring(file, 'preview')) as unknown as Imported & { id: string };
      expect(piles.changed?.items[0]?.changes).toEqual([{ field: 'prerequisites', before: ['C-2'], after: ['C-3'] }]);
      expect(piles.rejected?.items).toHaveLength(1);
      await admin.post(`/imports/${id}/apply`, { mode: 'good-rows' });
      await app.jobsDone();
      expect(await needs()).toEqual({ 'C-1': ['C-3'], 'C-2': [], 'C-3': [] });
    });
  });

  it('is not sent again to who knows it already', async () => {
    await publish({});
    const first = await reader.attempt('GET', '/courses/export');
    const tag = String(first.headers.etag);
    const again = await reader.attempt('GET', '/courses/export', { headers: { 'if-none-match': tag } });
    expect([again.status, again.body, again.headers.etag]).toEqual([304, '', tag]);
    await publish({ code: 'NEW' });
    const changed = await reader.attempt('GET', '/courses/export', { headers: { 'if-none-match': tag } });
    expect([changed.status, changed.body.data.length]).toEqual([200, 2]);
    expect(String(changed.headers['content-type'])).toContain('application/vnd.api+json');
  });

  it('holds what is published only, for people who are signed in', async () => {
    await admin.post('/courses', aCourse());
    expect((await exported()).data).toEqual([]);
    expect((await app.call('GET', '/api/v1/courses/export')).status).toBe(401);
  });

  withShared('is a MOOChub document of version 3, by the schema itself', async () => {
    await admin.upload('courses', 'c.json', demoCatalogue());
    const bare = {
      ...aRecord(900, { courseMode: ['online', 'weird'], teaches: null, accessMode: null }),
      id: 'no-uuid',
    };
    await admin.upload('courses', 'b.json', aCatalogue(bare));
    await publish({ url: null, description: {}, lessons: [{ competence: '1.1', from: 0, to: 7 }] });
    const schema = JSON.parse(sharedFile('moochub-schema-v3.json').toString('utf8')) as object;
    const isValid = addFormats.default(new Ajv2020({ strict: false, allErrors: true, logger: false })).compile(schema);
    const document = await exported('?page[size]=500');
    isValid(document);
    expect([isValid.errors ?? [], document.data.length]).toEqual([[], 129]);
  });
});
