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
