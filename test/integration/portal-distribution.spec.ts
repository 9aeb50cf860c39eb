import { startApp, type TestApp } from '../support/app.js';
import { type Browser, browserOf, type ShownPage } from '../support/browser.js';
import { faultsOf } from '../support/html.js';
import { aPerson, aProgramme, aTown, type Somebody, type Town } from '../support/vouchers.js';

describe('The pages of the distribution, without script', () => {
  let app: TestApp;
  let person: Somebody;
  let admin: Browser;
  let town: Town;

  beforeAll(async () => {
    app = await startApp();
    person = await aPerson(app, { admin: true });
    admin = await browserOf(app, person);
    town = await aTown(app, 1, { population: 30_000 });
    await aTown(app, 2, { population: 10_000 });
    await aTown(app, 3, { population: 90_000, kind: 'district' });
  });
  afterAll(() => app.close());

  const sound = (page: ShownPage): ShownPage => {
    expect(faultsOf(page.html)).toEqual([]);
    return page;
  };
  const draft = async (more: object = {}): Promise<string> => {
    const { id } = await person.post('/programmes', aProgramme({ total: 40, ...more }));
    return `/admin/programmes/${id as string}`;
  };
  const decide = async (here: string): Promise<ShownPage> => {
    const simulator = sound(await admin.open(`${here}/distribution`));
    const question = sound(await admin.open(simulator.links(`${here}/distribution/confirm`)[0]!));
    const job = sound(await question.send(`${here}/distribution`));
    await app.jobsDone();
    expect(sound(await admin.open(job.path)).heading).toBe('Verteilung ausführen: fertig');
    return sound(await admin.open(`${here}/distribution`));
  };

  it('simulate with every choice in the address', async () => {
    const here = `${await draft()}/distribution`;
    const first = sound(await admin.open(here));
    expect(first.heading).toBe('40 Gutscheine auf 2 Kommunen, je 10 bis 30');
    expect(first.text).toContain('Hier halten alle fünf Verfahren beide Regeln ein.');
    expect(sound(await first.send(here, { exclude: 'village' })).heading).toBe(
      'So können die Gutscheine nicht verteilt werden',
    );
    expect(sound(await first.send(here, { maximum: '10' })).text).toContain('Gutscheine');
    expect(sound(await first.send(here, { minimum: '15', maximum: '25' })).heading).toBe(
      '40 Gutscheine auf 2 Kommunen, je 15 bis 25',
    );
    expect(sound(await admin.open(`${here}?method=dhondt&weights=population`)).text).toContain(
      'werden doppelt gezählt',
    );
    expect(sound(await first.send(here, { others: '073300000001, ' })).heading).toBe(
      '40 Gutscheine auf 1 Kommunen, je 40 bis 40',
    );
  });

  it('give the comparison as a table to keep', async () => {
    const here = `${await draft()}/distribution`;
    const page = await admin.open(here);
    const file = await admin.open(page.links(`${here}/comparison.csv`)[0]!);
    expect(file.html.split('\r\n').slice(0, 2)).toEqual([
      '\uFEFF"ars";"name";"kind";"weight";"quota";"sainte-lague";"dhondt";"hare-niemeyer";"adams";"huntington-hill"',
      '"073300000001";"Ort 1";"collective-municipality";"30000";"30,0000";"30";"30";"30";"30";"30"',
    ]);
  });

  it('decide by a job, keep the record, and take the distribution back', async () => {
    const here = await draft({ objectionDays: 14 });
    const decided = await decide(here);
    expect(decided.heading).toBe('40 Gutscheine auf 2 Kommunen, je 10 bis 30');
    expect(decided.html).toMatch(/href="\/api\/v1\/programmes\/[^"]*\/export\?format=pdf&amp;language=de"/);
    const question = sound(await admin.open(`${here}/distribution/reverse`));
    const reversed = sound(await question.send(`${here}/distribution/reverse`, { reason: 'Falsche Zahlen' }));
    expect(reversed.text).toContain('Die Verteilung ist zurückgenommen.');
    expect(sound(await admin.open(`${here}/distribution`)).text).toContain('Simulation für');
  });

  it('let HR object and read the answer', async () => {
    const here = await draft({ objectionDays: 14 });
    await decide(here);
    const hr = await browserOf(app, town.hr);
    const list = sound(await hr.open('/hr/distributions'));
    expect(list.text).toContain('Ihre Kommune hat 30 Gutscheine. Ihr rechnerischer Anteil ist 30,0000.');
    const id = here.split('/').at(-1)!;
    const objected = sound(await list.send(`/hr/distributions/${id}/objections`, { text: 'Wir sind gewachsen.' }));
    expect(objected.text).toContain('noch nicht beantwortet');
    const asked = sound(await admin.open(`${here}/distribution`));
    expect(asked.text).toContain('1 Einspruch wartet auf Antwort');
    const [objection] = (await person.get(`/programmes/${id}/objections`)) as { id: string }[];
    const answered = sound(
      await asked.send(`${here}/objections/${objection!.id}/answer`, {
        verdict: 'dismissed',
        answer: 'Es gilt der 31.08.',
      }),
    );
    expect(answered.text).toContain('zurückgewiesen');
    expect(sound(await hr.open('/hr/distributions')).text).toContain('Es gilt der 31.08.');
  });

  it('top up an open programme after showing what each gets', async () => {
    const here = await draft();
    await decide(here);
    const opening = sound(await admin.open(`${here}/confirm/open`));
    await opening.send(`${here}/open`);
    const form = sound(await admin.open(`${here}/distribution/top-up`));
    expect(form.heading).toBe('Wie viele Gutscheine soll das Programm haben?');
    const less = sound(await form.send(`${here}/distribution/top-up`, { total: '39' }));
    expect(less.text).toContain('Das Programm hat schon 40 Gutscheine.');
    const more = sound(await form.send(`${here}/distribution/top-up`, { total: '60' }));
    expect(more.heading).toBe('20 Gutscheine kommen dazu');
    const done = sound(await more.send(`${here}/distribution/top-up`, {}, 'POST'));
    expect(done.text).toContain('Das Programm ist aufgestockt.');
    expect(done.heading).toBe('60 Gutscheine auf 2 Kommunen, je 15 bis 45');
  });

  it('are in English for whoever reads English', async () => {
    const reader = await browserOf(app, person, 'en');
    const page = sound(await reader.open(`${await draft()}/distribution`));
    expect(page.heading).toBe('40 vouchers over 2 municipalities, 10 to 30 each');
  });

  it('say in plain words what speaks against a method', async () => {
    await aTown(app, 4, { population: 600 * 5_000, kind: 'independent-city' });
    await aTown(app, 5, { population: 600 * 5_000, kind: 'independent-city' });
    await aTown(app, 6, { population: 200 * 5_000, kind: 'independent-city' });
    const here = `${await draft()}/distribution`;
    const kinds = 'exclude=district&exclude=collective-municipality&exclude=independent-municipality';
    const ten = sound(await admin.open(`${here}?method=hare-niemeyer&total=10&${kinds}`));
    expect(ten.text).toContain('Hare/Niemeyer: Mit 11 statt 10 Gutscheinen bekäme Ort 6 nur noch 1 statt 2.');
    expect(ten.text).toContain('Beschließen können Sie nur mit der wirklichen Zahl: 40 Gutscheine.');
    expect(ten.links(`${here}/confirm`)).toEqual([]);
    expect(ten.html).toMatch(/<svg class="share-chart" role="img" aria-labelledby="shares-title shares-text"/);
  });
});
