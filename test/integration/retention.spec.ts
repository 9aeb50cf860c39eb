import { PersonalDataRegistry, Retention } from '../../src/accounts/index.js';
import { CommandRegistry } from '../../src/platform/commands/command.registry.js';
import { JobQueue } from '../../src/platform/queue/job.queue.js';
import { enforceRetention } from '../../src/accounts/personal-data/personal-data.jobs.js';
import { startApp, type TestApp } from '../support/app.js';
import { browserOf } from '../support/browser.js';
import { aCheckWorld, anAgreement, anEmployee, best, type CheckWorld, takeCheck } from '../support/checks.js';
import { faultsOf } from '../support/html.js';
import { aPerson, aTown, type Somebody, type Town } from '../support/vouchers.js';

describe('What a works agreement no longer allows to be kept', () => {
  let app: TestApp;
  let world: CheckWorld;
  let there: Town;
  let admin: Somebody;
  beforeAll(async () => {
    app = await startApp();
    world = await aCheckWorld(app);
    there = await aTown(app, 7);
    admin = await aPerson(app, { admin: true });
    await anAgreement(app, world.municipalityId, { retentionMonths: 24 });
    for (const months of [23, 25, 25, 25, 25, 25]) await aCheckOf(months);
    await anOpenCheck();
  });
  afterAll(() => app.close());

  /** Submitted by somebody of their own, that many months ago. */
  async function aCheckOf(months: number): Promise<void> {
    const person = await anEmployee(app, world.municipalityId);
    const { checkId } = await takeCheck(world, person, best);
    await app.sql(
      `UPDATE checks SET started_at = ended_at - interval '1 hour', ended_at = ended_at - make_interval(months => $2) WHERE id = $1`,
      [checkId, months],
    );
  }
  async function anOpenCheck(): Promise<void> {
    const person = await anEmployee(app, world.municipalityId);
    await person.post('/checks', { profileId: world.profileId });
  }
  const checks = async (): Promise<number> =>
    (await app.sql<{ count: number }>('SELECT count(*)::int AS count FROM checks'))[0]!.count;
  const preview = (who: Somebody, id = world.municipalityId) => who.attempt('GET', `/retention?municipalityId=${id}`);

  it('is shown to HR and admins before it is erased, and stays where it is', async () => {
    const shown = await preview(world.hr);
    expect(shown.body).toEqual({
      municipalityId: world.municipalityId,
      isAgreed: true,
      retentionMonths: 24,
      lines: [
        { clause: 'closedRequestMonths', table: 'rights_requests', isAny: false, months: 36, persons: null },
        { clause: 'retentionMonths', table: 'checks', isAny: true, months: 24, persons: 5 },
      ],
    });
    expect((await preview(admin)).body).toEqual(shown.body);
    expect(await preview(world.hr, there.id)).toMatchObject({ status: 403, body: { code: 'not-your-municipality' } });
    expect((await preview(world.employee)).status).toBe(403);
    const page = await (await browserOf(app, world.hr)).open('/retention');
    expect([page.status, faultsOf(page.html), page.heading]).toEqual([200, [], 'In einer Kommune läuft eine Frist ab']);
    expect(page.text).toContain('24 Monate nach Dienstvereinbarung');
    expect(page.text).toContain('Checks von etwa 5 Personen');
    const everywhere = await (await browserOf(app, admin)).open('/retention');
    expect([everywhere.heading, everywhere.html.match(/<tr/g)?.length]).toEqual([page.heading, 2]);
    const said: string[] = [];
    const { command, rest } = app.get(CommandRegistry).find(['enforce', 'retention', '--dry-run'])!;
    await command.run(rest, (line) => said.push(line));
    expect(said[0]).toContain('checks older than 24 months (works agreement) of about 5 persons');
    expect(await checks()).toBe(7);
  });

  it('is looked for only where a room says that there may be something', () => {
    const silent = app
      .get(PersonalDataRegistry)
      .owners()
      .filter(({ retain, outdatedIn }) => retain !== undefined && outdatedIn === undefined);
    expect(silent).toEqual([]);
  });

  it('falls under the product’s own, shorter period where no agreement is in force', async () => {
    expect((await preview(there.hr, there.id)).body).toMatchObject({ isAgreed: false, retentionMonths: 12 });
  });

  it('is erased by the job with all that hangs on it, told in its journal and in the log, and only once', async () => {
    const jobId = await app.get(JobQueue).enqueue(enforceRetention, {});
    await app.jobsDone();
    expect(await checks()).toBe(2);
    const left = await app.sql('SELECT check_id FROM answers EXCEPT SELECT id FROM checks');
    expect(left).toEqual([]);
    const journal = await app.sql<{ kind: string; details: object }>(
      'SELECT kind, details FROM job_journal WHERE job_id = $1 ORDER BY position',
      [jobId],
    );
    expect(journal.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['started', 'progress', 'finished']));
    expect(journal.at(-1)).toMatchObject({ kind: 'finished', details: { municipalities: 1 } });
    const acts = () => app.sql(`SELECT municipality_id, details FROM audit_acts WHERE act = 'retention.enforced'`);
    const act = { clause: 'retentionMonths', months: 24, table: 'checks', persons: 5 };
    expect(await acts()).toEqual([{ municipality_id: world.municipalityId, details: act }]);
    expect(await app.get(Retention).enforce()).toEqual({ municipalities: 0 });
    expect((await acts()).length).toBe(1);
  });

  it('is never counted where only few persons are concerned', async () => {
    await aCheckOf(30);
    expect((await preview(world.hr)).body.lines).toContainEqual(
      expect.objectContaining({ table: 'checks', isAny: true, persons: null }),
    );
    const page = await (await browserOf(app, world.hr)).open('/retention');
    expect(page.text).toContain('zu wenige, um sie zu zählen');
  });

  it('goes for requests about personal data three years after they were closed, but never for a limit in effect', async () => {
    const person = await anEmployee(app, world.municipalityId);
    const closed = async (right: string, monthsAgo: number) => {
      const { id } = await person.post('/me/rights-requests', { right, text: 'Bitte prüfen' });
      await world.hr.post(`/rights-requests/${id as string}/answer`, { outcome: 'granted', text: 'Ja.' });
      const ages = `received_at = received_at - make_interval(months => $2), closed_at = closed_at - make_interval(months => $2)`;
      await app.sql(`UPDATE rights_requests SET ${ages} WHERE id = $1`, [id, monthsAgo]);
      return id as string;
    };
    await closed('access', 37);
    const kept = [await closed('access', 35), await closed('restriction', 37)];
    const page = await (await browserOf(app, world.hr)).open('/retention');
    expect(page.text).toContain('abgeschlossene Anliegen von wenigen Personen');
    await app.get(Retention).enforce();
    const left = await app.sql<{ id: string }>('SELECT id FROM rights_requests');
    expect(left.map(({ id }) => id).sort()).toEqual(kept.sort());
  });
});
