import { CourseSourcesService } from '../../src/courses/sources/course-sources.service.js';
import { startApp, type TestApp } from '../support/app.js';
import { aPerson, aRecord } from '../support/courses.js';
import type { Caller } from '../support/story.js';
import { aWeb, type Web } from '../support/web.js';

const LIMIT = 64 * 1024;

describe('A catalogue that is fetched again and again', () => {
  let app: TestApp;
  let admin: Caller & { id: string };
  let web: Web;
  let hidden: Web;

  beforeAll(async () => {
    [web, hidden] = await Promise.all([aWeb(), aWeb()]);
    app = await startApp({ env: { IMPORT_HOSTS: `${web.host},.localhost`, IMPORT_MAX_BYTES: String(LIMIT) } });
    admin = await aPerson(app, 'admin@lernlotse.example', { admin: true });
  });
  afterAll(async () => {
    await app.close();
    await Promise.all([web.close(), hidden.close()]);
  });
  beforeEach(async () => {
    await app.sql('DELETE FROM course_sources');
    await app.sql('DELETE FROM imports');
    await app.sql('DELETE FROM courses');
    web.pages.clear();
    web.calls.length = 0;
  });

  const input = (path = '/courses', more: object = {}) => ({
    ...{ address: `http://${web.host}${path}`, provider: 'Lernwerkstatt', intervalHours: 24 },
    ...more,
  });
  const serves = (path: string, document: unknown, headers: Record<string, string> = {}) =>
    web.pages.set(path, (_, response) => response.writeHead(200, headers).end(JSON.stringify(document)));
  const aSource = async (path?: string): Promise<string> =>
    (await admin.post('/course-sources', input(path))).id as string;
  const shown = async (id: string) => {
    const { items } = await admin.get('/course-sources');
    return (items as { id: string; [field: string]: unknown }[]).find((source) => source.id === id)!;
  };
  const run = async (id: string) => {
    const { status, body } = await admin.attempt('POST', `/course-sources/${id}/run`);
    expect(status).toBe(202);
    await app.jobsDone();
    expect((await admin.get(`/jobs/${body.jobId as string}`)).state).toBe('done');
    return shown(id);
  };
  const codes = async () => {
    const { items } = await admin.get('/courses?limit=500');
    return (items as { code: string }[]).map(({ code }) => code).sort();
  };
  const minutesUntil = (moment: unknown): number => Math.round((Date.parse(String(moment)) - Date.now()) / 60_000);

  it('brings its good records, and its report is kept as an import', async () => {
    serves('/courses', { links: { next: '/2' }, data: [aRecord(1), { id: 'x', type: 'Course' }] });
    serves('/2', { links: {}, data: [aRecord(2)] });
    const source = await run(await aSource());
    expect(source).toMatchObject({ state: 'active', lastOutcome: 'imported', failures: 0, lastProblem: null });
    expect(minutesUntil(source.nextRunAt)).toBe(24 * 60);
    expect(await codes()).toEqual(['C-1', 'C-2']);
    const report = await admin.get(`/imports/${source.lastImportId as string}`);
    expect(report).toMatchObject({ state: 'applied', counts: { created: 2, rejected: 1 } });
    expect(await app.sql('SELECT 1 FROM imports WHERE file IS NOT NULL')).toEqual([]);
  });

  it('is not read again while the server says that it is as before', async () => {
    const seen: unknown[] = [];
    const modified = 'Tue, 03 Feb 2026 10:00:00 GMT';
    web.pages.set('/courses', ({ headers }, response) => {
      seen.push([headers['if-none-match'], headers['if-modified-since']]);
      const same = headers['if-none-match'] === '"v1"';
      response.writeHead(same ? 304 : 200, { etag: '"v1"', 'last-modified': modified });
      response.end(same ? undefined : JSON.stringify({ data: [aRecord(1)] }));
    });
    const id = await aSource();
    expect(await run(id)).toMatchObject({ etag: '"v1"', lastModified: modified, lastOutcome: 'imported' });
    const again = await run(id);
    expect(again).toMatchObject({ lastOutcome: 'not-modified', state: 'active', failures: 0 });
    expect(seen).toEqual([
      [undefined, undefined],
      ['"v1"', modified],
    ]);
    expect(await app.sql('SELECT 1 FROM imports')).toHaveLength(1);
  });

  it('is tried later and later while its server fails, and paused after the eighth time', async () => {
    web.pages.set('/courses', (_, response) => response.writeHead(500).end());
    const id = await aSource();
    const first = await run(id);
    expect(first).toMatchObject({
      state: 'failing',
      failures: 1,
      lastOutcome: 'refused',
      lastProblem: 'page-not-available',
    });
    expect(minutesUntil(first.nextRunAt)).toBe(15);
    expect(minutesUntil((await run(id)).nextRunAt)).toBe(30);
    await app.sql('UPDATE course_sources SET failures = 7');
    expect(await run(id)).toMatchObject({ state: 'paused', failures: 8 });
    await app.sql(`UPDATE course_sources SET next_run_at = now() - interval '1 hour'`);
    expect(await app.get(CourseSourcesService).runDue()).toEqual({ due: 0 });
    const resumed = await admin.put(`/course-sources/${id}`, { ...input(), paused: false });
    expect(resumed).toMatchObject({ state: 'active', failures: 0 });
    serves('/courses', { data: [aRecord(1)] });
    expect(await app.get(CourseSourcesService).runDue()).toEqual({ due: 1 });
    await app.jobsDone();
    expect(await shown(id)).toMatchObject({ state: 'active', lastOutcome: 'imported' });
  });

  it('that is no good catalogue changes nothing and counts as a failure; the next one is read in any case', async () => {
    serves('/courses', { data: [{ type: 'Course' }] }, { etag: '"bad"' });
    const id = await aSource();
    expect(await run(id)).toMatchObject({ lastOutcome: 'rejected', state: 'failing', etag: null });
    expect(await codes()).toEqual([]);
  });

  it.each<[string, () => void, string]>([
    ['redirects to a private address', () => redirects('http://169.254.169.254/latest'), 'page-leads-elsewhere'],
    ['redirects to another host', () => redirects(`http://${hidden.host}/courses`), 'page-leads-elsewhere'],
    ['redirects in a circle', () => redirects('/courses'), 'page-leads-elsewhere'],
    [
      'leads on to another host',
      () => serves('/courses', { links: { next: `http://${hidden.host}/2` }, data: [] }),
      'import-address-not-allowed',
    ],
    ['goes in a circle', () => serves('/courses', { links: { next: '/courses' }, data: [] }), 'pages-in-a-circle'],
    ['is too large', () => serves('/courses', { data: ['x'.repeat(LIMIT)] }), 'file-too-large'],
    ['is no catalogue', () => serves('/courses', '<html>'), 'page-not-a-catalogue'],
  ])('that %s is refused with the reason', async (_, arrange, problem) => {
    arrange();
    expect(await run(await aSource())).toMatchObject({ lastOutcome: 'refused', lastProblem: problem });
    expect([await codes(), hidden.calls]).toEqual([[], []]);
  });

  it('may move within its host', async () => {
    web.pages.set('/courses', (_, response) => response.writeHead(301, { location: '/v3/courses' }).end());
    serves('/v3/courses', { data: [aRecord(1)] });
    expect(await run(await aSource())).toMatchObject({ lastOutcome: 'imported' });
  });

  it('on a host that only a pattern names may not stand in a private network', async () => {
    const { id } = await admin.post('/course-sources', input('', { address: 'https://kurse.localhost/courses' }));
    const source = await run(id as string);
    expect(['page-at-private-address', 'page-not-available']).toContain(source.lastProblem);
    expect(hidden.calls).toEqual([]);
  });

  it.each([
    ['another host', { address: 'https://anderswo.example/courses' }],
    ['plain HTTP elsewhere than here', { address: 'http://kurse.localhost/courses' }],
    ['another scheme', { address: 'file:///etc/passwd' }],
    ['a password in the address', () => ({ address: `http://a:b@${web.host}/courses` })],
    ['no address', { address: 'courses' }],
  ])('is not accepted with %s', async (_, more) => {
    const given = typeof more === 'function' ? more() : more;
    const { status, body } = await admin.attempt('POST', '/course-sources', { body: input('/courses', given) });
    expect([status, body.code]).toEqual([422, 'import-address-not-allowed']);
  });

  it('is fetched by itself when it is due, once however often that is noticed', async () => {
    serves('/courses', { data: [aRecord(1)] });
    const id = await aSource();
    const sources = app.get(CourseSourcesService);
    await Promise.all([sources.runDue(), sources.runDue()]);
    await app.jobsDone();
    expect(await codes()).toEqual(['C-1']);
    expect(await sources.runDue()).toEqual({ due: 0 });
    await admin.put(`/course-sources/${id}`, { ...input(), paused: true });
    await app.sql(`UPDATE course_sources SET next_run_at = now() - interval '1 hour'`);
    expect(await sources.runDue()).toEqual({ due: 0 });
  });

  it('is the admins’ business; deleted, its courses stay', async () => {
    serves('/courses', { data: [aRecord(1)] });
    const id = await aSource();
    await run(id);
    const twice = await admin.attempt('POST', '/course-sources', { body: input() });
    expect([twice.status, twice.body.code]).toEqual([409, 'one-source-per-address']);
    const kim = await aPerson(app, 'kim@lernlotse.example');
    expect((await kim.attempt('GET', '/course-sources')).status).toBe(403);
    expect((await admin.attempt('DELETE', `/course-sources/${id}`)).status).toBe(204);
    const gone = await admin.attempt('POST', `/course-sources/${id}/run`);
    expect([gone.status, gone.body.code]).toEqual([404, 'course-source-not-found']);
    expect(await codes()).toEqual(['C-1']);
  });

  const redirects = (location: string) =>
    web.pages.set('/courses', (_, response) => response.writeHead(302, { location }).end());
});
