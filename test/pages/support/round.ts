import { crawl } from './crawl.js';
import { type DemoProduct, type Login, startDemo } from './demo-product.js';
import { faultsAt } from './looks.js';
import { pageRoutes } from './page-routes.js';

/** Addresses that show no page of their own, and why. */
const NO_PAGES: Readonly<Record<string, string>> = {
  '/': 'leads home',
  '/language': 'leads back',
  '/admin/profiles/ageing': 'leads to the newest framework',
  '/admin/tallies': 'leads to the newest programme',
  '/admin/courses/export': 'a file',
  '/admin/items/:id/quality.csv': 'a file',
  '/admin/profiles/export': 'a file',
  '/admin/programmes/:id/distribution/comparison.csv': 'a file',
  '/tallies/:id/report': 'a file',
  '/hr/insights/file': 'a file',
  '/admin/insights/file': 'a file',
  '/my-data/download': 'a file',
  '/sign-in/oidc/:municipalityId': 'leads to the provider',
  '/sign-in/oidc/callback': 'leads back from the provider',
  '/practice/answers': 'leads to the beginning of the practice',
  '/practice/question': 'leads to the beginning of the practice',
};

/** A page with thousands of elements takes axe a while on a busy machine. */
const LOOK_PATIENCE_MS = 120_000;

interface Place {
  readonly login: Login | undefined;
  readonly address: string;
}

export interface Round {
  /** Whose pages these are. */
  readonly of: RegExp;
  /** Who walks, one after the other; the first who finds a page shows it. */
  readonly logins: readonly (Login | undefined)[];
  readonly starts: readonly string[];
  /** Variables of the environment that the pages need. */
  readonly env?: Readonly<Record<string, string>>;
  /** Arranges what the pages are to show; returns addresses that no page leads to, such as those in mails. */
  furnish(demo: DemoProduct): Promise<Readonly<Record<string, Place>>>;
}

/** Tests that every page is reached by links and forms and can be used by everybody, in every way of looking at it. */
export function testEveryPage({ of, logins, starts, env, furnish }: Round): void {
  const all = pageRoutes();
  const mine = all.filter((route) => of.test(route) && !(route in NO_PAGES));
  const places = new Map<string, Place>();
  const dead: string[] = [];
  let demo: DemoProduct;

  beforeAll(async () => {
    demo = await startDemo(env);
    const given = await furnish(demo);
    for (const [route, place] of Object.entries(given)) places.set(route, place);
    for (const login of logins) {
      const found = await crawl(demo, { login, routes: all, starts });
      dead.push(...found.dead);
      for (const [route, address] of found.addresses) if (!places.has(route)) places.set(route, { login, address });
    }
  }, 180_000);
  afterAll(() => demo.stop());

  it('leads nowhere by a link that is dead', () => {
    expect(dead).toEqual([]);
  });

  const look = async (route: string): Promise<void> => {
    const place = places.get(route);
    if (place === undefined) throw new Error('no page leads there');
    const page = await demo.windowOf(place.login);
    expect(await faultsAt(page, place.address)).toEqual([]);
    await page.context().close();
  };
  it.each(mine)('shows %s to everybody', look, LOOK_PATIENCE_MS);
}
