import { randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { PersonsService } from '../../src/accounts/index.js';
import { ImportRun } from '../../src/platform/imports/import-run.service.js';
import { startApp, type TestApp } from '../support/app.js';
import { type Caller, multipart, signIn } from '../support/story.js';

const PASSWORD = 'Ein-langes-Passwort-2026';
const LIMIT = 64 * 1024;

describe('Imports', () => {
  let app: TestApp;
  let admin: Caller;
  let catalogueServer: Server;
  let pages: Record<string, string> = {};
  let host: string;

  beforeAll(async () => {
    catalogueServer = createServer((request, response) => {
      const page = pages[request.url ?? ''];
      response.writeHead(page === undefined ? 404 : 200, { 'content-type': 'application/json' }).end(page);
    });
    await new Promise<void>((resolve) => catalogueServer.listen(0, '127.0.0.1', resolve));
    host = `127.0.0.1:${(catalogueServer.address() as AddressInfo).port}`;
    app = await startApp({ env: { IMPORT_HOSTS: host, IMPORT_MAX_BYTES: String(LIMIT) } });
    const person = { email: 'admin@lernlotse.example', givenName: 'Ada', familyName: 'Albrecht', password: PASSWORD };
    await app.get(PersonsService).provide({ ...person, admin: true, memberships: [] });
    admin = await signIn(app, person.email, PASSWORD);
  });
  afterAll(async () => {
    await app.close();
    await new Promise((resolve) => catalogueServer.close(resolve));
  });
  beforeEach(async () => {
    pages = {};
    await app.sql('DELETE FROM courses');
  });

  const send = (fields: Record<string, string>, content: Buffer | string = 'x') =>
    admin.attempt('POST', '/imports', multipart(fields, 'file.json', content));
  const courses = async () =>
    (await app.sql<{ count: number }>('SELECT count(*)::int AS count FROM courses'))[0]!.count;
  async function reportOf(fields: Record<string, string>, content?: string) {
    const { status, body } = await send(fields, content);
    expect(status).toBe(202);
    await app.jobsDone();
    return admin.get(`/imports/${body.id as string}`);
  }

  describe('are refused before anything is kept', () => {
    it.each([
      ['an unknown kind', { kind: 'recipes' }, 422, 'import-kind-unknown'],
      ['an unknown mode', { kind: 'courses', mode: 'perhaps' }, 422, 'import-mode-unknown'],
      ['no kind', {}, 422, 'upload-incomplete'],
      [
        'an address that is not allowed',
        { kind: 'courses', address: 'https://example.org/c' },
        422,
        'import-address-not-allowed',
      ],
      [
        'an address of another scheme',
        { kind: 'courses', address: 'file:///etc/passwd' },
        422,
        'import-address-not-allowed',
      ],
    ])('with %s', async (_, fields, expectedStatus, code) => {
      const { status, body } = await send(fields);
      expect([status, body.code]).toEqual([expectedStatus, code]);
    });

    it('when the file is larger than the limit', async () => {
      const { status, body } = await send({ kind: 'courses' }, Buffer.alloc(LIMIT + 1, 'x'));
      expect([status, body.code]).toEqual([413, 'file-too-large']);
    });

    it('when the file is empty', async () => {
      const { status, body } = await send({ kind: 'courses' }, '');
      expect([status, body.code]).toEqual([422, 'upload-incomplete']);
    });
  });

  it('take nothing of a file with a bad row, unless the good rows are wanted', async () => {
    const nine = Array.from({ length: 9 }, (_, at) => course(at));
    const file = JSON.stringify({ data: [...nine, { id: 'broken', type: 'Course', attributes: {} }] });

    const refused = await reportOf({ kind: 'courses' }, file);
    expect(refused).toMatchObject({ state: 'rejected', counts: { total: 10, created: 0, rejected: 1 } });
    expect(refused.problems[0]).toMatchObject({ severity: 'error', line: 10 });
    expect(refused.problems[0].message).not.toContain('findings:');
    expect(await courses()).toBe(0);

    const preview = await reportOf({ kind: 'courses', mode: 'preview' }, file);
    expect(preview).toMatchObject({ state: 'previewed', counts: { created: 9, rejected: 1 } });
    expect(await courses()).toBe(0);

    const taken = await reportOf({ kind: 'courses', mode: 'good-rows' }, file);
    expect(taken).toMatchObject({ state: 'applied', counts: { created: 9, rejected: 1 } });
    expect(await courses()).toBe(9);
  });

  it('change nothing when the same file comes twice', async () => {
    const file = JSON.stringify({ data: [course(1), course(2)] });
    await reportOf({ kind: 'courses' }, file);
    const again = await reportOf({ kind: 'courses' }, file);
    expect(again).toMatchObject({ state: 'applied', counts: { created: 0, changed: 0, unchanged: 2 } });
  });

  it('keep no copy of the file once they have ended; a preview keeps it until it is applied or given up', async () => {
    await reportOf({ kind: 'courses' }, JSON.stringify({ data: [course(1)] }));
    const kept = await app.sql<{ state: string }>('SELECT DISTINCT state FROM imports WHERE file IS NOT NULL');
    expect(kept).toEqual([{ state: 'previewed' }]);
  });

  it('keep no copy of the file either when they have failed for good', async () => {
    const id = randomUUID();
    await app.sql(
      `INSERT INTO imports (id, kind, mode, file_name, file, created_at) VALUES ($1, 'courses', 'good-rows', 'c.json', $2, now())`,
      [id, Buffer.from(JSON.stringify({ data: [course(1)] }))],
    );
    await app.sql('ALTER TABLE course_lessons RENAME TO course_lessons_away');
    try {
      await expect(app.get(ImportRun).run(id, () => true)).rejects.toThrow();
    } finally {
      await app.sql('ALTER TABLE course_lessons_away RENAME TO course_lessons');
    }
    const [record] = await app.sql('SELECT state, file FROM imports WHERE id = $1', [id]);
    expect(record).toEqual({ state: 'failed', file: null });
    expect(await courses()).toBe(0);
  });

  describe('from an address', () => {
    const from = (path: string) => reportOf({ kind: 'courses', address: `http://${host}${path}` });

    it('follow the pages of a catalogue', async () => {
      pages['/1'] = JSON.stringify({ links: { next: '/2' }, data: [course(1)] });
      pages['/2'] = JSON.stringify({ links: {}, data: [course(2), course(3)] });
      expect(await from('/1')).toMatchObject({ state: 'applied', counts: { created: 3 } });
    });

    it.each([
      [
        'a page is missing',
        { '/1': JSON.stringify({ links: { next: '/2' }, data: [course(1)] }) },
        'page-not-available',
      ],
      ['a page is no catalogue', { '/1': '<html>' }, 'page-not-a-catalogue'],
      ['the pages go in a circle', { '/1': JSON.stringify({ links: { next: '/1' }, data: [] }) }, 'pages-in-a-circle'],
      ['a page leads nowhere', { '/1': '{"links":{"next":"http://["},"data":[]}' }, 'import-address-not-allowed'],
      [
        'a page leads elsewhere',
        { '/1': '{"links":{"next":"http://127.0.0.2/"},"data":[]}' },
        'import-address-not-allowed',
      ],
      ['the catalogue is too large', { '/1': JSON.stringify({ data: ['x'.repeat(LIMIT)] }) }, 'file-too-large'],
    ])('change nothing when %s', async (_, served, code) => {
      pages = served;
      const report = await from('/1');
      expect(report).toMatchObject({ state: 'rejected' });
      expect(report.problems.map((problem: { code: string }) => problem.code)).toEqual([code]);
      expect(await courses()).toBe(0);
    });
  });
});

function course(at: number): object {
  return {
    id: `00000000-0000-4000-8000-${String(at).padStart(12, '0')}`,
    type: 'Course',
    attributes: {
      name: `Kurs ${at}`,
      inLanguage: ['de'],
      publisher: { type: 'Organization', name: 'Testanbieter' },
      url: `https://kurse.example/${at}`,
      duration: 'PT2H',
      offer: [{ price: 0, priceCurrency: 'EUR', paymentFrequency: 'one-time', category: 'course' }],
      teaches: [],
    },
  };
}
