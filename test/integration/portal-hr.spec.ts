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
  const approvedVoucher = async (): Promise<string> => {
    const id = await requestBy(await aPerson(app, { municipalityId: town.id }));
    const { voucherId } = await town.hr.post(`/voucher-requests/${id}/approve`);
    return voucherId as string;
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

    const decided = sound(await requests.send(`/hr/requests/${requestId}/approve`));
    expect(decided.heading).toBe('Kein Antrag wartet auf eine Entscheidung');
    expect(decided.text).toContain('Der Antrag ist genehmigt');
    await app.jobsDone();
    expect((await hr.open('/hr/overview')).heading).toBe('Ihre Kommune kann noch 4 von 5 Gutscheinen vergeben.');
    expect((await hr.open('/hr/requests?show=all')).text).toContain('Genehmigt');
  });

  it('decline with a reason that the list keeps', async () => {
    const requestId = await requestBy(await aPerson(app, { municipalityId: town.id }));
    const page = await hr.open('/hr/requests');
    const empty = await page.send(`/hr/requests/${requestId}/decline`, { reason: '  ' });
    expect(empty.status).toBe(400);
    expect(sound(empty).heading).toBe('Einige Angaben fehlen oder sind nicht gültig.');
    await page.send(`/hr/requests/${requestId}/decline`, { reason: 'Der Kurs findet nicht mehr statt.' });
    const all = sound(await hr.open('/hr/requests?show=all'));
    expect(all.text).toContain('Begründung: Der Kurs findet nicht mehr statt.');
  });

  it('show one’s own request, but let somebody else decide on it', async () => {
    const requestId = await requestBy(town.hr);
    const own = sound(await hr.open('/hr/requests'));
    expect(own.text).toContain('Das ist Ihr eigener Antrag.');
    expect(own.html).not.toContain(`/hr/requests/${requestId}/approve`);
    const other = await (await browserOf(app, colleague)).open('/hr/requests');
    expect((await other.send(`/hr/requests/${requestId}/approve`)).text).toContain('Der Antrag ist genehmigt');
  });

  it('show a decision that a colleague made meanwhile instead of overwriting it', async () => {
    const requestId = await requestBy(await aPerson(app, { municipalityId: town.id }));
    const page = await hr.open('/hr/requests');
    await colleague.post(`/voucher-requests/${requestId}/decline`, { reason: 'Schon besucht.' });
    const late = await page.send(`/hr/requests/${requestId}/approve`);
    expect(late.status).toBe(409);
    expect(faultsOf(late.html)).toEqual([]);
  });

  it('revoke a voucher after asking once', async () => {
    const voucherId = await approvedVoucher();
    expect(sound(await hr.open('/hr/vouchers')).html).toContain(`/hr/vouchers/${voucherId}/revoke`);
    const question = sound(await hr.open(`/hr/vouchers/${voucherId}/revoke`));
    expect(question.heading).toBe('Möchten Sie diesen Gutschein entziehen?');
    const done = sound(await question.send(`/hr/vouchers/${voucherId}/revoke`, { reason: 'Auf Wunsch der Person' }));
    expect(done.text).toContain('Der Gutschein ist entzogen');
    expect(done.text).toContain('Begründung: Auf Wunsch der Person');
    expect((await hr.open(`/hr/vouchers/${voucherId}/sell`)).status).toBe(400);
  });

  it('confirm the completion of a redeemed voucher', async () => {
    const [voucher] = (await employee.get('/vouchers')).items as { id: string }[];
    await employee.post(`/vouchers/${voucher!.id}/redeem`, {});
    const question = sound(await hr.open(`/hr/vouchers/${voucher!.id}/complete`));
    const done = await question.send(`/hr/vouchers/${voucher!.id}/complete`);
    expect(done.text).toContain('Der Abschluss ist bestätigt.');
    await app.jobsDone();
    expect((await town.hr.get(`/programmes/${programmeId}/tallies`))[0].completed).toBe(1);
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
    const paths = ['/hr/overview', '/hr/requests', '/hr/requests?show=all', '/hr/vouchers', '/hr/agreement'];
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
