import type { Page } from 'playwright-core';

import { type DemoProduct, startDemo } from './support/demo-product.js';
import { aNextEdition } from './support/furnish.js';
import { faultsNow } from './support/looks.js';

const WITH_AND_WITHOUT_SCRIPT = [{ javaScriptEnabled: true }, { javaScriptEnabled: false }];

describe('The editor of the next edition of a framework', () => {
  let demo: DemoProduct;
  let here: string;
  beforeAll(async () => {
    demo = await startDemo();
    here = `/admin/frameworks/drafts/${(await aNextEdition(demo)).draft}`;
  });
  afterAll(() => demo.stop());

  const save = (page: Page, name: string) => page.locator('main').getByRole('button', { name }).click();

  it.each(WITH_AND_WITHOUT_SCRIPT)(
    'leads from the summary of errors to the field, and keeps what was typed (%o)',
    async (options) => {
      const page = await demo.windowOf('admin', options);
      await page.goto(`${here}/parts/competence/1.2`);
      await page.locator('#title-de').fill('');
      await page.locator('#title-en').fill('');
      await page.locator('#level-1-de').fill('Nicht verloren');
      await save(page, 'Im Entwurf speichern');
      await page.locator('main [role=alert] a').first().click();
      expect(new URL(page.url()).hash).toBe('#title-de');
      expect(await page.locator('#level-1-de').inputValue()).toBe('Nicht verloren');
      expect(await page.locator('#title-de').getAttribute('aria-describedby')).toContain('title-de-error');
      await page.context().close();
    },
  );

  it('shows errors, a conflict and a publication that nobody has accepted in a way that everybody can use', async () => {
    const page = await demo.windowOf('admin');
    const other = await demo.windowOf('admin');
    await page.goto(`${here}/parts/competence/1.2`);
    await other.goto(`${here}/parts/competence/1.2`);
    await page.locator('#title-de').fill('');
    await page.locator('#title-en').fill('');
    await save(page, 'Im Entwurf speichern');
    await page.locator('main [role=alert]').waitFor();
    expect(await faultsNow(page)).toEqual([]);

    await page.locator('#title-de').fill('Eins');
    await save(page, 'Im Entwurf speichern');
    await page.waitForURL(/done=profileSaved/);
    await other.locator('#title-de').fill('Zwei');
    await save(other, 'Im Entwurf speichern');
    await other.getByText('Nichts von Ihren Eingaben ist verloren').waitFor();
    expect(await faultsNow(other)).toEqual([]);

    await page.goto(`${here}/publish`);
    await save(page, 'Ausgabe 2099 veröffentlichen');
    await page.locator('main [role=alert] a').click();
    expect(new URL(page.url()).hash).toBe('#acceptConflicts');
    expect(await faultsNow(page)).toEqual([]);

    await page.goto(`${here}/parts/competence/1.1`);
    await page.getByText('Diese Kompetenz ist im Entwurf zurückgezogen').waitFor();
    expect(await faultsNow(page)).toEqual([]);
  });

  it('says what to do where nothing differs yet, and why a name is refused', async () => {
    const admin = await demo.apiOf('admin');
    const { content, revision, basisId } = await admin.get(
      here.replace('/admin/frameworks/drafts', '/framework-drafts'),
    );
    const basis = await admin.get(`/frameworks/${basisId as string}/export?format=json`);
    const path = here.replace('/admin/frameworks/drafts', '/framework-drafts');
    const same = { content: { ...basis, edition: content.edition as string } };
    await admin.put(path, same, revision as number);
    const page = await demo.windowOf('admin');
    await page.goto(`${here}/publish`);
    await page.getByText('Ändern Sie zuerst etwas').waitFor();
    expect(await page.getByRole('button', { name: 'veröffentlichen' }).count()).toBe(0);
    expect(await faultsNow(page)).toEqual([]);

    await page.goto(`/admin/frameworks/${basisId as string}/next-edition`);
    await page.locator('#edition').fill('2000');
    await save(page, 'Entwurf beginnen');
    await page.locator('main [role=alert]').waitFor();
    expect(await faultsNow(page)).toEqual([]);
  });
});
