import { addDays, berlinDay } from '../../src/kernel/calendar.js';
import { startApp, type TestApp } from '../support/app.js';
import { type Browser, browserOf, type ShownPage } from '../support/browser.js';
import { aCheckWorld, anAgreement, anEmployee, best, type CheckWorld, lowest, takeCheck } from '../support/checks.js';
import { faultsOf } from '../support/html.js';
import type { Somebody } from '../support/vouchers.js';

describe('The pages of results', () => {
  let app: TestApp;
  let world: CheckWorld;
  let person: Somebody;
  let browser: Browser;
  beforeAll(async () => {
    app = await startApp({ worker: false });
    world = await aCheckWorld(app);
    person = await anEmployee(app, world.municipalityId);
    browser = await browserOf(app, person);
  });
  afterAll(() => app.close());

  const open = async (path: string): Promise<ShownPage> => {
    const page = await browser.open(path);
    expect([page.status, faultsOf(page.html)]).toEqual([200, []]);
    return page;
  };
  const resultOf = async (answering: Parameters<typeof takeCheck>[2]) =>
    `/results/${(await takeCheck(world, person, answering)).checkId as string}`;

  it('say what to do before there is a result', async () => {
    const page = await open('/results');
    expect(page.heading).toBe('Noch haben Sie kein Ergebnis');
    expect(page.links('/check')).toContain('/check');
  });

  it('never show what is not measured as low, and use bars where there are too few areas for a radar', async () => {
    const page = await open(await resultOf((item) => (item.competence === '2.1' ? null : best(item))));
    expect(page.heading).toMatch(/^(Eine|Zwei) von drei Kompetenzen/);
    expect(page.text).toContain('Noch nicht gemessen: Dazu gibt es zu wenige Antworten; Soll der Stelle: Stufe 4.');
    expect(page.text).toContain('2 von 3');
    expect(page.html).not.toContain('class="radar"');
    expect([...page.html.matchAll(/class="chart-dot"/g)]).toHaveLength(3);
    expect([...page.html.matchAll(/class="chart-target"/g)]).toHaveLength(3);
  });

  it('say that nothing is measured when nothing is, without a picture of areas', async () => {
    const page = await open(await resultOf(() => null));
    expect(page.heading).toBe('Noch ist keine Kompetenz gemessen');
    expect(page.text).not.toContain('Ihre Bereiche');
    expect(page.html).not.toContain('chart-dot');
  });

  it('tell what has changed since last time, and which questions came twice', async () => {
    await resultOf(lowest);
    const page = await open(await resultOf((item) => (item.competence === '1.1' ? item.best : lowest(item))));
    expect(page.text).toContain('Seit dem letzten Mal');
    expect(page.text).toMatch(/Kompetenz 1\.1: gestiegen von -?\d,\d \(\d\d\.\d\d\.\d{4}\) auf \d,\d\./);
    expect(page.text).toContain('Unverändert im Rahmen der Messunsicherheit: Kompetenz 2.1, Kompetenz 5.1.');
    expect(page.text).toContain('kamen beide Male vor, Erinnerung kann mitspielen: 1.1-2 „Frage 1.1-2“');
  });

  it('list every result, newest first, and lead from an older one to the newest', async () => {
    const page = await open('/results');
    expect(page.heading).toBe('Sie haben vier Ergebnisse');
    const [newest, , , oldest] = page.links('/results/');
    expect(page.links('/results/')).toHaveLength(4);
    expect((await open(oldest!)).links(newest!)).toHaveLength(1);
  });

  it('explain the questions that have a right answer, by area', async () => {
    const path = await resultOf((item) => (item.competence === '1.1' ? item.best : { kind: 'skip' }));
    const page = await open(`${path}/explanations`);
    expect(page.heading).toBe('Eine von drei Fragen mit richtiger Antwort haben Sie richtig beantwortet');
    expect(page.text).toContain('Kompetenz 1.1 – richtig beantwortet');
    expect(page.text).toContain('Kompetenz 2.1 – übersprungen');
    expect(page.text).toContain('So steht es in der Dienstanweisung.');
    expect(page.text).not.toContain('Frage 1.1-2');
  });

  it('release a result only in a step of its own, and say where the works agreement allows none', async () => {
    const [path] = (await open('/results')).links('/results/');
    let page = await open(`${path!}/release`);
    const until = addDays(berlinDay(new Date()), 30);
    page = await page.send(`${path!}/release`, { until });
    expect(page.heading).toMatch(/^Bis zum .* sieht auch die Personalstelle dieses Ergebnis$/);
    expect((await world.hr.attempt('GET', `/checks/${path!.slice('/results/'.length)}/result`)).status).toBe(200);
    expect((await open(path!)).text).toContain('Freigegeben für Qualifizierungsgespräch bis');
    await page.send(`${path!}/release/end`);
    expect((await world.hr.attempt('GET', `/checks/${path!.slice('/results/'.length)}/result`)).status).toBe(404);
    await anAgreement(app, world.municipalityId, { resultsVisibleTo: 'person-only' });
    page = await open(`${path!}/release`);
    expect(page.text).toContain('Hier bleiben Ergebnisse bei der Person');
    expect(page.html).not.toContain('name="until"');
    await anAgreement(app, world.municipalityId);
  });

  it('speak English as well', async () => {
    const [path] = (await open('/results')).links('/results/');
    browser = await browserOf(app, person, 'en');
    for (const one of ['/results', path!, `${path!}/explanations`, `${path!}/release`]) {
      expect((await open(one)).html).toContain('<html lang="en">');
    }
  });
});
