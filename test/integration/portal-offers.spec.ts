import { addDays, berlinDay } from '../../src/kernel/calendar.js';
import { OfferLapses } from '../../src/vouchers/offers/offer-lapses.service.js';
import { startApp, type TestApp } from '../support/app.js';
import { type Browser, browserOf, type ShownPage } from '../support/browser.js';
import { faultsOf } from '../support/html.js';
import { aCourse, anOpenProgramme, aPerson, aTown, type Somebody, type Town } from '../support/vouchers.js';

describe('The pages of offers, without script', () => {
  let app: TestApp;
  let town: Town;
  let foreign: Town;
  let courseId: string;
  let hr: Browser;

  beforeAll(async () => {
    app = await startApp();
    const admin = await aPerson(app, { admin: true });
    [town, foreign] = [await aTown(app, 1), await aTown(app, 2)];
    courseId = await aCourse(app);
    await anOpenProgramme(admin, { total: 100 });
    hr = await browserOf(app, town.hr);
  });
  afterAll(() => app.close());

  const sound = (page: ShownPage): ShownPage => {
    expect(faultsOf(page.html)).toEqual([]);
    return page;
  };
  const shown = (day: string) => day.split('-').reverse().join('.');
  const today = berlinDay(new Date());
  const questionFor = async ({ id }: Somebody): Promise<ShownPage> => {
    const sheet = await hr.open(`/hr/assign/persons/${id}`);
    return sheet.send('/hr/assign/confirm', { course: courseId, how: 'offer' });
  };
  const employee = () => aPerson(app, { municipalityId: town.id });
  const offerOf = async ({ id }: Somebody) =>
    (
      await app.sql<{ id: string; state: string }>('SELECT id, state FROM voucher_offers WHERE person_id = $1', [id])
    )[0]!;

  it('carry a last day and a note to the employee, and a reason back to HR', async () => {
    const person = await employee();
    const question = sound(await questionFor(person));
    expect(question.text).toContain('Es hält keinen Gutschein frei: Beim Annehmen muss noch einer frei sein.');
    const lastDay = addDays(today, 10);
    sound(await question.send('/hr/assign', { lastDay, note: 'Passt gut zu Ihrer neuen Aufgabe' }));

    const own = await browserOf(app, person);
    const card = sound(await own.open('/vouchers'));
    expect(card.text).toContain(`Sie können bis zum ${shown(lastDay)} antworten.`);
    expect(card.text).toContain('Nachricht der Personalstelle: Passt gut zu Ihrer neuen Aufgabe');
    const refuse = card.links('/vouchers/offers/').find((link) => link.endsWith('/refuse')) ?? '';
    const refused = await (await own.open(refuse)).send(refuse, { reason: 'Ich bin in Elternzeit' });
    expect(sound(refused).text).toContain('Frühere Angebote');
    expect(refused.text).toMatch(/angeboten am .+, abgelehnt am /);

    const { id } = await offerOf(person);
    const sheet = sound(await hr.open(`/hr/offers/${id}`));
    for (const words of [shown(lastDay), 'Passt gut zu Ihrer neuen Aufgabe', 'Ich bin in Elternzeit', 'abgelehnt am'])
      expect(sheet.text).toContain(words);
    expect(sheet.links('/hr/offers/').some((link) => link.includes('withdraw'))).toBe(false);
  });

  it('refuse a last day out of range by name, and leave nothing behind', async () => {
    const person = await employee();
    const question = await questionFor(person);
    const refused = sound(await question.send('/hr/assign', { lastDay: addDays(today, 400) }));
    expect([refused.status, refused.heading]).toEqual([422, 'Bis zu diesem Tag kann ein Angebot nicht gelten.']);
    expect((await question.send('/hr/assign', { lastDay: 'bald' })).status).toBe(400);
    expect(await offerOf(person)).toBeUndefined();
  });

  it('say to both sides that an offer has lapsed, and to who comes too late that it is over', async () => {
    const person = await employee();
    await (await questionFor(person)).send('/hr/assign');
    const { id } = await offerOf(person);
    const own = await browserOf(app, person);
    const question = await own.open(`/vouchers/offers/${id}/accept`);
    await app.sql('UPDATE voucher_offers SET last_day = $2 WHERE id = $1', [id, addDays(today, -1)]);
    const late = sound(await question.send(`/vouchers/offers/${id}/accept`));
    expect([late.status, late.heading]).toEqual([409, 'Der letzte Tag zum Antworten ist vorbei.']);
    await app.get(OfferLapses).lapseOverdue();
    expect(sound(await own.open(`/vouchers/offers/${id}/accept`)).heading).toBe('Dieses Angebot ist nicht mehr offen');
    expect(sound(await own.open('/vouchers')).text).toContain('ohne Antwort erloschen am');
    expect(sound(await hr.open(`/hr/offers/${id}`)).heading).toContain('ist erloschen');
    expect(sound(await hr.open('/hr/offers')).text).toContain('Erloschen');
  });

  it('mark where HR is, list 25 on a page, and show nothing to another municipality', async () => {
    for (let nth = 0; nth < 26; nth += 1) await (await questionFor(await employee())).send('/hr/assign');
    const first = sound(await hr.open('/hr/offers'));
    expect(first.html).toMatch(
      /<a[^>]*href="\/hr\/assign"[^>]*aria-current="[^"]+"|aria-current="[^"]+"[^>]*href="\/hr\/assign"/,
    );
    const next = first.links('/hr/offers?').find((link) => link.includes('page=2')) ?? '';
    const linksOf = (page: ShownPage) => new Set(page.links('/hr/offers/'));
    expect(linksOf(first).size).toBe(25);
    const rest = linksOf(sound(await hr.open(next)));
    expect([...rest].filter((link) => linksOf(first).has(link))).toEqual([]);
    expect(rest.size).toBeGreaterThan(0);
    const [one = ''] = [...linksOf(first)];
    const stranger = await browserOf(app, foreign.hr);
    expect((await stranger.open(one)).status).toBe(403);
    const id = /offers\/([0-9a-f-]+)/.exec(one)?.[1] ?? '';
    expect((await stranger.open(`/hr/offers/${id}`)).status).toBe(404);
    expect((await hr.open('/hr/offers?page=none')).status).toBe(400);
  });

  it('are in English for whoever reads English', async () => {
    const person = await employee();
    await (await questionFor(person)).send('/hr/assign');
    const reader = await browserOf(app, town.hr, 'en');
    expect(sound(await reader.open(`/hr/offers/${(await offerOf(person)).id}`)).text).toContain('Answer until');
  });
});
