import type { Page } from 'playwright-core';

import { axeFaultsOf } from './support/axe.js';
import { bareTemplate } from './support/bare-template.js';
import { type DemoProduct, startDemo } from './support/demo-product.js';
import { pageRoutes } from './support/page-routes.js';

/** Addresses that answer with a file, or need something said in the address. */
const NO_PAGES =
  /\/(file|export|download|callback|confirm|compare|leave|decide|decided)$|^\/(api-keys\/new|language|erased|email|password)|\/assign\/list\/|\/confirm\//;
const PAGE_PATIENCE_MS = 180_000;
/** Less says nothing about what to do. */
const SHORTEST_ADVICE = 20;

const WHOSE = [
  { login: 'employee', is: (route: string) => !/^\/(admin|hr|api-keys|retention|rights-requests)\b/.test(route) },
  { login: 'hr', is: (route: string) => /^\/(hr\/|api-keys|retention|rights-requests)/.test(route) },
  { login: 'admin', is: (route: string) => /^\/(admin\/|api-keys|retention|rights-requests|mailbox)/.test(route) },
] as const;

describe('An installation with nothing in it', () => {
  const routes = pageRoutes().filter((route) => !route.includes(':') && !NO_PAGES.test(route));
  let bare: DemoProduct;
  beforeAll(async () => {
    bare = await startDemo({}, bareTemplate);
  }, PAGE_PATIENCE_MS);
  afterAll(() => bare.stop());

  it.each(WHOSE)(
    'says on every page of $login what it is about and what to do',
    async ({ login, is }) => {
      const page = await bare.windowOf(login);
      const found: string[] = [];
      for (const route of routes.filter(is)) {
        const faults = await faultsAt(page, route);
        found.push(...faults.map((fault) => `${route}: ${fault}`));
      }
      expect(found).toEqual([]);
      await page.context().close();
    },
    PAGE_PATIENCE_MS,
  );

  it('leads an administrator through the first steps', async () => {
    const page = await bare.windowOf('admin');
    await page.goto('/');
    expect(await page.locator('h1').innerText()).toBe('Noch 4 Schritte bis zum ersten Förderprogramm');
    const steps = await page.locator('main ol li').allInnerTexts();
    expect(steps[0]).toContain('erledigt');
    expect(steps.slice(1).every((step) => step.includes('noch zu tun'))).toBe(true);
    await page.context().close();
  });
});

async function faultsAt(page: Page, route: string): Promise<readonly string[]> {
  const status = (await page.goto(route))?.status();
  if (status !== 200) return [`status ${String(status)}`];
  const silent = await page
    .locator('main .empty')
    .filter({ hasNotText: new RegExp(`\\S.{${SHORTEST_ADVICE - 1}}`) })
    .count();
  return [...(silent > 0 ? ['an empty list that says nothing'] : []), ...(await axeFaultsOf(page))];
}
