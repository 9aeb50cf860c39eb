import { readFileSync } from 'node:fs';

import { startApp, type TestApp } from '../support/app.js';
import { type Browser, browserOf, type ShownPage } from '../support/browser.js';
import { importFile, OWN_FRAMEWORK, OWN_ITEMS, OWN_PROFILES } from '../support/competencies.js';
import { faultsOf } from '../support/html.js';
import { multipart } from '../support/story.js';
import { aPerson, type Somebody } from '../support/vouchers.js';

const HERE = '/admin/frameworks';
const DRAFTS = `${HERE}/drafts`;

describe('The pages of frameworks, without script', () => {
  let app: TestApp;
  let person: Somebody;
  let admin: Browser;
  let frameworkId: string;

  beforeAll(async () => {
    app = await startApp();
    person = await aPerson(app, { admin: true });
    admin = await browserOf(app, person);
  });
  afterAll(() => app.close());
  beforeEach(async () => {
    await app.sql('TRUNCATE frameworks, profiles, item_banks, imports CASCADE');
    await importFile(app, 'framework', OWN_FRAMEWORK);
    const { items } = await person.get('/frameworks');
    frameworkId = items[0].id as string;
  });

  const sound = (page: ShownPage): ShownPage => {
    expect(faultsOf(page.html)).toEqual([]);
    return page;
  };
  const idIn = ({ path }: ShownPage): string => /drafts\/([0-9a-f-]{36})/.exec(path)?.[1] ?? '';
  const begin = async (edition = '2027'): Promise<ShownPage> => {
    const asked = sound(await admin.open(`${HERE}/${frameworkId}/next-edition`));
    return sound(await asked.send(`${HERE}/${frameworkId}/next-edition`, { edition }));
  };
  const titleOf = async (id: string, code: string) => {
    const { content } = await person.get(`/framework-drafts/${id}`);
    const all = content.areas.flatMap(({ competencies }: { competencies: { code: string }[] }) => competencies);
    return all.find((one: { code: string }) => one.code === code)?.title as object | undefined;
  };

  it('lead from the list to a draft of the next edition and back to it', async () => {
    const list = sound(await admin.open(HERE));
    expect(list.links(`${HERE}/${frameworkId}/next-edition`)).toHaveLength(1);
    const draft = await begin();
    expect(draft.heading).toBe('Ausgabe 2027 von „Digitale Kompetenzen in der Kommunalverwaltung“ ist ein Entwurf');
    expect(draft.text).toContain('Bisher sagt der Entwurf dasselbe wie die Ausgabe davor.');
    expect(draft.links(`${DRAFTS}/${idIn(draft)}/parts/competence/`)).toHaveLength(21);
    expect(sound(await admin.open(HERE)).links(`${DRAFTS}/`)).toEqual([`${DRAFTS}/${idIn(draft)}`]);
    expect(sound(await admin.open(`${HERE}/${frameworkId}`)).links(`${DRAFTS}/`)).toHaveLength(1);
  });

  it.each([
    ['2026', 'Der Name kommt nicht nach denen der Ausgaben, die es gibt.'],
    ['zwei tausend', 'Der Name der Ausgabe hat bis zu 20 Buchstaben'],
  ])('say at the field why an edition cannot be called "%s", and keep what was typed', async (edition, why) => {
    const refused = await begin(edition);
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('1 Angabe ist noch zu klären. Gespeichert wurde nichts.');
    expect(refused.links('#')).toContain('#edition');
    expect(refused.html).toContain(`value="${edition}"`);
    expect(refused.html).toMatch(new RegExp(`id="edition-error".*${why}`, 's'));
  });

  it('change a competence in both languages, and show the text before beside it', async () => {
    const draft = await begin();
    const here = `${DRAFTS}/${idIn(draft)}/parts/competence/1.1`;
    const form = sound(await admin.open(here));
    expect(form.text).toMatch(/Auf Stufe 3 \(.+?\)/);
    const saved = sound(await form.send(here, { 'title-de': 'Finden', 'title-en': 'Finding', 'level-8-en': '' }));
    expect(saved.text).toContain('Der Entwurf ist gespeichert.');
    expect(saved.text).toContain('Bisher unterscheidet sich: 1 Teil ist geändert.');
    expect(await titleOf(idIn(draft), '1.1')).toEqual({ de: 'Finden', en: 'Finding' });
    const again = sound(await admin.open(here));
    expect(again.html).toContain('value="Finden"');
    expect(again.text).toContain('Ausgabe davor:');
  });

  it('show what is missing or too long at its field and in a summary, and save nothing', async () => {
    const draft = await begin();
    const here = `${DRAFTS}/${idIn(draft)}/parts/competence/1.1`;
    const form = await admin.open(here);
    const refused = sound(
      await form.send(here, {
        'title-de': ' ',
        'title-en': '',
        'description-en': 'x'.repeat(4001),
        'level-1-de': 'Neu',
      }),
    );
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('2 Angaben sind noch zu klären. Gespeichert wurde nichts.');
    expect(refused.links('#')).toEqual(expect.arrayContaining(['#title-de', '#description-en']));
    expect(refused.html).toContain('id="title-de-error"');
    expect(refused.html).toContain('id="description-en-error"');
    expect(refused.html).toContain('>Neu</textarea>');
    expect((await person.get(`/framework-drafts/${idIn(draft)}`)).revision).toBe(1);
  });

  it('add an area and a competence in it, and refuse a code that is taken', async () => {
    const draft = await begin();
    const here = `${DRAFTS}/${idIn(draft)}`;
    const area = sound(await admin.open(`${here}/new/area`));
    sound(await area.send(`${here}/new/area`, { code: '6', 'title-de': 'Künstliche Intelligenz' }));
    const form = sound(await admin.open(`${here}/new/competence`));
    const taken = sound(await form.send(`${here}/new/competence`, { code: '1.1', area: '6', 'title-de': 'Prompten' }));
    expect(taken.status).toBe(422);
    expect(taken.html).toMatch(/id="code-error".*Diese Kennung trägt schon ein anderer Teil/s);
    const wrong = sound(await taken.send(`${here}/new/competence`, { code: '6/1' }));
    expect(wrong.html).toContain('id="code-error"');
    const saved = sound(await wrong.send(`${here}/new/competence`, { code: '6.1' }));
    expect(saved.text).toContain('2 Teile sind neu');
    expect(await titleOf(idIn(draft), '6.1')).toEqual({ de: 'Prompten' });
    expect(saved.text).toMatch(/6\.1 Prompten neu/);
  });

  it('change the words of a level and the head', async () => {
    const draft = await begin();
    const level = `${DRAFTS}/${idIn(draft)}/parts/level/1`;
    await (await admin.open(level)).send(level, { 'coarseName-de': 'Anfang' });
    const head = `${DRAFTS}/${idIn(draft)}/parts/framework/kommunal`;
    const wrong = sound(await (await admin.open(head)).send(head, { edition: '2026' }));
    expect(wrong.html).toContain('id="edition-error"');
    await wrong.send(head, { edition: '2028', licence: 'CC-BY-4.0' });
    const { content } = await person.get(`/framework-drafts/${idIn(draft)}`);
    expect(content).toMatchObject({ edition: '2028', licence: 'CC-BY-4.0' });
    const names = content.levels.map(({ coarseName }: { coarseName: { de: string } }) => coarseName.de);
    expect(names.filter((name: string) => name === 'Anfang')).toHaveLength(2);
  });

  it('ask before a competence is withdrawn, and take it back in', async () => {
    const draft = await begin();
    const here = `${DRAFTS}/${idIn(draft)}`;
    const asked = sound(await admin.open(`${here}/withdraw/1.2`));
    expect(asked.text).toContain('bleiben, wie sie sind');
    const gone = sound(await asked.send(`${here}/withdraw/1.2`));
    expect(gone.text).toContain('Eine Kompetenz ist zurückgezogen');
    expect(await titleOf(idIn(draft), '1.2')).toBeUndefined();
    const back = sound(await gone.send(`${here}/restore/1.2`));
    expect(back.text).toContain('Bisher sagt der Entwurf dasselbe wie die Ausgabe davor.');
  });

  describe('of two who write at once', () => {
    it('let both save, where they write different parts', async () => {
      const id = idIn(await begin());
      const at = (code: string) => `${DRAFTS}/${id}/parts/competence/${code}`;
      const [first, second] = [await admin.open(at('1.1')), await admin.open(at('1.2'))];
      await first.send(at('1.1'), { 'title-de': 'Eins' });
      expect(sound(await second.send(at('1.2'), { 'title-de': 'Zwei' })).text).toContain(
        'Der Entwurf ist gespeichert.',
      );
      expect([await titleOf(id, '1.1'), await titleOf(id, '1.2')]).toMatchObject([{ de: 'Eins' }, { de: 'Zwei' }]);
    });

    it('show the second one what differs, where it is the same part, and lose nothing', async () => {
      const id = idIn(await begin());
      const here = `${DRAFTS}/${id}/parts/competence/1.1`;
      const [first, second] = [await admin.open(here), await admin.open(here)];
      await first.send(here, { 'title-de': 'Finden' });
      const conflict = sound(await second.send(here, { 'title-de': 'Suchen', 'level-1-de': 'Meins' }));
      expect([conflict.status, conflict.heading]).toEqual([412, 'Kompetenz 1.1 wurde inzwischen geändert']);
      expect(conflict.text).toMatch(/Titel Deutsch Finden Deutsch Suchen/);
      expect(conflict.html).toContain('>Meins</textarea>');
      expect(await titleOf(id, '1.1')).toMatchObject({ de: 'Finden' });
      const settled = sound(await conflict.send(here));
      expect(settled.status).toBe(200);
      expect(await titleOf(id, '1.1')).toMatchObject({ de: 'Suchen' });
    });

    it('lose nothing either, where the first one has withdrawn it', async () => {
      const id = idIn(await begin());
      const here = `${DRAFTS}/${id}/parts/competence/1.1`;
      const [asked, form] = [await admin.open(`${DRAFTS}/${id}/withdraw/1.1`), await admin.open(here)];
      await asked.send(`${DRAFTS}/${id}/withdraw/1.1`);
      const conflict = sound(await form.send(here, { 'title-de': 'Doch' }));
      expect([conflict.status, await titleOf(id, '1.1')]).toEqual([412, undefined]);
      await conflict.send(here);
      expect(await titleOf(id, '1.1')).toMatchObject({ de: 'Doch' });
    });

    it('withdraw nothing that somebody has just changed, and delete no draft that grew', async () => {
      const id = idIn(await begin());
      const here = `${DRAFTS}/${id}`;
      const [withdraw, remove] = [await admin.open(`${here}/withdraw/1.1`), await admin.open(`${here}/delete`)];
      const part = `${here}/parts/competence/1.1`;
      await (await admin.open(part)).send(part, { 'title-de': 'Finden' });
      expect((await withdraw.send(`${here}/withdraw/1.1`)).status).toBe(412);
      expect((await remove.send(`${here}/delete`)).status).toBe(412);
      expect(await titleOf(id, '1.1')).toMatchObject({ de: 'Finden' });
      const gone = await (await admin.open(`${here}/delete`)).send(`${here}/delete`);
      expect(gone.text).toContain('Der Entwurf der Ausgabe ist gelöscht.');
    });
  });

  it('preview what refers to a withdrawn competence, ask to accept the conflict, and publish', async () => {
    await importFile(app, 'profiles', OWN_PROFILES);
    await importFile(app, 'items', OWN_ITEMS);
    const id = idIn(await begin());
    const here = `${DRAFTS}/${id}`;
    expect(sound(await admin.open(`${here}/publish`)).text).toContain(
      'Nichts unterscheidet sich von der Ausgabe davor',
    );
    await (await admin.open(`${here}/withdraw/1.1`)).send(`${here}/withdraw/1.1`);
    const preview = sound(await admin.open(`${here}/publish`));
    expect(preview.text).toContain(
      'Eine Kompetenz wird zurückgezogen, obwohl veröffentlichte Stellenprofile sie verlangen',
    );
    expect(preview.links('/admin/profiles/').length).toBeGreaterThan(3);
    expect(preview.links('/admin/items/')).toEqual([expect.stringMatching(/\?competence=1\.1$/)]);
    expect(preview.text).toContain('zu wenige');
    const refused = sound(await preview.send(`${here}/publish`));
    expect(refused.status).toBe(409);
    expect(refused.links('#')).toContain('#acceptConflicts');
    const published = sound(await refused.send(`${here}/publish`, { acceptConflicts: 'yes' }));
    expect(published.text).toContain('Die neue Ausgabe ist veröffentlicht.');
    expect(published.heading).toBe('Digitale Kompetenzen in der Kommunalverwaltung, Ausgabe 2027');
    expect(sound(await admin.open(`${HERE}/${frameworkId}`)).text).toContain('Das ist eine frühere Ausgabe.');
    expect(published.text).toContain('20 Kompetenzen');
    await toTheNewEdition(preview.links('/admin/profiles/')[0] ?? '');
  });

  /** A profile stays with its edition until a next version of it stands on the new one, without what was withdrawn there. */
  const toTheNewEdition = async (profile: string): Promise<void> => {
    const page = sound(await admin.open(profile));
    expect(page.text).toContain('verlangt nicht mehr, was dort zurückgezogen ist: 1.1.');
    const next = sound(await page.send(`${profile}/next-version`, { edition: 'newest' }));
    const { requirements, frameworkId: on } = await person.get(next.path.replace(/^\/admin|\/edit$/g, ''));
    expect(requirements.map(({ competence }: { competence: string }) => competence)).not.toContain('1.1');
    expect(on).not.toBe(frameworkId);
  };

  it('say before an import is applied what it would change', async () => {
    const file = JSON.parse(readFileSync(OWN_FRAMEWORK, 'utf8')) as {
      edition: string;
      areas: { competencies: object[] }[];
    };
    file.edition = '2027';
    file.areas[0]!.competencies.pop();
    const form = multipart({ kind: 'framework', mode: 'preview' }, 'rahmen.json', JSON.stringify(file));
    const { body } = await person.attempt('POST', '/imports', form);
    await app.jobsDone();
    const report = sound(await admin.open(`/admin/imports/${body.id as string}`));
    expect(report.links(`${HERE}/imports/`)).toEqual([`${HERE}/imports/${body.id as string}`]);
    const impact = sound(await admin.open(`${HERE}/imports/${body.id as string}`));
    expect(impact.heading).toContain('Was der Import der Ausgabe 2027');
    expect(impact.text).toContain('Eine Kompetenz ist betroffen');
    expect(impact.links(`/admin/imports/${body.id as string}`)).toHaveLength(1);
  });

  it('speak English', async () => {
    const id = idIn(await begin());
    const english = await browserOf(app, person, 'en');
    for (const page of [
      '',
      '/new/area',
      '/new/competence',
      '/parts/competence/1.1',
      '/parts/level/1',
      '/publish',
      '/delete',
    ]) {
      const shown = await english.open(`${DRAFTS}/${id}${page}`);
      expect([shown.status, /portal-frameworks:|undefined/.exec(sound(shown).text)]).toEqual([200, null]);
      expect(shown.html).toContain('<html lang="en">');
    }
  });
});
