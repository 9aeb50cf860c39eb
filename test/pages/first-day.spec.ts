import { bareTemplate } from './support/bare-template.js';
import { type DemoProduct, startDemo } from './support/demo-product.js';
import { faultsOfEmptyAt } from './support/looks.js';
import { pageRoutes } from './support/page-routes.js';
import { lookAt, type Seen } from './support/round.js';

/** Addresses that answer with a file, or need something said in the address. */
const NO_PAGES =
  /\/(file|export|download|callback|confirm|compare|leave|decide|decided)$|^\/(api-keys\/new|language|erased|email|password)|\/assign\/list\/|\/confirm\//;

const WHOSE = [
  { login: 'employee', is: (route: string) => !/^\/(admin|hr|api-keys|retention|rights-requests)\b/.test(route) },
  { login: 'hr', is: (route: string) => /^\/(hr\/|api-keys|retention|rights-requests)/.test(route) },
  { login: 'admin', is: (route: string) => /^\/(admin\/|api-keys|retention|rights-requests|mailbox)/.test(route) },
] as const;

describe('An installation with nothing in it', () => {
  const routes = pageRoutes().filter((route) => !route.includes(':') && !NO_PAGES.test(route));
  const places = new Map(
    WHOSE.flatMap(({ login, is }) =>
      routes.filter(is).map((address) => [`${address} (${login})`, { login, address }] as const),
    ),
  );
  let bare: DemoProduct;
  let faults: Seen['faults'];
  beforeAll(async () => {
    bare = await startDemo({}, bareTemplate);
    faults = lookAt(bare, places, faultsOfEmptyAt);
  });
  afterAll(() => bare.stop());

  const look = async (place: string): Promise<void> => {
    expect(await faults.get(place)).toEqual([]);
  };
  it.each([...places.keys()])('says to everybody what it is about and what to do: %s', look);

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
