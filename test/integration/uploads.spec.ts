import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { ImportsService } from '../../src/platform/imports/imports.service.js';
import { startApp, type TestApp } from '../support/app.js';
import { type Browser, browserOf, cookieOf } from '../support/browser.js';
import { importFile, importNow, OWN_FRAMEWORK, ownItems } from '../support/competencies.js';
import { formWith, HOSTILE, HOSTILE_NAMES, POLYGLOTS, SCRIPT } from '../support/hostile-files.js';
import { aPicture } from '../support/media.js';
import { aMunicipality, CLAUSES, somebody } from '../support/people.js';
import { type Caller, callerWith, multipart } from '../support/story.js';

const SOURCE = path.resolve(import.meta.dirname, '../../src');
const LIMIT = 2 * 1024 * 1024;
const DOCUMENT_LIMIT = 10 * 1024 * 1024;
const PDF = '%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n';
const CONFINED = {
  'x-content-type-options': 'nosniff',
  'content-security-policy': "default-src 'none'; sandbox",
};

/** The one reader of uploaded files, and who calls it: each is tried here. */
const READER = 'platform/imports/upload-form.ts';
const CALLERS = [
  'municipalities/agreements/document-upload.ts',
  'platform/imports/upload.ts',
  'portal/requests/list-upload.ts',
];

describe('What is uploaded', () => {
  let app: TestApp;
  let admin: Caller;
  let hr: Caller;
  let desk: Browser;
  let cookie: string;
  let office: Browser;
  let town: string;

  beforeAll(async () => {
    app = await startApp({ env: { IMPORT_MAX_BYTES: String(LIMIT) } });
    town = (await aMunicipality(app, { name: 'Kandel' })).id;
    const [ada, hanna] = [await somebody(app, { admin: true }), await somebody(app, { hrOf: [town] })];
    [admin, hr] = [callerWith(app, ada.token), callerWith(app, hanna.token)];
    [office, desk] = [await browserOf(app, { id: ada.personId }), await browserOf(app, { id: hanna.personId })];
    cookie = await cookieOf(app, { id: hanna.personId });
    await hr.put(`/municipalities/${town}/works-agreement`, {
      reference: 'DV 2026/04',
      agreedOn: '2026-10-01',
      clauses: CLAUSES,
    });
  });
  afterAll(() => app.close());

  const document = (): string => `/municipalities/${town}/works-agreement/document`;
  const store = (content: Buffer | string) => hr.attempt('PUT', document(), multipart({}, 'DV.pdf', content));
  const failedJobs = () => app.sql(`SELECT name, error FROM jobs WHERE state = 'failed'`);

  it('is read in one way, for three ends, and all of them are tried here', () => {
    const files = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' }).filter((file) => /\.tsx?$/.test(file));
    const having = (words: RegExp) => files.filter((file) => words.test(contentOf(file))).sort();
    expect(having(/isMultipart|\.parts\(|saveRequestFiles/)).toEqual([READER]);
    expect(having(/readUploadForm/)).toEqual([...CALLERS, READER].sort());
  });

  describe('for an import', () => {
    it('is refused by name, whatever it pretends to be, for every kind; nothing of it arrives', async () => {
      const before = await contents();
      const kinds = app.get(ImportsService).kinds();
      expect(kinds).toContain('framework');
      for (const kind of kinds) {
        for (const [trick, bytes] of Object.entries(HOSTILE)) {
          const report = await importNow(app, kind, bytes, 'good-rows');
          const { state, problems } = report;
          expect([kind, trick, state, problems[0]?.severity]).toEqual([kind, trick, 'rejected', 'error']);
          // Of the product's own kind of object: nothing was written to what all of them have in common.
          expect(Reflect.get(report, 'admin')).toBeUndefined();
        }
      }
      expect(await contents()).toEqual(before);
    });

    it('that is an archive is read by a worker to its end, and the report says in words what is wrong', async () => {
      const started = await Promise.all(
        Object.entries(HOSTILE).map(async ([trick, bytes]) => {
          const form = multipart({ kind: 'framework', mode: 'good-rows' }, 'file.xlsx', bytes);
          return { trick, answer: await admin.attempt('POST', '/imports', form) };
        }),
      );
      await app.jobsDone();
      for (const { trick, answer } of started) {
        const { state, problems } = await admin.get(`/imports/${answer.body.id as string}`);
        const message = (problems as { message: string }[])[0]?.message ?? '';
        expect([trick, answer.status, state]).toEqual([trick, 202, 'rejected']);
        expect(message).toMatch(/^(?!findings:)(?!.*root:).{20,500}$/s);
      }
      expect(await failedJobs()).toEqual([]);
    });

    const contents = () =>
      app.sql(
        `SELECT (SELECT count(*) FROM persons) AS persons, (SELECT count(*) FROM municipalities) AS municipalities,
           (SELECT count(*) FROM frameworks) AS frameworks, (SELECT count(*) FROM items) AS items,
           (SELECT count(*) FROM profiles) AS profiles, (SELECT count(*) FROM courses) AS courses`,
      );

    it.each(Object.entries(HOSTILE_NAMES))('may be named with %s: what is kept is harmless', async (_, header) => {
      const { status, body } = await admin.attempt('POST', '/imports', formWith(header, '{}', { kind: 'courses' }));
      expect([status, body.code]).toEqual([202, undefined]);
      const { fileName } = await admin.get(`/imports/${body.id as string}`);
      expectHarmless(fileName);
      const page = await office.open('/admin/imports');
      expect([page.status, page.html.includes('<script>')]).toEqual([200, false]);
    });

    it('says nothing by the type that it declares', async () => {
      for (const type of ['text/html', 'image/svg+xml', 'application/x-msdownload', 'nonsense']) {
        const form = formWith('filename="k.json"', POLYGLOTS.pdfAndPage, { kind: 'courses' }, type);
        const { body } = await admin.attempt('POST', '/imports', form);
        await app.jobsDone();
        const { state, problems } = await admin.get(`/imports/${body.id as string}`);
        expect([type, state, problems[0].code]).toEqual([type, 'rejected', 'catalogue-not-json']);
      }
    });

    it('is refused when it is empty, too large, one of two, cut off, or goes under a forbidden name', async () => {
      const codeOf = async (form: ReturnType<typeof multipart>) => {
        const { status, body } = await admin.attempt('POST', '/imports', form);
        return [status, body.code];
      };
      const whole = multipart({ kind: 'courses' }, 'k.json', '{}');
      const [before, after] = [
        whole.body.subarray(0, -4),
        whole.body.subarray(whole.body.indexOf('content-disposition: form-data; name="file"')),
      ];
      expect(await codeOf(multipart({ kind: 'courses' }, 'k.json', ''))).toEqual([422, 'upload-incomplete']);
      expect(await codeOf(multipart({ kind: 'courses' }, 'k.json', Buffer.alloc(LIMIT + 1, ' ')))).toEqual([
        413,
        'file-too-large',
      ]);
      expect(await codeOf({ ...whole, body: Buffer.concat([before, Buffer.from('\r\n'), after]) })).toEqual([
        413,
        'request-too-large',
      ]);
      expect(await codeOf({ ...whole, body: whole.body.subarray(0, -10) })).toEqual([400, 'request-malformed']);
      expect(await codeOf(multipart({ kind: 'courses', ['__proto__']: 'x' }, 'k.json', '{}'))).toEqual([
        400,
        'request-malformed',
      ]);
      expect(await codeOf({ ...whole, headers: { 'content-type': 'multipart/form-data' } })).toEqual([
        400,
        'request-malformed',
      ]);
      expect(await codeOf({ ...whole, headers: { 'content-type': 'application/zip' } })).toEqual([
        415,
        'content-type-not-supported',
      ]);
    });

    it('by the page meets the same', async () => {
      const start = await office.open('/admin/imports');
      const empty = await start.upload('/admin/imports', { kind: 'courses' }, { name: 'k.json', content: '' });
      expect(empty.status).toBe(422);
      const large = await start.upload(
        '/admin/imports',
        { kind: 'courses' },
        { name: 'k.json', content: ' '.repeat(LIMIT + 1) },
      );
      expect(large.status).toBe(413);
      for (const trick of ['a web page', 'a program', 'an archive that grows a thousandfold']) {
        const file = { name: '../k.json', content: HOSTILE[trick]! };
        const { path: at, status, html } = await start.upload('/admin/imports', { kind: 'courses' }, file);
        expect([at, status]).toEqual([expect.stringMatching(/^\/admin\/imports\/[\w-]{36}$/), 200]);
        expect(html).not.toContain(SCRIPT);
      }
      await app.jobsDone();
      expect(await failedJobs()).toEqual([]);
    });
  });

  describe('as the paper of a works agreement', () => {
    it.each(Object.entries(HOSTILE))('is refused when it is %s', async (_, content) => {
      const { status, body } = await store(content);
      expect([status, body.code]).toEqual([422, 'agreement-document-not-pdf']);
    });

    it('is refused when it is empty or too large, by the API and by the page', async () => {
      const page = await desk.open('/hr/agreement');
      const send = (content: string | Buffer) => page.upload('/hr/agreement/document', {}, { name: 'DV.pdf', content });
      for (const [content, status] of [
        ['', 422],
        [HOSTILE['a web page that is a PDF too']!, 422],
        [Buffer.alloc(DOCUMENT_LIMIT + 1, PDF), 413],
      ] as const) {
        expect((await store(content)).status).toBe(status);
        const answer = await send(content);
        expect([answer.status, answer.html.includes(SCRIPT)]).toEqual([status, false]);
      }
    });

    it.each(['pdfAndPage', 'pdfAndArchive'] as const)(
      'that is a PDF and something else (%s) goes out as a PDF to be kept',
      async (which) => {
        expect((await store(POLYGLOTS[which])).status).toBe(200);
        const { status, headers } = await hr.attempt('GET', document());
        expect([status, headers]).toMatchObject([200, { ...CONFINED, 'content-type': 'application/pdf' }]);
        expect(headers['content-disposition']).toMatch(/^attachment; /);
      },
    );

    it.each(Object.entries(HOSTILE_NAMES))(
      'may be named with %s: it goes out under a harmless name',
      async (_, header) => {
        const { status, body } = await hr.attempt('PUT', document(), formWith(header, PDF));
        expect(status).toBe(200);
        expectHarmless(body.fileName);
        expect(body.fileName).toMatch(/^[^.].*\.pdf$/);
        const { headers } = await hr.attempt('GET', document());
        expect(headers['content-disposition']).toMatch(
          /^attachment; filename="[\w.-]+\.pdf"; filename\*=UTF-8''[\w.%~!-]+$/,
        );
      },
    );
  });

  it('as a list of vouchers is a table or nothing; it is never shown as anything but text', async () => {
    const start = await desk.open('/hr/assign/list');
    const programme = '00000000-0000-4000-8000-000000000000';
    const send = (header: string, content: Buffer | string) => {
      const { body, headers } = formWith(header, content, { programme, municipality: town });
      const sent = { ...headers, cookie, host: 'lernlotse.example', 'sec-fetch-site': 'same-origin' };
      return app.app.inject({ method: 'POST', url: '/hr/assign/list/preview', payload: body, headers: sent });
    };
    expect(start.status).toBe(200);
    for (const [name, header] of Object.entries(HOSTILE_NAMES)) {
      expect([name, (await send(header, 'person\n')).statusCode]).toEqual([name, 404]);
    }
    for (const [trick, content] of Object.entries(HOSTILE)) {
      const { statusCode, body } = await send('filename="liste.csv"', content);
      expect([trick, [404, 422].includes(statusCode), body.includes(SCRIPT)]).toEqual([trick, true, false]);
    }
    expect((await send('filename="liste.csv"', '')).statusCode).toBe(422);
    expect((await send('filename="liste.csv"', Buffer.alloc(LIMIT + 1, 'x'))).statusCode).toBe(413);
  });

  describe('as the medium of a question', () => {
    beforeAll(() => importFile(app, 'framework', OWN_FRAMEWORK));
    beforeEach(() => app.sql('TRUNCATE item_banks CASCADE'));

    const imported = (bytes: Buffer) => {
      const { items, ...bank } = ownItems();
      const first = items.find(({ kind }) => kind === 'single-choice')!;
      return importNow(app, 'items', { ...bank, items: [{ ...first, media: [aPicture({ bytes })] }] });
    };

    it.each(
      Object.entries(HOSTILE)
        .filter(([, { length }]) => length < 200_000)
        .filter(([, bytes]) => !bytes.equals(POLYGLOTS.pngAndArchive)),
    )('is refused when it is %s', async (_, bytes) => {
      const { state, problems } = await imported(bytes);
      expect([state, problems[0]?.code]).toEqual(['rejected', 'media-content-unknown']);
    });

    it.each(['pngAndArchive', 'pngAndPage'] as const)(
      'that is a picture and something else (%s) goes out as a picture',
      async (which) => {
        expect(await imported(POLYGLOTS[which])).toMatchObject({ state: 'applied' });
        const [medium] = await app.sql<{ id: string }>('SELECT id FROM item_media');
        const { headers } = await hr.attempt('GET', `/media/${medium!.id}`);
        expect(headers).toMatchObject({
          ...CONFINED,
          'content-type': 'image/png',
          'content-disposition': 'attachment',
        });
      },
    );
  });
});

function contentOf(file: string): string {
  return readFileSync(path.join(SOURCE, file), 'utf8');
}

function expectHarmless(name: string): void {
  expect(name).not.toMatch(/[\\/\p{Cc}\p{Cf}\p{Cs}\uFFFD]/u);
  expect(name.length).toBeLessThanOrEqual(124);
}
