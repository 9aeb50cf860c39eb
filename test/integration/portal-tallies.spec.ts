import { randomUUID } from 'node:crypto';

import { JobQueue } from '../../src/platform/queue/job.queue.js';
import { checkDrift } from '../../src/vouchers/tallies/tallies.jobs.js';
import { startApp, type TestApp } from '../support/app.js';
import { type Browser, browserOf, type ShownPage } from '../support/browser.js';
import { faultsOf } from '../support/html.js';
import { aMunicipality, aPerson, anOpenProgramme, aTown, type Somebody, type Town } from '../support/vouchers.js';

describe('The board of tallies, without script', () => {
  let app: TestApp;
  let person: Somebody;
  let admin: Browser;
  let town: Town;
  let programmeId: string;
  let here: string;

  beforeAll(async () => {
    app = await startApp();
    person = await aPerson(app, { admin: true });
    admin = await browserOf(app, person);
    town = await aTown(app, 1);
    for (let n = 2; n <= 27; n += 1) {
      const ars = `0733${String(n).padStart(8, '0')}`;
      await aMunicipality(app, { ars, name: n === 27 ? 'Übach' : `Ort ${n}`, kind: 'district', population: 10_000 });
    }
  });
  afterAll(() => app.close());

  const sound = (page: ShownPage): ShownPage => {
    expect(faultsOf(page.html)).toEqual([]);
    return page;
  };
  const namesIn = (page: ShownPage) =>
    [...page.html.matchAll(/<th scope="row"[^>]*>([^<]*)/g)].map(([, name]) => name?.trim() ?? '').slice(0, -1);

  it('says what to do as long as there is no programme', async () => {
    expect(sound(await admin.open('/admin/tallies')).heading).toBe('Es gibt noch kein Förderprogramm');
  });

  it('shows all municipalities by page with the sums of all, and is reached from the navigation', async () => {
    programmeId = await anOpenProgramme(person, { total: 54 });
    const employee = await aPerson(app, { municipalityId: town.id });
    await town.hr.post('/vouchers', { programmeId, personId: employee.id });
    await app.sql(`UPDATE vouchers SET expires_on = current_date + 7`);
    await app.jobsDone();
    here = `/admin/programmes/${programmeId}/tallies`;
    const board = sound(await admin.open('/admin/tallies'));
    expect(board.path).toBe(here);
    expect(board.heading).toBe('53 von 54 Gutscheinen sind noch frei');
    expect(board.text).toMatch(/Stand: Buchung \d+, vor \d+ Sekunden?/);
    expect(board.text).toContain('Summe: 27 Kommunen');
    expect(namesIn(board)).toHaveLength(25);
    expect(board.text).toContain('Seite 1 von 2');
    const next = sound(await admin.open(board.links(`${here}?page=2`)[0]!));
    expect(namesIn(next)).toEqual(['Ort 9', 'Übach']);
    expect(next.text).toContain('Summe: 27 Kommunen');
  });

  it('sorts by a column, turns the order round, and keeps what was searched', async () => {
    const found = sound(await admin.open(`${here}?search=ort+1&kind=`));
    expect(found.text).toContain('Summe: 11 Kommunen');
    const [byLeft] = found.links(`${here}?search=ort+1&sort=available`);
    const least = sound(await admin.open(byLeft!));
    expect(namesIn(least)[0]).toBe('Ort 1');
    expect(least.html).toContain('aria-sort="ascending"');
    const [turned] = least.links(`${here}?search=ort+1&sort=-available`);
    expect(namesIn(sound(await admin.open(turned!))).at(-1)).toBe('Ort 1');
    const soonest = sound(await admin.open(`${here}?sort=-expiring`));
    expect(namesIn(soonest)[0]).toBe('Ort 1');
    expect(namesIn(await soonest.send(here, { search: 'uebach' }))).toEqual(['Übach']);
    expect((await admin.open(`${here}?sort=height`)).status).toBe(400);
    expect((await admin.open(`${here}?page=99`)).text).toContain('Seite 2 von 2');
  });

  it('counts everything again, and shows the journal of it on the board', async () => {
    const board = await admin.open(here);
    const started = await board.send(`${here}/recount`);
    expect(faultsOf(started.html)).toEqual([]);
    expect(started.html).toMatch(/data-follow="\/api\/v1\/jobs\/[0-9a-f-]+\/events"/);
    await app.jobsDone();
    const ended = sound(await admin.open(started.path));
    expect(ended.text).toContain('Alle Kommunen sind neu gezählt');
    expect(ended.text).toContain('Verlauf');
    expect(ended.html).not.toContain('data-look-again');
    expect((await admin.open(`${here}?job=${randomUUID()}`)).status).toBe(404);
  });

  it('tells alarms in plain words, filters by them, and clears one once its cause is gone', async () => {
    const { id: personId } = await aPerson(app, { municipalityId: town.id });
    await app.sql(
      `INSERT INTO vouchers (id, code, programme_id, municipality_id, person_id, state, year, slot, assigned_by, assigned_at, expires_on)
       VALUES ($1, 'by hand', $2, $3, $4, 'assigned', 2026, 1, $5, now(), '2099-12-31')`,
      [randomUUID(), programmeId, town.id, personId, person.id],
    );
    await app.get(JobQueue).enqueue(checkDrift, {});
    await app.jobsDone();
    const board = sound(await admin.open(`${here}?alarms=only`));
    expect(namesIn(board).filter((name) => name === 'Ort 1')).toHaveLength(2);
    expect(board.text).toContain('Summe: 1 Kommune');
    expect(board.text).toContain('Vergeben: laut Hauptbuch 1, gefunden 2');
    expect(board.text).toContain('bestand die Abweichung noch');
    const [link] = board.links('/admin/tally-alarms/');
    const question = sound(await admin.open(link!));
    expect(question.heading).toBe('Ort 1: Alarm erledigen?');
    const refused = await question.send(link!);
    expect([refused.status, refused.heading]).toEqual([409, 'Die Abweichung besteht noch; der Alarm bleibt stehen.']);
    await app.sql(`DELETE FROM vouchers WHERE code = 'by hand'`);
    const cleared = sound(await question.send(link!));
    expect(cleared.text).toContain('Der Alarm ist erledigt.');
    expect(cleared.links('/admin/tally-alarms/')).toEqual([]);
  });

  it('gives reports by municipality and period as files, and says on a page what cannot be reported', async () => {
    const board = await admin.open(here);
    const report = `/tallies/${programmeId}/report`;
    const csv = await board.send(report, { format: 'csv', municipalityId: town.id, from: '2026-01-01' });
    expect(csv.html.split('\r\n').filter((line) => line.includes('Ort 1'))).toHaveLength(1);
    const wrong = await board.send(report, { from: '2026-02-01', to: '2026-01-01' });
    expect([wrong.status, wrong.heading]).toEqual([422, 'Der Zeitraum endet, bevor er beginnt.']);
  });

  it('shows HR their own share at a glance, with what ends soon and reports of it alone', async () => {
    const hr = await browserOf(app, town.hr);
    const overview = sound(await hr.open('/hr/overview'));
    expect(overview.heading).toBe('Ihre Kommune kann noch 1 von 2 Gutscheinen vergeben.');
    expect(overview.text).toContain('In den nächsten 30 Tagen läuft 1 vergebener Gutschein ab');
    const csv = await overview.send(`/tallies/${programmeId}/report`, { format: 'csv' });
    expect(csv.html).not.toContain('Ort 2');
    expect((await hr.open(here)).status).toBe(403);
    const foreign = await hr.open(`/tallies/${programmeId}/report?municipalityId=${randomUUID()}`);
    expect(foreign.status).toBe(403);
  });
});
