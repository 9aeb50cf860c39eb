import type { Page } from 'playwright-core';

import { type DemoProduct, startDemo } from './support/demo-product.js';
import { aQualityReport, aReminder, idsOf } from './support/furnish.js';
import { mouse } from './support/hands.js';
import { faultsAt, faultsNow } from './support/looks.js';

describe('States that come late or seldom are looked at too', () => {
  let demo: DemoProduct;
  beforeAll(async () => {
    demo = await startDemo();
  });
  afterAll(() => demo.stop());

  it('a voucher whose holder was reminded', async () => {
    await aReminder(demo);
    const page = await demo.windowOf('hr');
    expect(await faultsAt(page, '/hr/vouchers')).toEqual([]);
    expect(await page.locator('main table').innerText()).toMatch(/erinnert am \d\d\.\d\d\.\d{4}/i);
  });

  it('the quality of questions in figures', async () => {
    const page = await demo.windowOf('admin');
    expect(await faultsAt(page, await aQualityReport(demo))).toEqual([]);
    expect(await page.locator('main table').first().innerText()).toMatch(/0,\d+/);
  });

  it('the sign-on of a municipality that is refused, with what was typed, and that is saved', async () => {
    const { here } = await idsOf(demo);
    const page = await demo.windowOf('admin');
    await page.goto(`/admin/sign-on/${here}`);
    await save(page, 'http://anmeldung.example');
    expect(await page.locator('[role=alert]').count()).toBe(1);
    expect(await page.locator('#issuer').inputValue()).toBe('http://anmeldung.example');
    expect(await faultsNow(page)).toEqual([]);
    await save(page, 'https://anmeldung.example');
    expect(await page.locator('[role=status]').innerText()).toContain('gespeichert');
    expect(await faultsNow(page)).toEqual([]);
  });
});

async function save(page: Page, issuer: string): Promise<void> {
  await page.locator('#issuer').fill(issuer);
  await page.locator('#clientId').fill('lernlotse');
  await page.locator('#secretVariable').fill('OIDC_SECRET_X');
  await mouse.press(page.locator('form[action$="/provider"] button'));
}
