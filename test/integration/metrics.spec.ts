import { startApp, type TestApp } from '../support/app.js';
import { aCheckWorld, best, type CheckWorld, takeCheck } from '../support/checks.js';

describe('What Prometheus reads', () => {
  let app: TestApp;
  let world: CheckWorld;

  beforeAll(async () => {
    app = await startApp();
    world = await aCheckWorld(app);
    await takeCheck(world, world.employee, best);
  });

  afterAll(() => app.close());

  const text = async () => (await app.call('GET', '/metrics')).body as string;

  it('counts checks when they are kept, not when they are asked for', async () => {
    const before = await text();
    expect(before).toContain('lernlotse_checks_total{event="started"} 1');
    expect(before).toContain('lernlotse_checks_total{event="submitted"} 1');
    expect(await world.employee.attempt('POST', '/checks', { body: { profileId: 'none' } })).toMatchObject({
      status: 400,
    });
    expect(await text()).toContain('lernlotse_checks_total{event="started"} 1');
  });

  it('times requests by their route, so that nobody can be told from an address', async () => {
    const { id } = await world.employee.get('/me');
    await world.employee.attempt('GET', `/checks/${id as string}`);
    await app.call('GET', `/nobody/${id as string}`);
    const lines = await text();
    expect(lines).toMatch(/_count\{method="POST",route="\/api\/v1\/checks\/:id\/answers",status="200"\} 12/);
    expect(lines).toMatch(/_count\{method="GET",route="\/api\/v1\/checks\/:id",status="404"\} 1/);
    expect(lines).toMatch(/_count\{method="GET",route="none",status="404"\} 1/);
    expect(lines).not.toContain(id);
  });

  it('tells of connections and of jobs that wait, with the age of the oldest', async () => {
    await app.sql(
      `INSERT INTO jobs (id, name, payload, created_at, run_after, state, lease_until, started_at)
       VALUES (gen_random_uuid(), 'tallies.of-another-process', '{}', now(), now() - interval '70 seconds', 'active',
               now() + interval '1 hour', now())`,
    );
    await Promise.all([1, 2].map(() => app.call('GET', '/health/ready'))); // one connection stays idle while figures are asked for
    const lines = await text();
    expect(lines).toContain('lernlotse_jobs{name="tallies.of-another-process",state="active"} 1');
    const lag = /lernlotse_job_lag_seconds\{name="tallies.of-another-process"\} ([\d.]+)/.exec(lines)?.[1];
    expect(Number(lag)).toBeGreaterThanOrEqual(70);
    expect(lines).toMatch(/lernlotse_sql_connections\{state="idle"\} [1-9]/);
    expect(lines).toContain('lernlotse_sql_waiting 0');
  });
});
