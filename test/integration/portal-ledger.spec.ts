import { startApp, type TestApp } from '../support/app.js';
import { type Browser, browserOf, type ShownPage } from '../support/browser.js';
import { faultsOf } from '../support/html.js';
import { anOpenProgramme, aPerson, aTown, type Town } from '../support/vouchers.js';

describe('The page of the ledger, without script', () => {
  let app: TestApp;
  let admin: Browser;
  let here: string;
  let town: Town;

  beforeAll(async () => {
    app = await startApp();
    const person = await aPerson(app, { admin: true });
    admin = await browserOf(app, person);
    town = await aTown(app, 1);
    await aTown(app, 2);
    const programmeId = await anOpenProgramme(person, { total: 60 });
    for (let n = 0; n < 28; n++) {
      const { id: personId } = await aPerson(app, { municipalityId: town.id });
      await town.hr.post('/vouchers', { programmeId, personId });
    }
    here = `/admin/programmes/${programmeId}`;
  });
  afterAll(() => app.close());

  const sound = (page: ShownPage): ShownPage => {
    expect(faultsOf(page.html)).toEqual([]);
    return page;
  };

  it('is reached from the programme, and says what the ledger holds', async () => {
    const [link] = sound(await admin.open(here)).links(`${here}/ledger`);
    const page = sound(await admin.open(link!));
    expect(page.heading).toBe('30 Buchungen im Hauptbuch');
    expect(page.html).toMatch(/<code class="hash">[0-9a-f]{64}<\/code>/);
    expect(page.text).not.toContain('In Ordnung');
    expect(page.links(`${here}/ledger?check=now`)).toHaveLength(1);
    const [file] = page.links('/api/v1/programmes/');
    expect((await admin.open(file!)).status).toBe(200);
  });

  it('pages, filters, and gives a proof of each entry', async () => {
    const page = await admin.open(`${here}/ledger`);
    expect(page.text).toMatch(/Nr\. 30 .* Nr\. 6 /);
    const next = sound(await admin.open(page.links(`${here}/ledger?kind=`)[0]!));
    expect(next.links('/api/v1/programmes/').filter((link) => link.endsWith('/proof'))).toHaveLength(5);
    const grants = sound(await page.send(`${here}/ledger`, { kind: 'grant', municipality: town.id }));
    expect(grants.links('/api/v1/programmes/').filter((link) => link.endsWith('/proof'))).toHaveLength(1);
    expect(sound(await admin.open(`${here}/ledger?kind=voucher.expired`)).text).toContain('Keine Buchung entspricht');
    const oldest = sound(await page.send(`${here}/ledger`, { order: 'oldest' }));
    expect(oldest.text).toMatch(/Nr\. 1 .* Nr\. 25 /);
    const proof = next.links('/api/v1/programmes/').find((link) => link.endsWith('/2/proof'));
    expect((await admin.open(proof!)).status).toBe(200);
  });

  it('checks at once, and names the first entry that somebody changed behind its back', async () => {
    expect(sound(await admin.open(`${here}/ledger?check=now`)).text).toContain('Alle 30 Buchungen sind unverändert');
    await app.sql('ALTER TABLE ledger_entries DISABLE TRIGGER ALL');
    await app.sql(`UPDATE ledger_entries SET entry = entry || '{"count": 2}' WHERE position = 7`);
    await app.sql('ALTER TABLE ledger_entries ENABLE TRIGGER ALL');
    const bad = sound(await admin.open(`${here}/ledger?check=now`));
    expect(bad.text).toContain('Nicht in Ordnung ab Buchung 7: Ihr Inhalt ist verändert');
  });

  it('is for administrators only', async () => {
    expect((await (await browserOf(app, town.hr)).open(`${here}/ledger`)).status).toBe(403);
  });
});
