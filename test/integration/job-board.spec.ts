import type { JsonObject } from '../../src/kernel/json.js';
import { EventStreams } from '../../src/platform/http/event-streams.js';
import { PAGE_SIZE } from '../../src/platform/http/pagination.js';
import type { JobContract } from '../../src/platform/queue/job-contract.js';
import { JobQueue } from '../../src/platform/queue/job.queue.js';
import { JobRepository } from '../../src/platform/queue/job.repository.js';
import { JobRunner } from '../../src/platform/queue/job.runner.js';
import { startApp, type TestApp } from '../support/app.js';
import { browserOf, type ShownPage } from '../support/browser.js';
import { faultsOf } from '../support/html.js';
import { aPerson, aTown, type Somebody, type Town } from '../support/vouchers.js';

/** As many as there may be: docs/scale.md. */
const MUNICIPALITIES = 11_000;
const HAMLET = '0c5f9d3e-7b64-4f0b-9f51-6f2b0f6f7a10';
/** Of a page, which with styles and scripts may weigh 150 kB on the line. */
const MOST_LETTERS = 100_000;

const work: JobContract<{ readonly municipalityId: string }> = { name: 'test.work' };

/** Server-sent events as a client reads them. */
function eventsIn(body: string): { readonly id?: string; readonly event?: string; readonly data: JsonObject }[] {
  const blocks = body.split('\n\n').filter((block) => block.includes('data: '));
  return blocks.map((block) => {
    const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(block)?.[1];
    return { id: field('id'), event: field('event'), data: JSON.parse(field('data') ?? '') as JsonObject };
  });
}

/** Ids of the jobs that a page lists. */
function jobsOn(page: ShownPage): readonly (string | undefined)[] {
  return page.links('/admin/jobs/').map((href) => /[0-9a-f-]{36}/.exec(href)?.[0]);
}

describe('Background jobs', () => {
  let app: TestApp;
  let admin: Somebody;
  let town: Town;

  beforeAll(async () => {
    app = await startApp({ worker: false });
    admin = await aPerson(app, { admin: true });
    town = await aTown(app, 1);
  });
  afterAll(() => app.close());
  beforeEach(() => app.sql('DELETE FROM jobs'));

  const ask = () => app.get(JobQueue).enqueue(work, { municipalityId: town.id });
  const run = (id: string, todo: (payload: JsonObject) => Promise<unknown>) =>
    app.get(JobRunner).run(id, new Map([[work.name, todo]]));
  const failing = async () => {
    const id = await ask();
    for (let attempt = 1; attempt <= 5; attempt += 1) {
      await app.sql(`UPDATE jobs SET run_after = now() - interval '1 second' WHERE id = $1`, [id]);
      await run(id, () => Promise.reject(new Error('poison')));
    }
    return id;
  };
  const follow = (id: string, headers: Record<string, string> = {}) =>
    app.app.inject({
      url: `/api/v1/jobs/${id}/events`,
      headers: { authorization: `Bearer ${admin.token}`, 'accept-language': 'de', ...headers },
    });

  it('are followed live until they end, line by line, and from the last line heard', async () => {
    const id = await ask();
    const answer = follow(id);
    await run(id, async () => {
      for (let done = 0; done <= 40; done += 1)
        await app.get(JobRepository).progress(id, { step: 'x', done, total: 40 });
      return { done: 40 };
    });
    const { statusCode, headers, body } = await answer;
    expect([statusCode, headers['content-type']]).toEqual([200, 'text/event-stream; charset=utf-8']);
    const events = eventsIn(body);
    const journal = events.filter(({ event }) => event === 'journal');
    expect(journal.map(({ data }) => data.text)).toEqual([
      'Der Auftrag wurde begonnen.',
      ...[0, 4, 8, 12, 16, 20, 24, 28, 32, 36, 40].map((done) => `${done} von 40 sind fertig.`),
      'Der Auftrag ist fertig.',
    ]);
    expect(events.at(-1)?.data).toMatchObject({ id, state: 'done', result: { done: 40 } });

    const heard = journal[10]?.id ?? '';
    const rest = eventsIn((await follow(id, { 'last-event-id': heard })).body);
    expect(rest.filter(({ event }) => event === 'journal').map(({ id: line }) => line)).toEqual(
      journal.slice(11).map(({ id: line }) => line),
    );
    expect(await admin.get(`/jobs/${id}/journal`)).toHaveLength(13);
  });

  it('are not followed by others, nor over the limit of connections, and let go when the process stops', async () => {
    const id = await ask();
    expect((await town.hr.attempt('GET', `/jobs/${id}/events`)).status).toBe(404);
    const streams = Array.from({ length: 11 }, () => follow(id));
    expect((await Promise.race(streams)).statusCode).toBe(429);
    app.get(EventStreams).beforeApplicationShutdown();
    const ended = await Promise.all(streams);
    const followed = ended.filter(({ statusCode }) => statusCode === 200);
    expect(followed).toHaveLength(10);
  });

  it('fail with a named problem after pauses that grow, and get another series of attempts when an admin asks', async () => {
    const id = await failing();
    const told = (await admin.get(`/jobs/${id}/journal`)) as { kind: string; details: { pauseSeconds?: number } }[];
    expect(told.flatMap(({ details }) => details.pauseSeconds ?? [])).toEqual([1, 4, 16, 64]);
    expect(told.at(-1)).toMatchObject({ kind: 'problem', details: { code: 'internal' } });
    expect(await admin.get(`/jobs?state=failed&municipalityId=${town.id}`)).toMatchObject({
      items: [{ id, name: 'test.work', municipalityId: town.id, error: { code: 'internal' } }],
      counts: { failed: 1, waiting: 0 },
    });
    expect((await town.hr.attempt('POST', `/jobs/${id}/retry`)).status).toBe(403);
    expect((await admin.attempt('POST', `/jobs/${id}/retry`)).status).toBe(204);
    expect(await admin.attempt('POST', `/jobs/${id}/retry`)).toMatchObject({
      status: 409,
      body: { code: 'job-not-failed' },
    });
    await run(id, () => Promise.reject(new Error('again')));
    const [line] = ((await admin.get(`/jobs/${id}/journal`)) as object[]).slice(-1);
    expect(line).toMatchObject({ kind: 'retry', attempt: 6, details: { pauseSeconds: 1 } });
  });

  it('stand on a page with filters and pages, where failed ones are started once more, singly or all', async () => {
    const eldest = await ask();
    const ids = [await failing(), await failing()];
    for (let more = 0; more < 26; more += 1) await ask();
    const { items, counts } = await admin.get('/jobs?limit=500');
    const listed = (items as { id: string }[]).map(({ id }) => id);
    expect([listed.slice(-3), counts]).toEqual([
      [ids[1], ids[0], eldest],
      { waiting: 27, active: 0, failed: 2, done: 0 },
    ]);
    const browser = await browserOf(app, admin);
    const page = await browser.open('/admin/jobs?state=&name=&municipality=');
    expect(faultsOf(page.html)).toEqual([]);
    expect(page.heading).toBe('2 Aufträge sind gescheitert');
    expect(page.links('/admin/jobs?')).toHaveLength(1);
    const next = await browser.open(page.links('/admin/jobs?')[0] ?? '');
    expect(next.text).toContain('Bei uns ist ein Fehler aufgetreten');
    const detail = await browser.open(`/admin/jobs/${ids[0] ?? ''}?return=/admin/jobs`);
    expect(faultsOf(detail.html)).toEqual([]);
    expect(detail.text).toContain('Anlauf 3 ist gescheitert');
    const retried = await detail.send(`/admin/jobs/${ids[0] ?? ''}/retry`);
    expect(retried.text).toContain('noch einmal gestartet');
    expect(retried.html).toContain('/assets/follow.js');
    expect(faultsOf(retried.html)).toEqual([]);
    await (await browser.open(`/admin/jobs?municipality=${town.id}`)).send('/admin/jobs/retry');
    expect((await browser.open('/admin/jobs?state=failed')).heading).toBe('Kein Auftrag ist gescheitert');
    expect((await (await browserOf(app, town.hr)).open('/admin/jobs')).status).toBe(403);
  });

  it('and reports are of one municipality, which is found by its name among as many as there may be', async () => {
    await app.sql(
      `INSERT INTO municipalities (id, ars, name, kind, population, source, updated_at)
       SELECT CASE n WHEN 1 THEN $1 ELSE gen_random_uuid() END, '99' || lpad(n::text, 10, '0'), CASE n WHEN 1 THEN 'Kleinmühl' ELSE 'Weiler ' || n END,
              'collective-municipality', 900, 'test', now() FROM generate_series(1, $2::int) n`,
      [HAMLET, MUNICIPALITIES],
    );
    await ask();
    await ask();
    const other = await app.get(JobQueue).enqueue(work, { municipalityId: HAMLET });
    const browser = await browserOf(app, admin);
    const all = await browser.open('/admin/jobs');
    const many = await all.send('/admin/jobs', { search: 'Weiler' }, 'GET');
    expect(many.links('/admin/jobs?').length).toBe(PAGE_SIZE);
    expect(many.text).toContain(`Noch ${new Intl.NumberFormat('de').format(MUNICIPALITIES - 1 - PAGE_SIZE)} weitere`);
    const one = await many.send('/admin/jobs', { search: 'kleinmuehl', state: 'waiting' }, 'GET');
    const chosen = await browser.open(one.links('/admin/jobs?')[0] ?? '');
    expect(chosen.text).toContain('Nur Aufträge von Kleinmühl.');
    expect(jobsOn(chosen)).toEqual([other]);
    const narrowed = await chosen.send('/admin/jobs', { state: 'failed' }, 'GET');
    expect([narrowed.text.includes('Nur Aufträge von Kleinmühl.'), jobsOn(narrowed)]).toEqual([true, []]);
    expect(jobsOn(await browser.open(narrowed.links('/admin/jobs?')[0] ?? ''))).toEqual([]);
    await app.sql(`UPDATE jobs SET state = 'failed'`);
    await (await browser.open(narrowed.path)).send('/admin/jobs/retry');
    expect(await app.sql(`SELECT id FROM jobs WHERE state = 'waiting'`)).toEqual([{ id: other }]);
    expect(jobsOn(await browser.open('/admin/jobs?municipality='))).toHaveLength(3);
    expect((await all.send('/admin/jobs', { search: 'Nirgendwo' }, 'GET')).text).toContain('Keine Kommune heißt so.');
    const report = await browser.open(`/admin/insights?municipality=${HAMLET}`);
    expect(report.links('/admin/insights')).toContain('/admin/insights');
    for (const page of [all, many, one, chosen, report]) {
      expect(faultsOf(page.html)).toEqual([]);
      expect(page.html.length).toBeLessThan(MOST_LETTERS);
    }
  });
});
