import type { Actor } from '../../src/kernel/actor.js';
import { addDays, berlinDay } from '../../src/kernel/calendar.js';
import { Clock } from '../../src/platform/system/clock.js';
import { WaitingChanges } from '../../src/vouchers/index.js';
import { OfferLapses } from '../../src/vouchers/offers/offer-lapses.service.js';
import { startApp, type TestApp } from '../support/app.js';
import { browserOf } from '../support/browser.js';
import { faultsOf } from '../support/html.js';
import { aCourse, anOpenProgramme, aPerson, aTown, type Somebody, type Town } from '../support/vouchers.js';

/** A town with one place: three people joined its list, one got the place, one left; somebody let an offer run out. */
describe('What moved in the waiting list', () => {
  let app: TestApp;
  let admin: Somebody;
  let town: Town;
  let neighbour: Town;

  beforeAll(async () => {
    app = await startApp();
    admin = await aPerson(app, { admin: true });
    [town, neighbour] = [await aTown(app, 1), await aTown(app, 2)];
  });
  afterAll(() => app.close());

  const overviewOf = async ({ hr }: Town) => {
    const page = await (await browserOf(app, hr)).open('/hr/overview');
    expect(faultsOf(page.html)).toEqual([]);
    return page.text;
  };

  it('is nothing at first, and the page says what will stand there', async () => {
    const text = await overviewOf(town);
    expect(text).toContain('In dieser Zeit hat sich nichts bewegt.');
    expect(text).toContain(
      `Gezählt sind die letzten 14 Tage, seit dem ${germanDay(addDays(berlinDay(new Date()), -14))}`,
    );
  });

  it('is counted, and the newest stands there by name', async () => {
    const courseId = await aCourse(app);
    const programmeId = await anOpenProgramme(admin, { total: 2 }, { weights: 'equal' });
    const people: Somebody[] = [];
    const somebody = async (familyName: string) => {
      const person = await aPerson(app, { municipalityId: town.id });
      await app.sql('UPDATE persons SET family_name = $2 WHERE id = $1', [person.id, familyName]);
      people.push(person);
      return person;
    };
    const holder = await somebody('Halter');
    const { id: voucherId } = await town.hr.post('/vouchers', { programmeId, personId: holder.id, courseId });
    const waiting: string[] = [];
    for (const name of ['Erste', 'Zweite', 'Dritte']) {
      const { id } = await (await somebody(name)).post('/voucher-requests', { programmeId, courseId });
      await town.hr.post(`/voucher-requests/${id as string}/waitlist`);
      waiting.push(id as string);
    }
    const declined = await (await somebody('Gleich-Nein')).post('/voucher-requests', { programmeId, courseId });
    await town.hr.post(`/voucher-requests/${declined.id as string}/decline`, { reason: 'Kein Bedarf' });
    await app.jobsDone();
    await town.hr.post(`/vouchers/${voucherId as string}/revoke`, { reason: 'Wird nicht gebraucht.' });
    await app.jobsDone();
    await people[2]?.post(`/voucher-requests/${waiting[1]}/withdraw`);
    await anOfferThatRunsOut(courseId, await somebody('Stille'));

    const text = await overviewOf(town);
    expect(text).toContain('3 Anträge sind dazugekommen.');
    expect(text).toContain('1 Gutschein ging an jemanden von der Warteliste.');
    expect(text).toContain('1 Antrag wurde zurückgenommen.');
    expect(text).toContain('1 Angebot ist abgelaufen.');
    expect(text).not.toContain('abgelehnt');
    expect(text).toMatch(/Stille, Kim Angebot abgelaufen/);
    expect(text).toMatch(/Zweite, Kim Antrag auf der Warteliste zurückgenommen/);
    expect(text).toMatch(/Erste, Kim Gutschein von der Warteliste bekommen/);
    expect(text).not.toContain('Gleich-Nein');
    const seen = await app.sql(`SELECT FROM accesses WHERE kind = 'waiting-list' AND viewer_id = $1`, [town.hr.id]);
    expect(seen.length).toBeGreaterThan(0);
  });

  it('is no other municipality’s affair', async () => {
    expect(await overviewOf(neighbour)).toContain('In dieser Zeit hat sich nichts bewegt.');
    const recent = app.get(WaitingChanges).recent(actorOf(neighbour), town.id, 5);
    await expect(recent).rejects.toMatchObject({ code: 'not-your-municipality' });
  });

  it('is forgotten by the page after fourteen days', async () => {
    const countsIn = (days: number) =>
      app.get(Clock).at(new Date(`${addDays(berlinDay(new Date()), days)}T12:00:00Z`), async () => {
        const { counts, newest } = await app.get(WaitingChanges).recent(actorOf(town), town.id, 5);
        return [counts.length, newest.length];
      });
    expect(await countsIn(14)).toEqual([4, 5]);
    expect(await countsIn(15)).toEqual([0, 0]);
  });

  const anOfferThatRunsOut = async (courseId: string, person: Somebody): Promise<void> => {
    const programmeId = await anOpenProgramme(admin, { total: 10 }, { weights: 'equal' });
    const { id } = await town.hr.post('/voucher-offers', { programmeId, personId: person.id, courseId });
    const past = addDays(berlinDay(new Date()), -1);
    await app.sql('UPDATE voucher_offers SET last_day = $2 WHERE id = $1', [id, past]);
    await app.get(OfferLapses).lapseOverdue();
  };
});

function actorOf({ id: municipalityId, hr }: Town): Actor {
  const membership = { membershipId: 'none', municipalityId, role: 'hr' } as const;
  return { personId: hr.id, admin: false, sessionId: 'test', memberships: [membership] };
}

function germanDay(day: string): string {
  return day.split('-').reverse().join('.');
}
