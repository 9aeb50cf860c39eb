import { readFileSync } from 'node:fs';
import path from 'node:path';

import { startApp, type TestApp } from '../support/app.js';
import { type Browser, browserOf, type ShownPage } from '../support/browser.js';
import { faultsOf } from '../support/html.js';
import { aPerson, aTown, type Somebody, type Town } from '../support/vouchers.js';

const CONTENT = path.resolve(import.meta.dirname, '../../src');
const contentOf = (file: string): string => readFileSync(path.join(CONTENT, file), 'utf8');

describe('The pages of the administration, without script', () => {
  let app: TestApp;
  let person: Somebody;
  let admin: Browser;
  let towns: readonly Town[];

  beforeAll(async () => {
    app = await startApp();
    person = await aPerson(app, { admin: true });
    admin = await browserOf(app, person);
    towns = [
      await aTown(app, 1, { population: 30_000 }),
      await aTown(app, 2, { population: 10_000 }),
      await aTown(app, 3, { population: 90_000, kind: 'district' }),
    ];
  });
  afterAll(() => app.close());

  const sound = (page: ShownPage): ShownPage => {
    expect(faultsOf(page.html)).toEqual([]);
    return page;
  };
  const importing = async (
    kind: string,
    name: string,
    content: string,
    mode = 'all-or-nothing',
  ): Promise<ShownPage> => {
    const page = sound(await admin.open('/admin/imports'));
    const started = await page.upload('/admin/imports', { kind, mode }, { name, content });
    await app.jobsDone();
    return sound(await admin.open(started.path));
  };

  it('import a file and show its report', async () => {
    expect((await admin.open('/admin/imports')).heading).toBe('Noch wurde nichts importiert');
    const framework = contentOf('competencies/content/kommunal.framework.json');
    const preview = await importing('framework', 'rahmen.json', framework, 'preview');
    expect(preview.heading).toBe('Die Vorschau ist fertig, nichts wurde geändert');
    const applied = await importing('framework', 'rahmen.json', framework);
    expect(applied.heading).toBe('Der Import ist übernommen');
    expect(applied.text).toMatch(/\d+ neu, 0 geändert, 0 unverändert, 0 abgewiesen/);
    expect((await admin.open('/admin/frameworks')).html).toContain('href="/admin/imports?kind=framework"');
    const next = sound(await admin.open('/admin/imports?kind=framework'));
    expect(next.html).toContain('<option value="framework" selected>');
    const broken = await importing('framework', 'kaputt.json', '{"code":');
    expect(broken.heading).toBe('Der Import wurde nicht übernommen, nichts wurde geändert');
    expect(broken.text).toContain('Zeile abgewiesen');
    const list = sound(await admin.open('/admin/imports'));
    expect(list.text).toContain('kaputt.json');
    expect(
      (await list.upload('/admin/imports', { kind: 'framework', mode: 'preview' }, { name: '', content: '' })).status,
    ).toBe(422);
  });

  it('look again by script while an import waits, and offer a link without one', async () => {
    const page = await admin.open('/admin/imports');
    const started = sound(
      await page.upload('/admin/imports', { kind: 'framework', mode: 'preview' }, { name: 'x.json', content: '{}' }),
    );
    expect(started.html).not.toContain('http-equiv="refresh"');
    if (/wartet|läuft/.test(started.heading)) {
      expect(started.html).toContain('data-look-again="2"');
      expect(started.html).toMatch(new RegExp(`<noscript><a [^>]*href="${started.path}"`));
    }
    await app.jobsDone();
    expect((await admin.open(started.path)).html).not.toContain('data-look-again');
  });

  it('publish a profile after showing what it asks for', async () => {
    await importing('profiles', 'profile.json', contentOf('profiles/content/kommunal.profiles.json'));
    const list = sound(await admin.open('/admin/profiles'));
    const [, id = ''] = /\/admin\/profiles\/([0-9a-f-]{36})/.exec(list.html) ?? [];
    expect(list.text).toContain('Veröffentlicht');
    expect(sound(await admin.open(`/admin/profiles/${id}`)).text).toContain('Mindestens Stufe');
    const draft = await draftOf(id);
    const page = sound(await admin.open(`/admin/profiles/${draft}`));
    expect(page.heading).toMatch(/ist ein Entwurf$/);
    const preview = sound(await admin.open(page.links(`/admin/profiles/${draft}/publish`)[0]!));
    const published = sound(await preview.send(`/admin/profiles/${draft}/publish`));
    expect(published.text).toContain('Das Stellenprofil ist veröffentlicht.');
  });

  /** A next version of the profile, as an editor makes it. */
  const draftOf = async (id: string): Promise<string> => {
    const { code, frameworkId, title, summary, domain, group, careerLevel, requirements } = await person.get(
      `/profiles/${id}`,
    );
    const content = { code, frameworkId, title, summary, domain, group, careerLevel, requirements };
    return (await person.post('/profiles', content)).id as string;
  };

  it('confirm the works agreement of a municipality with one HR person', async () => {
    const [town] = towns as [Town];
    await app.sql(`UPDATE municipalities SET name = 'Übungsstadt' WHERE id = $1`, [town.id]);
    const search = sound(await admin.open('/admin/agreements'));
    expect((await search.send('/admin/agreements', { search: 'übungs' })).text).toContain('Übungsstadt');
    expect(sound(await admin.open(`/admin/agreements/${town.id}`)).text).toContain('Die Personalstelle dieser Kommune');
    const hr = await (await browserOf(app, town.hr)).open('/hr/agreement');
    await hr.send('/hr/agreement', { reference: 'DV 7', agreedOn: '2026-01-15', purposes: 'Fortbildung' });
    const waiting = sound(await admin.open(`/admin/agreements/${town.id}`));
    expect(waiting.heading).toBe('Übungsstadt: Die Dienstvereinbarung wartet auf eine zweite Person');
    const confirmed = sound(await waiting.send(`/admin/agreements/${town.id}/confirm`));
    expect(confirmed.heading).toBe('Übungsstadt: Die Dienstvereinbarung vom 15.01.2026 ist in Kraft');
  });

  it('are in English for whoever reads English, and closed for HR', async () => {
    const reader = await browserOf(app, person, 'en');
    const hr = await browserOf(app, towns[1]!.hr);
    for (const area of ['imports', 'profiles', 'programmes', 'agreements']) {
      expect(sound(await reader.open(`/admin/${area}`)).html).toContain('<html lang="en">');
      const refused = sound(await hr.open(`/admin/${area}`));
      expect([refused.status, refused.heading]).toEqual([403, 'Dafür fehlt Ihnen die Berechtigung.']);
    }
    expect((await admin.open('/admin/programmes/5c0fd6a0-0000-4000-8000-000000000000')).status).toBe(404);
    expect((await admin.open('/admin/imports/nonsense')).status).toBe(400);
  });
});
