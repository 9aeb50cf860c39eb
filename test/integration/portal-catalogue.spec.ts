import { readFileSync } from 'node:fs';
import path from 'node:path';

import { startApp, type TestApp } from '../support/app.js';
import { type Browser, browserOf, type ShownPage } from '../support/browser.js';
import { aCourse, demoCatalogue } from '../support/courses.js';
import { faultsOf } from '../support/html.js';
import { aMunicipality, aPerson, type Somebody } from '../support/vouchers.js';

const FRAMEWORK = path.resolve(import.meta.dirname, '../../src/competencies/content/kommunal.framework.json');

describe('The pages of the catalogue, without script', () => {
  let app: TestApp;
  let person: Somebody;
  let admin: Browser;
  let employee: Browser;

  beforeAll(async () => {
    app = await startApp();
    person = await aPerson(app, { admin: true });
    admin = await browserOf(app, person);
    const municipalityId = await aMunicipality(app, {
      ars: '079990000001',
      name: 'Musterstadt',
      kind: 'independent-city',
      population: 1_000,
    });
    employee = await browserOf(app, await aPerson(app, { municipalityId, role: 'employee' }));
    await person.upload('framework', 'rahmen.json', readFileSync(FRAMEWORK));
    await person.upload('courses', 'katalog.json', demoCatalogue());
  });
  afterAll(() => app.close());

  const sound = (page: ShownPage): ShownPage => {
    expect(faultsOf(page.html)).toEqual([]);
    return page;
  };
  const stored = async () => app.sql('SELECT * FROM courses ORDER BY id');
  const draft = async (more: object = {}): Promise<string> =>
    (await person.post('/courses', aCourse(more))).id as string;
  const editor = async (id: string) => sound(await admin.open(`/admin/courses/${id}`));

  describe('let employees', () => {
    it('search and narrow, page by page, by links that say everything', async () => {
      const first = sound(await employee.open('/courses'));
      expect(first.heading).toMatch(/^\d+ Kurse passen$/);
      expect(first.links('/courses/').length).toBe(25);
      const [next] = first.links('/courses?').filter((href) => href.includes('cursor='));
      const second = sound(await employee.open(next!));
      expect(second.links('/courses/').some((href) => first.links('/courses/').includes(href))).toBe(false);
      const narrowed = sound(await first.send('/courses', { q: 'suchen', competence: ['1.1'], price: 'free' }, 'GET'));
      expect(narrowed.path).toContain('competence=1.1');
      expect(narrowed.html).toMatch(
        /name="competence" value="1.1"[^>]*checked|checked[^>]*name="competence" value="1.1"/,
      );
      expect(narrowed.text).toContain('kostenlos');
      const course = sound(await employee.open(narrowed.links('/courses/')[0]!));
      expect(course.text).toContain('Das lernen Sie');
    });

    it('be asked what they meant', async () => {
      const page = sound(await employee.open('/courses?q=Datenschuz'));
      expect(page.text).toContain('Meinten Sie:');
      const meant = page.links('/courses?q=').find((href) => !href.includes('Datenschuz'))!;
      expect(sound(await employee.open(meant)).text).not.toContain('Meinten Sie');
    });

    it('learn what helps when nothing fits', async () => {
      const page = sound(await employee.open('/courses?q=Quastenflosser&language=fr'));
      expect(page.heading).toBe('Kein Kurs passt zu dieser Auswahl');
      expect(page.text).toContain('Nehmen Sie einen Filter weg');
      expect(page.links('/path').length).toBeGreaterThan(0);
    });

    it('see nothing that is not published, whatever the address says', async () => {
      await draft({ code: 'GEHEIM', title: { de: 'Geheimer Entwurf' } });
      const page = sound(await employee.open('/courses?q=Geheimer&state=draft&mark=no-link'));
      expect(page.heading).toBe('Kein Kurs passt zu dieser Auswahl');
      const closed = await employee.open('/admin/courses');
      expect([closed.status, faultsOf(closed.html)]).toEqual([403, []]);
    });

    it('read it in English', async () => {
      const english = await browserOf(app, person, 'en');
      for (const at of ['/courses', '/admin/courses', '/admin/courses/new', '/admin/courses/coverage']) {
        expect(sound(await english.open(at)).html).toContain('<html lang="en">');
      }
    });
  });

  describe('let admins', () => {
    it('find what is to be mended, in the order they choose', async () => {
      await draft({ code: 'LEER', title: { de: 'Leerer Kurs' }, lessons: [], priceCents: null });
      const page = sound(await admin.open('/admin/courses?mark=no-level&mark=no-price'));
      expect(page.text).toContain('kein Link');
      expect(page.text).toContain('keine Stufe');
      expect(page.text).toContain('kein Preis');
      const byPrice = page.links('/admin/courses?').find((href) => href.includes('sort=price'))!;
      expect(byPrice).toContain('mark=no-level');
      expect(sound(await admin.open(byPrice)).html).toContain('aria-current="true"');
    });

    it('download the list, without formulas', async () => {
      await draft({ code: '=1+1', title: { de: '@SUM(A1)' }, provider: '+49 Anbieter' });
      const file = await app.call('GET', '/admin/courses/export?state=draft', { token: person.token });
      expect(file.headers['content-type']).toBe('text/csv; charset=utf-8');
      expect(file.body).toContain(`"'=1+1";"'@SUM(A1)"`);
      expect(file.body).toContain(`"'+49 Anbieter"`);
      expect((file.body as string).split('\r\n').filter((line) => line.includes(';"published"'))).toEqual([]);
    });

    it('write a course, publish, withdraw and archive it', async () => {
      const blank = sound(await admin.open('/admin/courses/new'));
      const created = sound(
        await blank.send('/admin/courses', {
          titleDe: 'Neuer Kurs',
          provider: 'Hauptamt',
          code: 'NEU',
          minutes: '90',
          price: '149,50',
          languages: 'de, en',
          accessibility: ['captions', 'keyboard'],
          lessonCompetence: ['1.1', '2.1', ''],
          lessonFrom: ['0', '2', ''],
          lessonTo: ['2', '4', ''],
          prerequisites: 'LL-1.1-A',
        }),
      );
      expect(created.heading).toBe('„Neuer Kurs“ ist ein Entwurf');
      expect(created.text).toContain('149,50 €');
      expect(created.text).toContain('Diesen Kurs schließen Sie vorher ab');
      const id = created.path.split('/')[3]!.split('?')[0]!;
      const published = sound(await created.send(`/admin/courses/${id}/publish`));
      expect(published.heading).toBe('„Neuer Kurs“ ist veröffentlicht');
      expect(sound(await employee.open(`/courses/${id}`)).text).toContain('Untertitel');
      const asked = sound(await admin.open(`/admin/courses/${id}/confirm/withdraw`));
      expect((await asked.send(`/admin/courses/${id}/withdraw`)).heading).toBe('„Neuer Kurs“ ist zurückgezogen');
      const sure = sound(await admin.open(`/admin/courses/${id}/confirm/archive`));
      expect(sure.text).toContain('Das lässt sich nicht rückgängig machen');
      const archived = sound(await sure.send(`/admin/courses/${id}/archive`));
      expect(archived.heading).toBe('„Neuer Kurs“ ist archiviert');
      expect(archived.text).toContain('lässt sich nicht mehr ändern');
    });

    it.each<[string, Record<string, string | readonly string[]>, string]>([
      [
        'that leads downwards',
        { lessonCompetence: ['1.1'], lessonFrom: ['4'], lessonTo: ['2'] },
        'von einer niedrigeren zu einer höheren Stufe',
      ],
      ['without a level', { lessonCompetence: ['1.1'], lessonFrom: [''], lessonTo: ['2'] }, 'fehlt eine Stufe'],
      ['without minutes', { minutes: '0' }, 'größer als 0'],
      ['with a link that runs code', { url: 'javascript:alert(1)' }, 'keine Webadresse'],
      ['that needs what nobody knows', { prerequisites: 'GIBT-ES-NICHT' }, 'gibt es nicht'],
      ['that needs itself', { prerequisites: 'HAND-1' }, 'HAND-1 → HAND-1'],
      ['in a language of words', { languages: 'deutsch' }, 'kein Sprachkürzel'],
      ['without a title', { titleDe: '' }, 'keinen Titel'],
    ])('be told what is wrong with a course %s, with the form as it was filled in', async (_, wrong, message) => {
      await app.sql(`DELETE FROM courses WHERE code = 'HAND-1'`);
      const id = await draft({ title: { de: 'Akten suchen' } });
      const before = await stored();
      const page = await editor(id);
      const refused = sound(await page.send(`/admin/courses/${id}`, { provider: 'Mein Anbieter', ...wrong }));
      expect(refused.status).toBe(422);
      expect(refused.text).toContain(message);
      expect(refused.html).toContain('value="Mein Anbieter"');
      expect(await stored()).toEqual(before);
    });

    it('be told of a price of −1 by the name of its field', async () => {
      const id = await draft();
      const before = await stored();
      const refused = sound(await (await editor(id)).send(`/admin/courses/${id}`, { price: '-1' }));
      expect([refused.status, refused.text.includes('Bitte prüfen: Preis in Euro')]).toEqual([400, true]);
      expect(await stored()).toEqual(before);
    });

    it('see both versions when somebody else saved first, and lose nothing', async () => {
      const id = await draft({ title: { de: 'Streitfall' } });
      const [mine, theirs] = [await editor(id), await editor(id)];
      await theirs.send(`/admin/courses/${id}`, { provider: 'Bauamt', minutes: '45' });
      const conflict = sound(
        await mine.send(`/admin/courses/${id}`, { minutes: '30', descriptionDe: 'Zwei\n\nAbsätze' }),
      );
      expect([conflict.status, conflict.heading]).toEqual([
        412,
        '„Streitfall“ wurde inzwischen von jemand anderem geändert',
      ]);
      for (const text of ['Bauamt', 'Hauptamt', '45 Min.', '30 Min.']) expect(conflict.text).toContain(text);
      const merged = sound(await conflict.send(`/admin/courses/${id}`, { keepStored: ['provider'] }));
      expect(merged.text).toContain('Der Kurs ist gespeichert.');
      expect(await person.get(`/courses/${id}`)).toMatchObject({
        provider: 'Bauamt',
        minutes: 30,
        description: { de: 'Zwei\n\nAbsätze' },
        revision: 3,
      });
    });

    it('change many courses and read what became of each', async () => {
      const [good, bad] = [
        await draft({ title: { de: 'Bündel gut' } }),
        await draft({ title: { de: 'Bündel schlecht' }, minutes: null }),
      ];
      const list = sound(await admin.open('/admin/courses?q=B%C3%BCndel'));
      const courses = [`${good}:1`, `${bad}:1`];
      const held = sound(await list.send('/admin/courses/bulk', { courses, change: 'publish' }));
      expect(held.heading).toBe('Kein Kurs wurde geändert');
      expect(held.text).toContain('zurückgehalten, weil ein anderer Kurs abgewiesen ist');
      expect(held.text).toContain('Dem Kurs fehlt die Dauer oder der Preis.');
      const done = sound(await list.send('/admin/courses/bulk', { courses, change: 'publish', mode: 'good-ones' }));
      expect(done.heading).toBe('1 Kurs ist geändert');
      const late = sound(await list.send('/admin/courses/bulk', { courses, change: 'set-price', bulkPrice: '10' }));
      expect(late.text).toContain('abgewiesen');
      const empty = sound(await list.send('/admin/courses/bulk', { courses: [], change: 'publish' }));
      expect(empty.text).toContain('Sie haben keinen Kurs ausgewählt.');
      const missing = sound(await list.send('/admin/courses/bulk', { courses, change: 'set-price', bulkPrice: '' }));
      expect([missing.status, missing.heading]).toEqual([422, 'Zu dieser Änderung fehlt der Wert.']);
    });

    it('be asked once before many courses are archived', async () => {
      const id = await draft({ title: { de: 'Altpapier' } });
      const list = sound(await admin.open('/admin/courses?q=Altpapier'));
      const asked = sound(await list.send('/admin/courses/bulk', { courses: [`${id}:1`], change: 'archive' }));
      expect(asked.heading).toBe('Möchten Sie 1 Kurs archivieren?');
      expect((await person.get(`/courses/${id}`)).state).toBe('draft');
      expect(sound(await asked.send('/admin/courses/bulk')).heading).toBe('1 Kurs ist geändert');
      expect((await person.get(`/courses/${id}`)).state).toBe('archived');
    });

    it('see which steps no course teaches', async () => {
      const page = sound(await admin.open('/admin/courses/coverage'));
      expect(page.heading).toMatch(/^Zu \d+ Schritten? gibt es keinen Kurs$/);
      expect(page.text).toContain('zu wenige Personen');
      expect(page.text).toContain('kein Kurs');
      const link = page.links('/admin/courses?competence=')[0]!;
      expect(sound(await admin.open(link)).status).toBe(200);
    });
  });
});
