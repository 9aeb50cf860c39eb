import { CommandRegistry } from '../../src/platform/commands/command.registry.js';
import { DEMO_PASSWORD } from '../../src/portal/index.js';
import { startApp, type TestApp } from '../support/app.js';
import { answerAsLevel, type Caller, signIn } from '../support/story.js';

describe('A day with the demo', () => {
  let app: TestApp;
  const said: string[] = [];

  beforeAll(async () => {
    app = await startApp({ env: { LERNLOTSE_DEMO: 'true' } });
    await command('seed demo');
    await app.jobsDone();
  });
  afterAll(() => app.close());

  async function command(words: string): Promise<string[]> {
    const lines: string[] = [];
    const found = app.get(CommandRegistry).find(words.split(' '));
    await found!.command.run(found!.rest, (line) => lines.push(line));
    said.push(...lines);
    return lines;
  }
  const as = (email: string): Promise<Caller> => signIn(app, email, DEMO_PASSWORD);

  it('tells a newcomer whom they can sign in as', async () => {
    const logins = await command('demo-logins');
    expect(logins.join('\n')).toContain('admin@lernlotse.example');
    expect(logins.at(-1)).toContain(DEMO_PASSWORD);
  });

  it('seeds the same demo twice without changing anything', async () => {
    const counts = () =>
      app.sql(`SELECT (SELECT count(*) FROM persons) AS persons, (SELECT count(*) FROM courses) AS courses,
                      (SELECT count(*) FROM ledger_entries) AS entries, (SELECT count(*) FROM items) AS items`);
    const before = await counts();
    const lines = await command('seed demo');
    expect(await counts()).toEqual(before);
    expect(lines.filter((line) => !line.includes(' 0 new, 0 changed'))).toEqual([]);
  });

  it('ships the content that it promises', async () => {
    const [content] = await app.sql<Record<string, number>>(`
      SELECT (SELECT count(*)::int FROM municipalities) AS municipalities,
             (SELECT count(DISTINCT competence_code)::int FROM items) AS competences,
             (SELECT min(n)::int FROM (SELECT count(*) AS n FROM items GROUP BY competence_code) AS each) AS fewest_items,
             (SELECT count(*)::int FROM items WHERE answer_key IS NOT NULL AND explanation IS NOT NULL) AS keyed,
             (SELECT count(*)::int FROM profiles WHERE state = 'published') AS profiles,
             (SELECT count(*)::int FROM courses WHERE state = 'published') AS courses`);
    expect(content).toMatchObject({ municipalities: 194, competences: 21 });
    expect(content!.fewest_items).toBeGreaterThanOrEqual(12);
    expect(content!.keyed).toBeGreaterThanOrEqual(42);
    expect(content!.profiles).toBeGreaterThanOrEqual(12);
    expect(content!.courses).toBeGreaterThanOrEqual(80);
  });

  it('lets a clerk of the citizen office go from the question where she stands to a redeemed voucher', async () => {
    const clerk = await as('buergerbuero@kandel.example');
    const { items: profiles } = await clerk.get('/profiles?search=buergerbuero&limit=100');
    const profile = (profiles as { id: string; code: string }[]).find(({ code }) => code === 'buergerbuero')!;
    const { version } = await clerk.get('/privacy-notice');
    await clerk.post('/privacy-notice/acknowledgements', { version });
    await clerk.put('/me/post', { profileId: profile.id });
    const check = await clerk.post('/checks', { profileId: profile.id });
    const result = await answerAsLevel(clerk, check.id as string, 2);
    expect(result.competencies.every((one: { measured: boolean }) => one.measured)).toBe(true);

    const learningPath = await clerk.get(`/me/path?profileId=${profile.id}`);
    const [course] = learningPath.courses as { courseId: string }[];
    const [programme] = (await clerk.get('/programmes')).items as { id: string }[];
    const request = await clerk.post('/voucher-requests', { programmeId: programme!.id, courseId: course!.courseId });

    const hr = await as('personal@kandel.example');
    await hr.post(`/voucher-requests/${request.id as string}/approve`);
    const { items: vouchers } = await clerk.get('/vouchers');
    await clerk.post(`/vouchers/${vouchers[0].id as string}/redeem`, { courseId: course!.courseId });
    await app.jobsDone();

    const [tally] = (await hr.get(`/programmes/${programme!.id}/tallies`)) as Record<string, number>[];
    expect(tally).toMatchObject({ requested: 1, assigned: 0, redeemed: 1, available: tally!.granted! - 1 });
  });

  it('can recompute every result of the demo from its answers, the seeded ones too', async () => {
    const [{ results }] = (await app.sql('SELECT count(*)::int AS results FROM results')) as [{ results: number }];
    expect(results).toBeGreaterThanOrEqual(2);
    const [counts, verdict] = await command('verify results');
    expect([counts!.startsWith(`${results} results`), verdict]).toEqual([true, 'All are the same to the last bit.']);
  });

  it('shows HR of another municipality nothing of it', async () => {
    const stranger = await as('personal@frankenthal.example');
    const { items } = await stranger.get('/municipalities?search=Kandel');
    const { status } = await stranger.attempt('GET', `/voucher-requests?municipalityId=${items[0].id as string}`);
    expect([403, 404]).toContain(status);
  });
});
