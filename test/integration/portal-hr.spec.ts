import { startApp, type TestApp } from '../support/app.js';
import { type Browser, browserOf, type ShownPage } from '../support/browser.js';
import { faultsOf } from '../support/html.js';
import { aCourse, anOpenProgramme, aPerson, aTown, type Somebody, type Town } from '../support/vouchers.js';

describe('The pages of HR, without script', () => {
  let app: TestApp;
  let town: Town;
  let admin: Somebody;
  let colleague: Somebody;
  let employee: Somebody;
  let programmeId: string;
  let courseId: string;
  let hr: Browser;

  beforeAll(async () => {
    app = await startApp();
    admin = await aPerson(app, { admin: true });
    town = await aTown(app, 1);
    await aTown(app, 2);
    colleague = await aPerson(app, { municipalityId: town.id, role: 'hr' });
    employee = await aPerson(app, { municipalityId: town.id });
    courseId = await aCourse(app);
    programmeId = await anOpenProgramme(admin, { total: 10, limitPerYear: 5 });
    hr = await browserOf(app, town.hr);
    await app.jobsDone();
  });
  afterAll(() => app.close());

  const requestBy = async (person: Somebody): Promise<string> => {
    const { id } = await person.post('/voucher-requests', { programmeId, courseId });
    return id as string;
  };
  const sound = (page: ShownPage): ShownPage => {
    expect(faultsOf(page.html)).toEqual([]);
    return page;
  };

  it('lead from the overview to a decision, and the overview shows what became of it', async () => {
    const before = sound(await hr.open('/hr/overview'));
    expect(before.heading).toBe('Ihre Kommune kann noch 5 von 5 Gutscheinen vergeben.');
    expect(before.text).toContain('Zurzeit wartet kein Antrag auf Sie.');
    expect(before.text).toMatch(/Stand: Buchung 1, vor \d+ (Sekunde|Minute)n?/);

    const requestId = await requestBy(employee);
    const requests = sound(await hr.open('/hr/requests'));
    expect(requests.heading).toBe('1 Antrag wartet auf eine Entscheidung');
    expect(requests.text).toContain('Muster, Kim');
    expect(requests.text).toContain('Akten digital führen');

    const question = await requests.send('/hr/requests/decide', { id: requestId, decision: 'approve' });
    expect((await question.send('/hr/requests/decide')).heading).toBe('Der Antrag ist genehmigt');
    expect((await hr.open('/hr/requests')).heading).toBe('Kein Antrag wartet auf eine Entscheidung');
    await app.jobsDone();
    expect((await hr.open('/hr/overview')).heading).toBe('Ihre Kommune kann noch 4 von 5 Gutscheinen vergeben.');
    expect((await hr.open('/hr/requests?state=all')).text).toContain('Genehmigt');
  });

  it('record a works agreement in plain words; a second person confirms it', async () => {
    const first = sound(await hr.open('/hr/agreement'));
    expect(first.heading).toBe('Noch ist keine Dienstvereinbarung erfasst');
    const recorded = await first.send('/hr/agreement', {
      reference: 'Az. 10.2',
      agreedOn: '2026-01-15',
      purposes: 'Planung von Fortbildungen\r\nQualifizierungsgespräch\r\n',
      remindersAllowed: 'yes',
    });
    expect(sound(recorded).heading).toBe('Die Dienstvereinbarung wartet auf eine zweite Person');
    expect(recorded.text).toContain('Sie haben diese Fassung erfasst.');
    expect(recorded.html).not.toContain('/hr/agreement/confirm');

    const other = await (await browserOf(app, colleague)).open('/hr/agreement');
    const confirmed = sound(await other.send('/hr/agreement/confirm'));
    expect(confirmed.heading).toBe('Die Dienstvereinbarung vom 15.01.2026 ist in Kraft');
    expect(confirmed.text).toContain('Planung von Fortbildungen · Qualifizierungsgespräch');
    expect(confirmed.text).toContain('Nur die Person selbst');
  });

  it('are in English for whoever reads English', async () => {
    const reader = await browserOf(app, town.hr, 'en');
    const paths = ['/hr/overview', '/hr/requests', '/hr/requests?state=all', '/hr/vouchers', '/hr/agreement'];
    for (const path of paths) expect(sound(await reader.open(path)).html).toContain('<html lang="en">');
    expect((await reader.open('/hr/agreement')).heading).toBe('The works agreement of 15/01/2026 is in force');
  });

  it('let who serves several municipalities choose, and nobody look into a foreign one', async () => {
    const second = await aTown(app, 3);
    const both = await aPerson(app, { municipalityId: second.id, role: 'hr' });
    await app.sql(
      `INSERT INTO memberships (id, person_id, municipality_id, role, valid_from) VALUES (gen_random_uuid(), $1, $2, 'hr', '2020-01-01')`,
      [both.id, town.id],
    );
    const browser = await browserOf(app, both);
    const page = sound(await browser.open('/hr/overview'));
    const chosen = await page.send('/hr/overview', { municipality: second.id });
    expect(sound(chosen).heading).toBe('Ihre Kommune hat noch kein Kontingent.');

    for (const path of ['/hr/overview', '/hr/requests', '/hr/vouchers', '/hr/agreement']) {
      const foreign = await hr.open(`${path}?municipality=${second.id}`);
      expect([foreign.status, sound(foreign).heading]).toEqual([403, 'Sie handeln nicht für diese Kommune.']);
    }
    const asEmployee = await (await browserOf(app, employee)).open('/hr/requests');
    expect([asEmployee.status, asEmployee.heading]).toEqual([403, 'Dafür fehlt Ihnen die Berechtigung.']);
  });
});
