import { readFileSync } from 'node:fs';

import { startApp, type TestApp } from '../support/app.js';
import { type Browser, browserOf, type ShownPage } from '../support/browser.js';
import { importFile, OWN_FRAMEWORK, OWN_PROFILES } from '../support/competencies.js';
import { faultsOf } from '../support/html.js';
import { aPerson, type Somebody } from '../support/vouchers.js';

const HERE = '/admin/profiles';
const { profiles: own } = JSON.parse(readFileSync(OWN_PROFILES, 'utf8')) as { profiles: { code: string }[] };

describe('The pages of profiles, without script', () => {
  let app: TestApp;
  let person: Somebody;
  let admin: Browser;

  beforeAll(async () => {
    app = await startApp({ worker: false });
    person = await aPerson(app, { admin: true });
    admin = await browserOf(app, person);
    await importFile(app, 'framework', OWN_FRAMEWORK);
  });
  afterAll(() => app.close());
  beforeEach(() => app.sql('TRUNCATE profiles CASCADE'));

  const sound = (page: ShownPage): ShownPage => {
    expect(faultsOf(page.html)).toEqual([]);
    return page;
  };
  const idIn = ({ path }: ShownPage): string => /[0-9a-f-]{36}/.exec(path)?.[0] ?? '';
  const filledIn = {
    ...{ code: 'archiv', titleDe: 'Archiv', summaryDe: 'Bewahrt Akten auf.', careerLevel: 'officer' },
    ...{ 'minimum-1.1': '3', 'weight-1.1': '5', 'essential-1.1': 'yes', 'minimum-1.3': '4', 'maximum-1.3': '6' },
  };
  /** What stands before the fields of the form. */
  const beginningOf = ({ text }: ShownPage): string => text.slice(0, 1500);
  const newDraft = async (more: Record<string, string> = {}): Promise<ShownPage> => {
    const blank = await admin.open(`${HERE}/new`);
    return blank.send(HERE, { ...filledIn, ...more }, 'POST');
  };
  const stored = async (id: string) => person.get(`/profiles/${id}`);

  describe('in the list', () => {
    it('are found by words and facets, ordered by links, page by page', async () => {
      expect(sound(await admin.open(HERE)).heading).toBe('Noch gibt es kein Stellenprofil');
      await importFile(app, 'profiles', OWN_PROFILES);
      const list = sound(await admin.open(HERE));
      expect(list.heading).toBe('Kein Stellenprofil wartet auf die Veröffentlichung');
      expect(list.links(`${HERE}/`).filter((href) => /[0-9a-f-]{36}$/.test(href))).toHaveLength(own.length);
      const found = sound(await list.send(HERE, { search: 'bürgerbüro', domain: 'cross-cutting', state: 'published' }));
      expect(found.text).toContain('Bürgerbüro');
      const none = sound(await list.send(HERE, { search: 'raumfahrt' }));
      expect(none.text).toContain('Zu dieser Auswahl gibt es kein Stellenprofil');
      const [byTitle = ''] = found.links(`${HERE}?`).filter((href) => href.includes('sort=title'));
      expect(byTitle).toContain('search=b%C3%BCrgerb%C3%BCro');
      expect(sound(await admin.open(byTitle)).html).toContain('aria-current="true"');
      const file = await admin.open(`${HERE}/export?format=csv`);
      expect([file.status, file.html.slice(1, 12)]).toEqual([200, '"framework"']);
      await app.sql(`
        INSERT INTO profiles (id, code, version, framework_id, title, summary, domain, career_group, career_level, state, updated_at)
        SELECT gen_random_uuid(), 'p-' || n, 1, (SELECT id FROM frameworks LIMIT 1), '{"de": "P"}', '{}', 'it', 'specialist', 'clerk', 'published', now()
          FROM generate_series(1, 20) AS n`);
      const [next = ''] = sound(await admin.open(HERE)).links(`${HERE}?cursor=`);
      expect(
        sound(await admin.open(next))
          .links(`${HERE}/`)
          .filter((href) => /[0-9a-f-]{36}$/.test(href)),
      ).toHaveLength(own.length + 20 - 25);
    });
  });

  describe('in the editor', () => {
    it('show every competence with its levels in words, and keep what is chosen', async () => {
      const blank = sound(await admin.open(`${HERE}/new`));
      expect(blank.heading).toBe('Ein neues Stellenprofil');
      expect(blank.html.match(/<fieldset class="level-choice"/g)).toHaveLength(21);
      expect(blank.text.slice(0, 3000)).toContain('Ich finde mit Anleitung ein Formular oder eine Telefonnummer');
      const draft = sound(await newDraft());
      expect(draft.heading).toBe('Archiv ist ein Entwurf');
      expect(draft.text).toContain('Der Entwurf ist gespeichert.');
      expect(await stored(idIn(draft))).toMatchObject({
        ...{ code: 'archiv', version: 1, state: 'draft', careerLevel: 'officer' },
        requirements: [
          { competence: '1.1', minimum: 3, maximum: null, weight: 5, essential: true },
          { competence: '1.3', minimum: 4, maximum: 6, weight: 3, essential: false },
        ],
      });
      const again = sound(await admin.open(`${HERE}/${idIn(draft)}/edit`));
      const saved = sound(await again.send(`${HERE}/${idIn(draft)}`, { 'minimum-1.1': '0', 'essential-1.1': [] }));
      expect((await stored(idIn(saved))).requirements).toHaveLength(1);
    });

    it.each<[string, Record<string, string>, string]>([
      ['no title', { titleDe: ' ' }, 'Titel (Deutsch): Hier fehlt eine Angabe.'],
      ['a code with spaces', { code: 'Das Archiv' }, 'Kennung: Die Kennung besteht aus Kleinbuchstaben'],
      [
        'a maximum below the minimum',
        { 'maximum-1.3': '2' },
        '1.3, Höchststufe: Die Höchststufe einer Anforderung liegt unter',
      ],
      [
        'a lone alternative',
        { 'alternative-1.1': 'A' },
        '1.1, Alternative: Eine Alternative besteht nur aus einer Anforderung.',
      ],
      ['a maximum alone', { 'maximum-2.1': '3' }, '2.1, Mindeststufe: Zu den weiteren Angaben fehlt die Mindeststufe.'],
      [
        'a weight of 0',
        { 'weight-1.1': '0' },
        '1.1, Gewicht: Das Gewicht einer Anforderung liegt nicht zwischen 1 und 5.',
      ],
      [
        'no competence',
        { 'minimum-1.1': '0', 'essential-1.1': '', 'minimum-1.3': '0', 'maximum-1.3': '' },
        'Anforderungen: Das Stellenprofil nennt keine Anforderung.',
      ],
    ])('with %s say what is to be settled and keep the input', async (_, change, fault) => {
      const refused = sound(await newDraft({ titleEn: 'Archive', ...change }));
      expect([refused.status, refused.heading]).toEqual([422, 'Ein neues Stellenprofil']);
      expect(beginningOf(refused).replaceAll(' : ', ': ')).toContain(fault);
      expect(refused.html).toContain('value="Archive"');
      expect((await person.get('/profiles')).items).toEqual([]);
    });

    it('refuse a code that another post has', async () => {
      await newDraft();
      const taken = sound(await newDraft());
      expect([taken.status, beginningOf(taken)]).toEqual([422, expect.stringContaining('Dieses Kürzel gehört schon')]);
    });

    it('show the second of two writers what differs, and lose nothing', async () => {
      const id = idIn(await newDraft());
      const first = await admin.open(`${HERE}/${id}/edit`);
      const second = await admin.open(`${HERE}/${id}/edit`);
      await first.send(`${HERE}/${id}`, { titleDe: 'Stadtarchiv', 'minimum-1.1': '5' });
      const conflict = sound(await second.send(`${HERE}/${id}`, { summaryDe: 'Findet Akten.', 'minimum-2.1': '2' }));
      expect([conflict.status, conflict.heading]).toEqual([
        412,
        'Stadtarchiv: Ihre Eingaben sind noch nicht gespeichert',
      ]);
      expect(beginningOf(conflict)).toMatch(/Titel \(Deutsch\) Stadtarchiv Archiv/);
      expect(beginningOf(conflict)).toMatch(
        /1\.1 \S.*mindestens Stufe 5, Gewicht 5, Nötig mindestens Stufe 3, Gewicht 5, Nötig/,
      );
      expect(conflict.html).toContain('>Findet Akten.</textarea>');
      expect((await stored(id)).summary).toEqual({ de: 'Bewahrt Akten auf.' });
      const settled = sound(await conflict.send(`${HERE}/${id}`, { titleDe: 'Stadtarchiv', 'minimum-1.1': '5' }));
      expect(settled.status).toBe(200);
      expect(await stored(id)).toMatchObject({
        ...{ title: { de: 'Stadtarchiv' }, summary: { de: 'Findet Akten.' }, revision: 3 },
        requirements: [{ minimum: 5 }, { competence: '1.3' }, { competence: '2.1', minimum: 2 }],
      });
      const unsaved = await person.attempt('PUT', `/profiles/${id}`, {
        body: {
          title: { de: 'X' },
          summary: { de: 'X' },
          domain: 'it',
          group: 'specialist',
          careerLevel: 'clerk',
          requirements: [],
        },
        headers: { 'if-match': '"1"' },
      });
      expect(unsaved.body).toMatchObject({ code: 'edited-meanwhile', status: 412 });
    });
  });

  it('go from the preview of their impact to published, to a next version, to its retirement', async () => {
    const id = idIn(await newDraft());
    const page = sound(await admin.open(`${HERE}/${id}`));
    expect(page.links(`${HERE}/${id}/`)).toEqual(
      ['edit', 'publish', 'confirm/delete'].map((act) => `${HERE}/${id}/${act}`),
    );
    const preview = sound(await admin.open(`${HERE}/${id}/publish`));
    expect(preview.heading).toBe('Archiv veröffentlichen?');
    expect(preview.text).toContain('unter 5 oder nicht ableitbar');
    const published = sound(await preview.send(`${HERE}/${id}/publish`));
    expect(published.text).toContain('Das Stellenprofil ist veröffentlicht.');

    const next = sound(await (await admin.open(`${HERE}/${id}`)).send(`${HERE}/${id}/next-version`));
    expect(next.heading).toBe('Archiv bearbeiten');
    await next.send(`${HERE}/${idIn(next)}`, { 'minimum-1.3': '5' });
    expect(sound(await admin.open(`${HERE}/${idIn(next)}/publish`)).text).toContain(
      'Diese Fassung ersetzt die veröffentlichte.',
    );
    const versions = sound(await admin.open(`${HERE}/${id}`));
    expect(versions.text).toContain('Fassung 1 (diese)');
    const compared = sound(await versions.send(`${HERE}/compare`, { b: idIn(next) }));
    expect(compared.heading).toBe('Die beiden Profile unterscheiden sich in einer Angabe');
    expect(compared.text).toMatch(/mindestens Stufe 4, höchstens Stufe 6.*mindestens Stufe 5, höchstens Stufe 6/);

    const asked = sound(await admin.open(`${HERE}/${id}/confirm/retire`));
    const retired = sound(await asked.send(`${HERE}/${id}/retire`));
    expect(retired.heading).toBe('Archiv ist nicht mehr in Gebrauch');
    const copy = sound(await retired.send(`${HERE}/${id}/copy`, { code: 'stadtarchiv' }));
    expect(await stored(idIn(copy))).toMatchObject({ code: 'stadtarchiv', version: 1, state: 'draft' });
  });

  it('let a draft be deleted after asking once, and never what was published or what somebody else has just saved', async () => {
    const id = idIn(await newDraft({ code: 'museum', titleDe: 'Museum' }));
    const first = sound(await admin.open(`${HERE}/${id}/confirm/delete`));
    expect(first.heading).toBe('Den Entwurf Museum löschen?');
    expect(first.text).not.toContain('Andere Fassungen');
    await (await admin.open(`${HERE}/${id}/publish`)).send(`${HERE}/${id}/publish`);
    const stale = sound(await first.send(`${HERE}/${id}/delete`));
    const forged = sound(await first.send(`${HERE}/${id}/delete`, { revision: '2' }));
    expect([stale.status, forged.status]).toEqual([412, 409]);
    expect(forged.text).toContain('Nur ein Entwurf lässt sich löschen.');

    const next = idIn(await (await admin.open(`${HERE}/${id}`)).send(`${HERE}/${id}/next-version`));
    expect(sound(await admin.open(`${HERE}/${next}`)).links(`${HERE}/${next}/`)).toContain(
      `${HERE}/${next}/confirm/delete`,
    );
    const asked = sound(await admin.open(`${HERE}/${next}/confirm/delete`));
    expect(asked.text).toContain('Alles, was in Fassung 2 eingetragen ist, geht verloren.');
    expect(asked.text).toContain('Andere Fassungen dieses Stellenprofils bleiben, wie sie sind.');
    expect(asked.links(`${HERE}/${next}`)).toContain(`${HERE}/${next}`);
    const deleted = sound(await asked.send(`${HERE}/${next}/delete`));
    expect(deleted.text).toContain('Der Entwurf ist gelöscht.');
    expect(deleted.links(`${HERE}/${next}`)).toEqual([]);
    expect((await admin.open(`${HERE}/${next}`)).status).toBe(404);
    expect(await stored(id)).toMatchObject({ code: 'museum', version: 1, state: 'published' });
  });

  it('let the admin decide how fast results age, and lose nothing of the second of two writers', async () => {
    const page = sound(await admin.open(`${HERE}/ageing`));
    expect(page.heading).toBe('Ergebnisse zählen nach 730 Tagen noch halb');
    const saved = sound(await page.send(/ageing/, { days: '365', 'days-5.2': '180' }));
    expect(saved.heading).toBe('Ergebnisse zählen nach 365 Tagen noch halb');
    expect(saved.text).toContain('Die Halbwertszeiten sind gespeichert.');
    const late = sound(await page.send(/ageing/, { days: '400', 'days-1.1': '90' }));
    expect([late.status, late.html]).toEqual([412, expect.stringContaining('name="days-1.1" value="90"')]);
    const refused = sound(await saved.send(/ageing/, { days: '7' }));
    expect([refused.status, refused.text]).toEqual([422, expect.stringContaining('30 bis 36.500')]);
    const settled = sound(await late.send(/ageing/));
    expect(settled.heading).toBe('Ergebnisse zählen nach 400 Tagen noch halb');
    await app.sql('DELETE FROM half_lives');
  });

  it('are in English for whoever reads English', async () => {
    const id = idIn(await newDraft());
    const reader = await browserOf(app, person, 'en');
    for (const path of [
      HERE,
      `${HERE}/new`,
      `${HERE}/${id}`,
      `${HERE}/${id}/edit`,
      `${HERE}/${id}/publish`,
      `${HERE}/ageing`,
    ]) {
      expect(sound(await reader.open(path)).html).toContain('<html lang="en">');
    }
  });
});
