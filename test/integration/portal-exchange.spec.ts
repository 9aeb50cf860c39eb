import { startApp, type TestApp } from '../support/app.js';
import { type Browser, browserOf, type ShownPage } from '../support/browser.js';
import { aCatalogue, aRecord } from '../support/courses.js';
import { faultsOf } from '../support/html.js';
import { aPlatform, aStatement } from '../support/platforms.js';
import { aPerson, aTown, type Somebody, type Town } from '../support/vouchers.js';
import { aWeb, type Web } from '../support/web.js';

describe('The pages of exchange and completion, without script', () => {
  let app: TestApp;
  let web: Web;
  let person: Somebody;
  let admin: Browser;
  let town: Town;
  let hr: Browser;

  beforeAll(async () => {
    web = await aWeb();
    app = await startApp({ env: { IMPORT_HOSTS: web.host } });
    person = await aPerson(app, { admin: true });
    admin = await browserOf(app, person);
    town = await aTown(app, 1);
    hr = await browserOf(app, town.hr);
  });
  afterAll(async () => {
    await app.close();
    await web.close();
  });
  beforeEach(async () => {
    await app.sql('DELETE FROM completion_claims');
    await app.sql('DELETE FROM completions');
    await app.sql('DELETE FROM course_platforms');
    await app.sql('DELETE FROM courses');
    await app.sql('DELETE FROM course_sources');
  });

  const sound = (page: ShownPage): ShownPage => {
    expect(faultsOf(page.html)).toEqual([]);
    expect(page.text).not.toMatch(/portal-|problems:|findings:/);
    return page;
  };
  const aCourse = async (): Promise<string> => {
    await person.upload('courses', 'c.json', aCatalogue(aRecord(1, { name: 'Akten suchen' })));
    return (await person.get('/courses')).items[0].id as string;
  };

  describe('preview an import', () => {
    const previewed = async (...records: readonly unknown[]): Promise<ShownPage> => {
      const page = await admin.open('/admin/imports');
      const file = { name: 'katalog.json', content: aCatalogue(...records) };
      const started = await page.upload('/admin/imports', { kind: 'courses', mode: 'preview' }, file);
      await app.jobsDone();
      return sound(await admin.open(started.path));
    };

    it('in four piles, and apply it exactly so', async () => {
      await aCourse();
      const page = await previewed(aRecord(1, { name: 'Akten finden' }), aRecord(2));
      expect(page.heading).toBe('Die Vorschau ist fertig, nichts wurde geändert');
      expect(page.text).toContain('Titel: Akten suchen → Akten finden');
      expect(page.text).toContain('2 Einträge werden angelegt oder geändert');
      const applying = await page.send(/\/apply$/, { mode: 'all-or-nothing' });
      await app.jobsDone();
      const applied = sound(await admin.open(applying.path));
      expect(applied.heading).toBe('Der Import ist übernommen');
      expect(applied.text).toContain('1 neu, 1 geändert');
    });

    it('of which only the good rows can be taken, and say when it is outdated', async () => {
      const page = await previewed(aRecord(2), aRecord(3, { name: null }));
      expect(page.text).toContain('Nur die guten übernehmen');
      expect(page.text).not.toContain('Alle übernehmen');
      await person.upload('courses', 'c.json', aCatalogue(aRecord(2)));
      const applying = await page.send(/\/apply$/, { mode: 'good-rows' });
      await app.jobsDone();
      const outdated = sound(await admin.open(applying.path));
      expect(outdated.heading).toBe('Die Vorschau ist veraltet, nichts wurde geändert');
      expect(outdated.text).toContain(
        'Seit der Vorschau hat sich etwas geändert. Laden Sie die Datei noch einmal hoch.',
      );
    });

    it('with long piles by pages', async () => {
      const page = await previewed(...Array.from({ length: 30 }, (_, at) => aRecord(10 + at)));
      const [more = ''] = page.links('/admin/imports/').filter((href) => href.includes('/rows?pile=new'));
      const further = sound(await admin.open(more));
      expect([further.heading, further.text]).toEqual([
        'Vorschau, Stapel „Neu“',
        expect.stringContaining('C-39: Kurs 39'),
      ]);
    });
  });

  it('keep the sources of catalogues', async () => {
    web.pages.set('/c', (_, response) => response.writeHead(500).end());
    const empty = sound(await admin.open('/admin/courses/sources'));
    expect(empty.heading).toBe('Noch wird kein Katalog regelmäßig abgeholt');
    const saved = sound(
      await empty.send('/admin/courses/sources', { address: `http://${web.host}/c`, provider: 'Lernwerkstatt' }),
    );
    expect(saved.text).toContain('in den nächsten Minuten zum ersten Mal');
    const job = await saved.send(/\/run$/);
    expect(job.path).toMatch(/^\/admin\/jobs\//);
    await app.jobsDone();
    const troubled = sound(await admin.open('/admin/courses/sources'));
    expect(troubled.heading).toBe('Ein Katalog wird zurzeit nicht abgeholt');
    expect(troubled.text).toContain('nicht erreichbar');
    const [edit = ''] = troubled.links('/admin/courses/sources/');
    const paused = sound(await (await admin.open(edit)).send(edit, { paused: 'yes', intervalHours: '48' }));
    expect(paused.text).toContain('angehalten');
    const gone = sound(await (await admin.open(edit)).send(`${edit}/delete`));
    expect(gone.text).toContain('ihre Kurse bleiben');
    const refused = await gone.send('/admin/courses/sources', { address: 'https://anderswo.example/', provider: 'x' });
    expect(refused.status).toBe(422);
  });

  it('tell which links lead nowhere', async () => {
    await person.upload('courses', 'c.json', aCatalogue(aRecord(1, { url: `http://${web.host}/weg` })));
    await app.sql('DELETE FROM course_links');
    const before = sound(await admin.open('/admin/courses/links'));
    expect(before.heading).toBe('Die Links der Kurse sind noch nicht geprüft');
    await before.send('/admin/courses/links/check');
    await app.jobsDone();
    const after = sound(await admin.open('/admin/courses/links'));
    expect(after.heading).toBe('Der Link eines Kurses führt nicht zum Ziel');
    expect(after.text).toContain('Der Server meldet einen Fehler (404).');
    expect(sound(await admin.open('/admin/courses')).links('/admin/courses/links')).toHaveLength(1);
  });

  it('show the secret of a course platform once, and revoke its key', async () => {
    const page = sound(await admin.open('/admin/course-platforms'));
    const created = sound(await page.send('/admin/course-platforms', { name: 'Moodle', provider: 'Lernwerkstatt' }));
    expect(created.heading).toBe('Der Schlüssel für Moodle ist erzeugt');
    const [, secret = ''] = /Geheimnis (\S{43})/.exec(created.text) ?? [];
    expect(secret).toHaveLength(43);
    const list = sound(await admin.open('/admin/course-platforms'));
    expect(list.text).not.toContain(secret);
    expect(sound(await list.send(/\/revoke$/)).text).toContain('Gesperrt am');
  });

  describe('let an employee say that a course is completed', () => {
    let kim: Somebody;
    let browser: Browser;
    let courseId: string;
    beforeEach(async () => {
      kim = await aPerson(app, { municipalityId: town.id });
      browser = await browserOf(app, kim);
      courseId = await aCourse();
    });
    const handIn = async (text: string): Promise<ShownPage> => {
      const page = sound(await browser.open(`/courses/${courseId}/completion`));
      return sound(await page.send(`/courses/${courseId}/completion`, { text }));
    };

    it('with proof, which HR confirms; then the page offers a new check', async () => {
      expect(sound(await browser.open(`/courses/${courseId}`)).text).toContain('Kurs abgeschlossen?');
      expect((await handIn('Zertifikat 4711')).text).toContain('liegt der Personalstelle vor');
      const desk = sound(await hr.open('/hr/completions'));
      expect([desk.heading, desk.text]).toEqual([
        'Ein Nachweis wartet auf Sie',
        expect.stringContaining('Zertifikat 4711'),
      ]);
      expect(sound(await desk.send(/\/confirm$/)).heading).toBe('Kein Nachweis wartet auf Sie');
      const course = sound(await browser.open(`/courses/${courseId}`));
      expect(course.text).toContain('Sie gilt als angegeben, nicht als gemessen');
      expect(course.html).toContain('Mit einem neuen Kompetenz-Check messen');
      expect(course.links('/check')).not.toEqual([]);
    });

    it('which HR may decline with a reason that the person reads', async () => {
      await handIn('war da');
      const desk = await hr.open('/hr/completions');
      sound(await desk.send(/\/decline$/, { reason: 'Bitte mit Datum' }));
      const course = sound(await browser.open(`/courses/${courseId}`));
      expect(course.text).toContain('Bitte mit Datum');
      expect(course.links(`/courses/${courseId}/completion`)).toHaveLength(1);
    });

    it('and take it back, or learn what is missing', async () => {
      const waiting = await handIn('doch nicht');
      const back = sound(await waiting.send(/\/withdraw$/));
      expect(back.text).toContain('Ihr Nachweis ist zurückgezogen.');
      const empty = await (
        await browser.open(`/courses/${courseId}/completion`)
      ).send(`/courses/${courseId}/completion`);
      expect([empty.status, empty.text]).toEqual([422, expect.stringContaining('Der Nachweis fehlt.')]);
    });

    it('or the course platform, by the participant id that the page shows', async () => {
      const platform = await aPlatform(app, person, 'Lernwerkstatt');
      const page = sound(await browser.open(`/courses/${courseId}`));
      const shown = sound(await page.send(/\/participant$/));
      const [, id = ''] = /Ihre Teilnehmer-Kennung: (\S{36})/.exec(shown.text) ?? [];
      expect((await platform.send(aStatement(id, 'https://kurse.example/C-1'))).status).toBe(200);
      expect(sound(await browser.open(`/courses/${courseId}`)).text).toContain('Sie haben diesen Kurs abgeschlossen');
      await app.sql('DELETE FROM xapi_statements');
    });
  });
});
