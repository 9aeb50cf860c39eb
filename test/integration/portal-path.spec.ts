import { startApp, type TestApp } from '../support/app.js';
import { type Browser, browserOf, type ShownPage } from '../support/browser.js';
import { aCheckWorld, anEmployee, best, type CheckWorld, takeCheck } from '../support/checks.js';
import { aCourse } from '../support/courses.js';
import { faultsOf } from '../support/html.js';
import { anOpenProgramme, aPerson, type Somebody } from '../support/vouchers.js';

describe('The page of the learning path, without script', () => {
  let app: TestApp;
  let world: CheckWorld;
  let admin: Somebody;
  let person: Somebody;
  let browser: Browser;
  const ids = new Map<string, string>();

  beforeAll(async () => {
    app = await startApp({ worker: false });
    world = await aCheckWorld(app);
    await app.sql(`UPDATE frameworks SET vocabulary = 'DigComp'`);
    await app.sql(`UPDATE item_banks SET vocabulary = 'DigComp'`);
    admin = await aPerson(app, { admin: true });
    await aPublished('Suchen kurz', '1.1', { minutes: 60 });
    await aPublished('Suchen lang', '1.1', { minutes: 90 });
    await aPublished('Umgang im Netz', '2.1', { minutes: 120, priceCents: 14_900 });
    await aPublished('Hilfe finden', '5.1', { minutes: 30 });
    await aPublished('Netiquette', '2.1', { minutes: 200, languages: ['en'] });
  });
  afterAll(() => app.close());
  beforeEach(async () => {
    person = await anEmployee(app, world.municipalityId);
    browser = await browserOf(app, person);
  });

  async function aPublished(title: string, competence: string, more: object): Promise<void> {
    const lessons = [{ competence, from: 0, to: 5 }];
    const course = aCourse({ code: title, title: { de: title }, lessons, ...more });
    const { id } = await admin.post('/courses', course);
    await admin.post(`/courses/${id as string}/publish`);
    ids.set(title, id as string);
  }

  async function withGaps(): Promise<void> {
    await person.put('/me/post', { profileId: world.profileId });
    await takeCheck(world, person, ({ kind }) =>
      kind === 'self-rating' ? { kind: 'self-rating', option: 0 } : { kind: 'skip' },
    );
  }

  function sound(page: ShownPage): ShownPage {
    expect([page.status, faultsOf(page.html)]).toEqual([200, []]);
    return page;
  }

  /** What stands under a heading, up to the next one. */
  function under(page: ShownPage, heading: string): string {
    const [, rest = ''] = page.text.split(heading);
    return rest;
  }

  it('says before there is a post, a result or a gap what to do next', async () => {
    expect(sound(await browser.open('/path')).heading).toBe('Für den Lernpfad fehlt noch Ihre Stelle');
    await person.put('/me/post', { profileId: world.profileId });
    const unmeasured = sound(await browser.open('/path'));
    expect([unmeasured.heading, unmeasured.links('/check')]).toEqual([
      'Zuerst messen, dann lernen',
      expect.arrayContaining(['/check']),
    ]);
    await takeCheck(world, person, best);
    expect(sound(await browser.open('/path')).heading).toBe('Sie sind auf Soll – kein Kurs nötig');
  });

  it('shows the necessary and the useful part in order, with reasons in words and numbers', async () => {
    await withGaps();
    const page = sound(await browser.open('/path'));
    expect(page.heading).toBe('3 Kurse bringen Sie weiter, in 3 Std. 30 Min.');
    expect(page.text).toContain('Zusammen 3 Std. 30 Min.; selbst zu zahlen: 149,00 €.');
    expect(page.text).toContain('Innerhalb Ihrer Grenzen gibt es keinen besseren Weg.');
    expect(page.text).toMatch(
      /Nötig für das.*Suchen kurz.*Umgang im Netz.*Hilfreich für das.*3\. Schritt: Hilfe finden/,
    );
    const first = under(page, 'Schritt: Suchen kurz');
    expect(first).toMatch(/damit ist das Soll erreicht.*Ohne diesen Kurs wäre der Weg 30 Min\. länger\./);
    expect(first).toContain('Der beste Weg ohne ihn: 4 Std., 149,00 €, 3 Kurse An seine Stelle träte: „Suchen lang“');
    expect(first).toMatch(/Nächste Alternative: Suchen lang \. Damit wäre der Weg 30 Min\. länger\./);
    expect(under(page, 'Schritt: Hilfe finden')).toContain('Ohne diesen Kurs bliebe offen: Kompetenz 5.1.');
    expect(sound(await browser.open('/language?to=en&return=/path')).heading).toBe(
      '3 courses take you further, in 3 h 30 min',
    );
  });

  it('says which limit binds and by how much, and leads by a link to the path with that much', async () => {
    await withGaps();
    const page = sound(await (await browser.open('/path')).send('/path', { hours: '1', budget: '', language: 'de' }));
    expect(page.path).toContain('hours=1');
    expect(page.text).toMatch(/2 Entwicklungsfelder bleiben wegen der Grenzen offen.*Kompetenz 2\.1: Kurse bis/);
    expect(page.text).toContain('Mit 2 Std. 30 Min. mehr, zusammen 3 Std. 30 Min., ließe sich auch schließen:');
    const more = sound(await browser.open(page.links('/path?hours=4')[0]!));
    expect(more.heading).toBe('3 Kurse bringen Sie weiter, in 3 Std. 30 Min.');
    const poor = sound(await browser.open('/path?budget=0&format=onsite'));
    expect(poor.text).toContain('Grenzen für den Lernpfad (2 gesetzt)');
    const broke = sound(await browser.open('/path?budget=0&language=de'));
    expect(broke.text).toMatch(/Mit 149,00 € mehr, zusammen 149,00 €, ließe sich auch schließen: Kompetenz 2\.1/);
    expect((await browser.open('/path?hours=-1')).status).toBe(400);
  });

  it('leaves out what is not wanted, lists it with its reason, and takes it back', async () => {
    await withGaps();
    const before = await browser.open('/path?hours=20');
    const after = sound(await before.send('/path/dismissals', { reason: 'Kenne ich schon' }));
    expect(after.path).toBe('/path?hours=20&done=courseDismissed');
    expect(after.text).toMatch(/1\. Schritt: Suchen lang/);
    expect(after.text).toMatch(/Ein Kurs, den Sie nicht möchten Suchen kurz – Ihr Grund vom \S+: Kenne ich schon/);
    const back = sound(await after.send('/path/marks/remove'));
    expect([back.path, back.text.includes('den Sie nicht möchten')]).toEqual([
      '/path?hours=20&done=courseUnmarked',
      false,
    ]);
    const empty = await before.send('/path/dismissals', { reason: ' ' });
    expect([empty.status, empty.heading]).toEqual([
      422,
      'Es fehlt der Grund, warum der Kurs nicht in Ihren Lernpfad soll.',
    ]);
  });

  it('answers why another course is not in it, takes it in, and says why one has no place', async () => {
    await withGaps();
    const found = sound(await (await browser.open('/path?language=de')).send('/path/why-not', { q: 'Suchn lang' }));
    const why = sound(await browser.open(found.links(`/path/why-not/${ids.get('Suchen lang')!}`)[0]!));
    expect(why.heading).toBe('Warum nicht „Suchen lang“?');
    expect(why.text).toContain('Mit diesem Kurs wäre der Weg 30 Min. länger.');
    expect(why.text).toMatch(/Empfohlener Weg 3 Std\. 30 Min\., 149,00 €, 3 Kurse Bester Weg mit diesem Kurs 4 Std\./);
    const pinned = sound(await why.send('/path/pins'));
    expect(pinned.heading).toBe('„Suchen lang“ ist in Ihrem Lernpfad');
    const path = sound(await browser.open('/path'));
    expect(path.text).toMatch(
      /Suchen lang Diesen Kurs haben Sie sich gewünscht.*Ohne Ihren Wunsch wäre der Weg 30 Min/,
    );
    const tight = sound(await browser.open('/path?hours=1'));
    expect(tight.text).toMatch(/Ein gewünschter Kurs hat keinen Platz im Weg Suchen lang : Innerhalb Ihrer Grenzen/);
    expect(sound(await tight.send('/path/marks/remove')).text).not.toContain('gewünschter Kurs');
    const english = sound(await browser.open(`/path/why-not/${ids.get('Netiquette')!}?language=de`));
    expect(english.text).toContain('nicht in der Sprache');
    const course = sound(await browser.open(`/courses/${ids.get('Netiquette')!}`));
    expect(course.links('/path/why-not/')).toEqual([`/path/why-not/${ids.get('Netiquette')!}`]);
    expect(sound(await browser.open('/path/why-not?q=Blumenkohl')).heading).toBe('Kein Kurs gefunden');
    expect((await browser.open('/path/why-not/00000000-0000-4000-8000-000000000000')).status).toBe(404);
  });

  it('says that courses in other languages would close more', async () => {
    await withGaps();
    const english = sound(await browser.open('/path?language=en'));
    expect(english.text).toMatch(/Netiquette.*bleiben wegen der Grenzen offen.*Mit Kursen in anderen Sprachen/);
    expect(english.text).not.toContain('gibt es keinen Kurs');
  });

  it('says what no course covers, also where one begins and does not lead that far', async () => {
    await withGaps();
    const withdrawn = ['Umgang im Netz', 'Netiquette'].map((title) => ids.get(title)!);
    for (const id of withdrawn) await admin.post(`/courses/${id}/withdraw`);
    await aPublished('Nur ein Anfang', '2.1', { lessons: [{ competence: '2.1', from: 0, to: 2 }] });
    try {
      const page = sound(await browser.open('/path'));
      expect(page.text).not.toContain('Umgang im Netz');
      expect(under(page, 'Für ein Entwicklungsfeld gibt es keinen Kurs')).toMatch(
        /^ Kompetenz 2\.1: Zu Stufe 4.* führt derzeit kein Kurs\. Erreicht wird noch vor Stufe 1\. Die Programmverwaltung sieht, auf/,
      );
      expect(page.text).not.toContain('wegen der Grenzen');
      const english = await browserOf(app, person, 'en');
      expect(sound(await english.open('/path')).text).toContain('There is no course for one area to develop');
    } finally {
      await admin.post(`/courses/${ids.get('Nur ein Anfang')!}/withdraw`);
      for (const id of withdrawn) await admin.post(`/courses/${id}/publish`);
    }
    expect(sound(await browser.open('/path')).text).not.toContain('gibt es keinen Kurs');
  });

  describe('with vouchers', () => {
    const NEXT = 'Was ein weiterer Gutschein brächte';
    let programmeId: string;

    beforeAll(async () => {
      programmeId = await anOpenProgramme(admin);
    });
    afterAll(() => app.sql(`UPDATE programmes SET state = 'closed' WHERE id = $1`, [programmeId]));

    it('says what the next one would spare or close, to who holds none and to who plans without', async () => {
      await withGaps();
      const none = sound(await browser.open('/path'));
      expect(under(none, NEXT)).toMatch(/^ Ein weiterer Gutschein ersparte Ihnen 149,00 €\. Beantragen können Sie ihn/);
      const poor = sound(await browser.open('/path?budget=0&language=de'));
      expect(under(poor, NEXT)).toMatch(/^ Mit einem weiteren Gutschein ließe sich auch schließen: Kompetenz 2\.1\./);
      expect(poor.links('/vouchers')).toContain('/vouchers');

      await world.hr.post('/vouchers', { programmeId, personId: person.id });
      const one = sound(await browser.open('/path'));
      expect(one.text).toContain('selbst zu zahlen: nichts. Ein Gutschein von Ihnen ist dafür eingeplant.');
      expect(one.text).not.toContain(NEXT);
      const without = sound(await browser.open('/path?vouchers=0'));
      expect(without.text).toContain('selbst zu zahlen: 149,00 €.');
      expect(under(without, NEXT)).toContain('Ein weiterer Gutschein ersparte Ihnen 149,00 €.');
    });

    it('promises nothing that no programme would pay', async () => {
      await app.sql('UPDATE programmes SET max_price_cents = 14899 WHERE id = $1', [programmeId]);
      await withGaps();
      expect(sound(await browser.open('/path')).text).not.toContain(NEXT);
      await app.sql('UPDATE programmes SET max_price_cents = NULL WHERE id = $1', [programmeId]);
    });
  });

  it('says that completed courses lead to the target, which is not measured yet', async () => {
    await withGaps();
    const of = (title: string) => ids.get(title)!;
    await app.sql(`UPDATE courses SET state = 'withdrawn' WHERE id = $1`, [of('Hilfe finden')]);
    await admin.post(`/courses/${of('Hilfe finden')}/publish`).catch(() => undefined);
    for (const title of ['Suchen kurz', 'Umgang im Netz', 'Hilfe finden']) {
      await app.sql(
        `INSERT INTO completions (person_id, course_id, completed_at, recorded_by) VALUES ($1, $2, now(), $3)`,
        [person.id, of(title), admin.id],
      );
    }
    const done = sound(await browser.open('/path'));
    expect(done.heading).toBe('Ihre abgeschlossenen Kurse führen zum Soll');
    expect(done.text).toContain('Gemessen ist es noch nicht');
  });
});
