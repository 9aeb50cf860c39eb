import { startApp, type TestApp } from '../support/app.js';
import { type Browser, browserOf, type ShownPage } from '../support/browser.js';
import { faultsOf } from '../support/html.js';
import { aCourse, anOpenProgramme, aPerson, aProgramme, aTown, type Somebody, type Town } from '../support/vouchers.js';

const HERE = '/admin/programmes';
const WRITTEN = {
  titleDe: 'Gutscheine',
  total: '40',
  startsOn: '2020-01-01',
  endsOn: '2099-12-31',
  objectionDays: '0',
};

describe('The pages of the programmes, without script', () => {
  let app: TestApp;
  let person: Somebody;
  let admin: Browser;
  let town: Town;
  let employee: Somebody;
  let courseId: string;

  beforeAll(async () => {
    app = await startApp();
    person = await aPerson(app, { admin: true });
    admin = await browserOf(app, person);
    town = await aTown(app, 1, { population: 30_000 });
    await aTown(app, 2, { population: 10_000 });
    employee = await aPerson(app, { municipalityId: town.id });
    courseId = await aCourse(app, 9_900);
  });
  afterAll(() => app.close());

  const sound = (page: ShownPage): ShownPage => {
    expect(faultsOf(page.html)).toEqual([]);
    return page;
  };
  const bare = ({ path }: ShownPage): string => path.split('?')[0]!;
  const draft = async (more: object = {}): Promise<string> =>
    `${HERE}/${(await person.post('/programmes', aProgramme(more))).id as string}`;
  const distribute = async (here: string): Promise<void> => {
    const simulator = sound(await admin.open(`${here}/distribution`));
    const question = sound(await admin.open(simulator.links(`${here}/distribution/confirm`)[0]!));
    await question.send(`${here}/distribution`);
    await app.jobsDone();
  };
  /** Asks, then does it. */
  const move = async (here: string, step: 'open' | 'close' | 'settle'): Promise<ShownPage> =>
    sound(await sound(await admin.open(`${here}/confirm/${step}`)).send(`${here}/${step}`));

  it('write a draft, say what is to be mended, and keep what was written', async () => {
    const blank = sound(await admin.open(`${HERE}/new`));
    const refused = sound(
      await blank.send(HERE, { ...WRITTEN, total: 'viele', endsOn: '2019-12-31', maxPrice: '149,5', reserve: '3' }),
    );
    expect([refused.status, refused.heading]).toEqual([422, 'Neues Förderprogramm']);
    expect(refused.text).toContain('Bitte prüfen Sie 2 Angaben.');
    expect(refused.links('#')).toEqual(['#content', '#endsOn', '#total']);
    expect(refused.text).toContain('Der letzte Tag liegt vor dem ersten.');
    const saved = sound(await refused.send(HERE, { total: '2.750', endsOn: '2099-12-31' }));
    expect(saved.heading).toBe('Gutscheine ist noch nicht verteilt');
    expect(saved.text).toContain('Der Kurs kostet höchstens 149,50 €.');
    expect(saved.text).toContain('Davon Reserve 3');
    expect(saved.text).toContain('Zurzeit kann ein Gutschein 1 von 1 veröffentlichten Kursen bezahlen.');
  });

  it('find courses to name without saving, and warn when nothing can be paid', async () => {
    const here = await draft({ maxPriceCents: 5_000 });
    const form = sound(await admin.open(`${here}/edit`));
    const found = sound(await form.send(here, { act: 'find', courseSearch: 'Aktten', limitPerYear: '7' }));
    expect(found.text).toContain('Akten digital führen (Lernwerkstatt, 99,00 €)');
    expect((await person.get(`/programmes/${here.split('/').at(-1)!}`)).limitPerYear).toBe(1);
    const saved = sound(await found.send(here, { courseIds: courseId, providers: 'Lernwerkstatt', approval: 'both' }));
    expect(saved.text).toContain('Nur dieser Kurs: Akten digital führen');
    expect(saved.text).toContain('Eine Person erhält je Kalenderjahr höchstens 7 Gutscheine.');
    expect(saved.text).toContain('Zurzeit kann ein Gutschein keinen der 1 veröffentlichten Kurse bezahlen.');
    expect(await person.get(`/programmes/${here.split('/').at(-1)!}`)).toMatchObject({
      ...{ courseIds: [courseId], providers: ['Lernwerkstatt'], approval: 'both', limitPerYear: 7 },
    });
  });

  it('show both versions when two edit a draft, and lose neither', async () => {
    const here = await draft({ title: { de: 'Zu zweit' } });
    const [mine, theirs] = [await admin.open(`${here}/edit`), await admin.open(`${here}/edit`)];
    await theirs.send(here, { total: '50', limitPerYear: '3' });
    const conflict = sound(await mine.send(here, { total: '60', validityDays: '90', limitPerYear: '2' }));
    expect([conflict.status, conflict.heading]).toEqual([412, 'Jemand hat Zu zweit inzwischen geändert']);
    const saved = sound(await conflict.send(here, { keepStored: 'total' }));
    expect(saved.text).toContain('Das Förderprogramm ist gespeichert.');
    expect(await person.get(`/programmes/${here.split('/').at(-1)!}`)).toMatchObject({
      ...{ total: 50, validityDays: 90, limitPerYear: 2 },
    });
    const same = sound(await mine.send(here, { total: '50', validityDays: '90', limitPerYear: '2' }));
    expect(same.text).toContain('Inzwischen steht dort genau das, was auch Sie geschrieben haben.');
  });

  it('copy with the rules, and delete while nothing was decided', async () => {
    const here = await draft({ title: { de: 'Vorlage' }, maxPriceCents: 12_300, waitingOrder: 'by-lot' });
    const copy = sound(await (await admin.open(here)).send(`${here}/copy`));
    expect(copy.text).toContain('Die Kopie ist als Entwurf angelegt.');
    const there = bare(copy).replace('/edit', '');
    const renamed = sound(await copy.send(there, { titleDe: 'Abbild' }));
    expect(renamed.text).toContain('höchstens 123,00 €');
    expect(renamed.text).toContain('entscheidet das Los');
    const question = sound(await admin.open(`${there}/delete`));
    expect(question.heading).toBe('Möchten Sie den Entwurf „Abbild“ löschen?');
    const list = sound(await question.send(`${there}/delete`));
    expect([bare(list), list.text.includes('Abbild')]).toEqual([HERE, false]);
    await person.post(`/programmes/${here.split('/').at(-1)!}/distribution`, {});
    const kept = sound(await admin.open(`${here}/delete`));
    expect(kept.heading).toBe('Vorlage kann nicht gelöscht werden');
    expect((await admin.open(here)).links(`${here}/delete`)).toEqual([]);
  });

  it('keep what a distribution was decided with', async () => {
    const here = await draft();
    const form = await admin.open(`${here}/edit`);
    await distribute(here);
    const refused = sound(await form.send(here, { total: '31' }));
    expect(refused.text).toContain('Die Gutscheine sind schon verteilt.');
    const page = sound(await admin.open(`${here}/edit`));
    expect(page.html).toMatch(/<input[^>]*name="total"[^>]*readonly|<input[^>]*readonly[^>]*name="total"/);
    expect(sound(await page.send(here, { validityDays: '99' })).text).toContain('bis 99 Tage nach der Vergabe');
  });

  it('open, close and settle, each after saying what follows, and prove the use', async () => {
    const here = await draft({ title: { de: 'Ganz' }, total: 4 });
    expect(sound(await admin.open(`${here}/confirm/open`)).heading).toBe('Ganz kann jetzt nicht geöffnet werden');
    await distribute(here);
    expect((await move(here, 'open')).heading).toBe('Ganz ist geöffnet');
    const programmeId = here.split('/').at(-1)!;
    const { id: voucherId } = await town.hr.post('/vouchers', { programmeId, personId: employee.id });
    await employee.post(`/vouchers/${voucherId as string}/redeem`, { courseId });
    const other = await aPerson(app, { municipalityId: town.id });
    await other.post('/voucher-requests', { programmeId, courseId });
    await app.jobsDone();

    expect(sound(await admin.open(here)).text).toContain('Eingelöst');
    const closing = sound(await admin.open(`${here}/confirm/close`));
    expect(closing.text).toContain('1 Antrag, der noch auf eine Entscheidung wartet, verfällt.');
    expect(sound(await closing.send(`${here}/close`)).heading).toBe('Ganz ist geschlossen, einiges ist noch offen');
    expect((await closing.send(`${here}/close`)).status).toBe(200);
    const notYet = sound(await admin.open(`${here}/confirm/settle`));
    expect(notYet.text).toContain('1 eingelöste ohne Abschluss');
    await town.hr.post(`/vouchers/${voucherId as string}/complete`);

    const settled = await move(here, 'settle');
    expect(settled.heading).toBe('1 Gutschein hat 99,00 € bezahlt');
    expect(settled.text).toContain('Stimmt mit dem Hauptbuch überein: 1 Gutschein, 99,00 €.');
    expect(settled.text).toContain('Diese Zahlen ändern sich nicht mehr.');
    for (const by of ['provider', 'municipality', 'both']) {
      const view = sound(await admin.open(settled.links(`${here}/settlement?by=${by}`)[0]!));
      expect(view.text).toMatch(/Ganzes Programm .*99,00 €/);
    }
    expect(settled.links('/api/v1/')).toHaveLength(3);
    for (const file of settled.links('/api/v1/')) expect((await admin.open(file)).status).toBe(200);
    expect(sound(await admin.open(here)).heading).toBe('Ganz ist abgerechnet');
  });

  it('find programmes by name, state and order', async () => {
    await anOpenProgramme(person, { title: { de: 'Grundförderung' }, total: 10 });
    await app.jobsDone();
    const list = sound(await admin.open(HERE));
    const found = sound(await list.send(HERE, { search: 'Grundfoerdrung', state: 'open', sort: 'left' }));
    expect(found.text).toMatch(/Grundförderung Geöffnet .* 10 10 0 0 10/);
    expect(sound(await list.send(HERE, { search: 'Grundförderung', state: 'draft' })).text).toContain(
      'Kein Programm passt',
    );
    expect((await admin.open(`${HERE}?state=nonsense`)).status).toBe(400);
    expect(sound(await admin.open(`${HERE}?page=99`)).status).toBe(200);
  });

  it('are in English for whoever reads English, and closed for HR', async () => {
    const here = await draft();
    const reader = await browserOf(app, person, 'en');
    const hr = await browserOf(app, town.hr);
    const pages = [
      'new',
      ...['', '/edit', '/confirm/open', '/settlement', '/delete'].map((way) => here.slice(HERE.length + 1) + way),
    ];
    for (const page of pages) {
      expect(sound(await reader.open(`${HERE}/${page}`)).html).toContain('<html lang="en">');
      expect(sound(await hr.open(`${HERE}/${page}`)).status).toBe(403);
    }
    expect((await admin.open(`${HERE}/5c0fd6a0-0000-4000-8000-000000000000/edit`)).status).toBe(404);
    expect((await admin.open(`${here}/confirm/nonsense`)).status).toBe(400);
  });
});
