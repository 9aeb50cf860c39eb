import { JobRepository } from '../../src/platform/queue/job.repository.js';
import { startApp, type TestApp } from '../support/app.js';
import { aCatalogue, aCourse, aPerson, aRecord } from '../support/courses.js';
import type { Caller } from '../support/story.js';
import { aWeb, type Web } from '../support/web.js';

interface Link {
  readonly code: string;
  readonly linkStatus: string;
  readonly httpStatus: number | null;
  readonly tries: number;
  readonly failingSince: string;
}

interface Listed {
  readonly code: string;
  readonly marks: readonly string[];
}

interface Facet {
  readonly facet: string;
  readonly values: readonly { readonly value: string; readonly count: number }[];
}

describe('The links of published courses', () => {
  let app: TestApp;
  let admin: Caller & { id: string };
  let web: Web;
  let hidden: Web;

  beforeAll(async () => {
    [web, hidden] = await Promise.all([aWeb(), aWeb()]);
    app = await startApp({ env: { IMPORT_HOSTS: web.host } });
    admin = await aPerson(app, 'admin@lernlotse.example', { admin: true });
  });
  afterAll(async () => {
    await app.close();
    await Promise.all([web.close(), hidden.close()]);
  });
  beforeEach(async () => {
    await app.sql('DELETE FROM courses');
    web.pages.clear();
    web.calls.length = 0;
    hidden.calls.length = 0;
  });

  const answers = (path: string, status: number, headers: Record<string, string> = {}) =>
    web.pages.set(path, (_, response) => response.writeHead(status, headers).end('<html>'));
  /** Publishes a course for each address, by its code. */
  const courses = async (links: Record<string, string>): Promise<void> => {
    const records = Object.entries(links).map(([code, path], at) =>
      aRecord(at + 1, { courseCode: code, url: path.startsWith('/') ? `http://${web.host}${path}` : path }),
    );
    await admin.upload('courses', 'c.json', aCatalogue(...records));
  };
  const checked = async (): Promise<object> => {
    const { jobId } = await admin.post('/courses/links/check');
    await app.jobsDone();
    const job = await admin.get(`/jobs/${jobId as string}`);
    expect(job).toMatchObject({ state: 'done', name: 'courses.check-links' });
    return job.result as object;
  };
  const broken = async () => {
    const { items } = await admin.get('/courses/links');
    return (items as Link[]).map(({ code, linkStatus, httpStatus, tries }) => [code, linkStatus, httpStatus, tries]);
  };

  it('are tried, and each that leads nowhere is told with its reason', async () => {
    answers('/good', 200);
    answers('/members', 403);
    answers('/moved', 301, { location: '/good' });
    answers('/lost', 301, { location: '/nothing' });
    answers('/circle', 302, { location: '/circle' });
    answers('/down', 503);
    await courses({
      GOOD: '/good',
      MEMBERS: '/members',
      MOVED: '/moved',
      GONE: '/gone',
      LOST: '/lost',
      CIRCLE: '/circle',
      DOWN: '/down',
      NOBODY: 'http://127.0.0.1:9/',
      NAMELESS: 'https://does-not-exist.invalid/',
    });
    expect(await checked()).toEqual({ checked: 9, ok: 3, broken: 4, unreachable: 1, refused: 1 });
    expect(new Map((await broken()).map(([code, ...rest]) => [code, rest]))).toEqual(
      new Map([
        ['CIRCLE', ['broken', 302, 1]],
        ['DOWN', ['broken', 503, 3]],
        ['GONE', ['broken', 404, 1]],
        ['LOST', ['broken', 404, 1]],
        ['NAMELESS', ['unreachable', null, 3]],
        ['NOBODY', ['refused', null, 1]],
      ]),
    );
  });

  it('are asked by HEAD, and by GET where a server does not know that', async () => {
    web.pages.set('/get-only', (request, response) =>
      response.writeHead(request.method === 'GET' ? 200 : 405).end('x'),
    );
    answers('/good', 200);
    await courses({ GET: '/get-only', GOOD: '/good' });
    expect(await checked()).toMatchObject({ ok: 2 });
    expect([...web.calls].sort()).toEqual(['GET /get-only', 'HEAD /get-only', 'HEAD /good']);
  });

  it('are never followed into a private network', async () => {
    answers('/inside', 302, { location: `http://${hidden.host}/secret` });
    answers('/metadata', 302, { location: 'http://169.254.169.254/latest' });
    answers('/code', 302, { location: 'javascript:alert(1)' });
    await courses({
      INSIDE: '/inside',
      METADATA: '/metadata',
      CODE: '/code',
      LOCAL: `http://localhost:${hidden.host.split(':')[1] ?? ''}/`,
    });
    expect(await checked()).toMatchObject({ refused: 4 });
    expect(hidden.calls).toEqual([]);
  });

  it('are tried once for all courses that share one, and one after the other at each host', async () => {
    let [open, most] = [0, 0];
    for (const path of ['/a', '/b', '/c']) {
      web.pages.set(path, (_, response) => {
        most = Math.max(most, ++open);
        setTimeout(() => {
          open -= 1;
          response.writeHead(200).end();
        }, 50);
      });
    }
    await courses({ ONE: '/a', TWO: '/a', THREE: '/b', FOUR: '/c' });
    expect(await checked()).toMatchObject({ checked: 4, ok: 4 });
    expect([web.calls.length, most]).toEqual([3, 1]);
  });

  it('keep the day since when they fail, until they lead somewhere again or the course names another', async () => {
    await courses({ GONE: '/gone' });
    await checked();
    const since = async () =>
      ((await admin.get('/courses/links')).items as Link[]).map(({ failingSince }) => failingSince);
    const first = await since();
    await checked();
    expect(await since()).toEqual(first);
    await courses({ GONE: '/elsewhere' });
    expect(await broken()).toEqual([]);
    answers('/elsewhere', 200);
    await checked();
    expect(await broken()).toEqual([]);
    expect((await admin.get('/courses/links')).checkedAt).not.toBeNull();
  });

  it('mark their course in the catalogue, where it is counted and found by that, until they lead somewhere', async () => {
    answers('/good', 200);
    await courses({ GOOD: '/good', GONE: '/gone', DEAD: '/dead', LOCAL: 'http://127.0.0.1:9/' });
    await admin.post('/courses', aCourse({ code: 'BARE' }));
    const marked = async () => {
      const { items } = await admin.get('/courses?mark=link-broken&state=published&state=draft&state=withdrawn');
      const { total, facets } = await admin.get('/courses/facets?mark=link-broken');
      const marks = (facets as Facet[]).find(({ facet }) => facet === 'mark')?.values ?? [];
      const listed = (items as Listed[]).map(({ code, marks: of }) => [code, of.includes('link-broken')]);
      return { listed, total, count: marks.find(({ value }) => value === 'link-broken')?.count };
    };
    const these = (...codes: string[]) => ({
      listed: codes.map((code) => [code, true]),
      total: codes.length,
      count: codes.length,
    });
    expect(await marked()).toEqual(these());
    await checked();
    expect(await marked()).toEqual(these('GONE', 'DEAD', 'LOCAL'));
    expect(((await admin.get('/courses?q=Kurs')).items as Listed[]).find(({ code }) => code === 'GOOD')?.marks).toEqual(
      [],
    );
    answers('/gone', 200);
    await checked();
    expect(await marked()).toEqual(these('DEAD', 'LOCAL'));
    await courses({ GOOD: '/good', GONE: '/gone', DEAD: '/new', LOCAL: 'http://127.0.0.1:9/' });
    expect(await marked()).toEqual(these('LOCAL'));
    const [{ id }] = (await admin.get('/courses?mark=link-broken')).items as [{ id: string }];
    await admin.post(`/courses/${id}/withdraw`);
    expect(await marked()).toEqual(these());
  });

  it('are looked at by themselves once a week, and by admins only', async () => {
    const [schedule] = await app.sql<{ days: number }>(
      `SELECT extract(day FROM next_round - now())::int AS days FROM job_schedules WHERE name = 'courses.check-links'`,
    );
    expect(schedule?.days).toBe(6);
    const kim = await aPerson(app, 'kim@lernlotse.example');
    expect((await kim.attempt('GET', '/courses/links')).status).toBe(403);
    expect(await app.get(JobRepository).unfinished()).toBe(0);
  });
});
