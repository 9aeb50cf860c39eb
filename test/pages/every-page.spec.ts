import { addDays, berlinDay } from '../../src/kernel/calendar.js';
import { type DemoProduct, signIn, startDemo } from './support/demo-product.js';
import { aCheckUnderWay, administrationUnderWay, idsOf, vouchersUnderWay } from './support/furnish.js';
import { faultsOfEmptyAt } from './support/looks.js';
import { aFirstPerson } from './support/newcomers.js';
import { pageRoutes } from './support/page-routes.js';
import { type Place, type Seen, walkAround } from './support/round.js';

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

const OF_EMPLOYEES = ['/sign-in', '/start', '/notice', '/account', '/matches', '/results'];
const WALKS = [
  { login: undefined, starts: OF_EMPLOYEES },
  { login: 'newcomer', starts: OF_EMPLOYEES },
  { login: 'employee', starts: OF_EMPLOYEES },
  { login: 'hr', starts: ['/hr/overview'] },
  { login: 'admin', starts: ['/admin/overview'] },
] as const;
/** Pages that have something to say before there is anything to show. */
const FIRST_DAY = [
  ...['/start', '/check', '/results', '/path', '/vouchers', '/my-data', '/my-data/accesses', '/courses?q=gibtesnicht'],
  ...['overview', 'distributions', 'redistributions', 'audit', 'requests', 'vouchers', 'assign', 'completions'].map(
    atHr,
  ),
  ...['waiting-list', 'insights', 'people?q=gibtesnicht', 'results', 'agreement'].map(atHr),
  ...['/api-keys', '/retention', '/rights-requests'],
];

describe('Every page', () => {
  const routes = pageRoutes();
  const shown = routes.filter((route) => !(route in NO_PAGES));
  /** The provider that is set up here does not exist. */
  const walked = routes.filter((route) => !route.startsWith('/sign-in/oidc/'));
  let demo: DemoProduct;
  let seen: Seen;
  beforeAll(async () => {
    demo = await startDemo({ IMPORT_HOSTS: 'kurse.example' });
    seen = await walkAround({ demo, routes: walked, shown, walks: WALKS, given: await furnish(demo) });
  });
  afterAll(() => demo.stop());

  it('is reached by links of which none is dead', () => {
    expect(seen.dead).toEqual([]);
  });

  it.each([
    { login: 'employee', home: '/start' },
    { login: 'hr', home: '/hr/overview' },
    { login: 'admin', home: '/admin/overview' },
  ] as const)('is behind a door that leads $login home', async ({ login, home }) => {
    const page = await demo.windowOf();
    await page.goto('/');
    await signIn(page, login);
    expect(new URL(page.url()).pathname).toBe(home);
    await page.context().close();
  });

  const look = async (route: string): Promise<void> => {
    expect(await seen.faults.get(route)).toEqual([]);
  };
  it.each(shown)('shows itself to everybody: %s', look);

  it('says what to do where nothing has happened yet', async () => {
    const page = await demo.windowOf(await aFirstPerson(demo));
    const found: string[] = [];
    for (const address of FIRST_DAY) {
      found.push(...(await faultsOfEmptyAt(page, address)).map((fault) => `${address}: ${fault}`));
    }
    expect(found).toEqual([]);
  });
});

/** Arranges what the pages are to show; returns addresses that no page leads to, or that the walkers would see as somebody else. */
async function furnish(demo: DemoProduct): Promise<Readonly<Record<string, Place>>> {
  const { programme, here, personOf } = await idsOf(demo);
  await aCheckUnderWay(demo);
  await vouchersUnderWay(demo);
  const waitlisted = await oneId(demo, `SELECT id FROM voucher_requests WHERE state = 'waitlisted'`);
  const person = await personOf('bauamt@kandel.example');
  await releaseResult(demo, person);
  const newcomer = await demo.apiOf('newcomer');
  const asked = await newcomer.post('/me/rights-requests', { right: 'access', text: 'Bitte eine Auskunft' });
  await administrationUnderWay(demo);
  const provider = { issuer: 'https://anmeldung.example', clientId: 'lernlotse', secretVariable: 'OIDC_SECRET_X' };
  await (await demo.apiOf('admin')).put(`/municipalities/${here}/identity-provider`, provider);
  const framework = await oneId(demo, 'SELECT id FROM frameworks LIMIT 1');
  const to = (login: Place['login'], ...addresses: readonly string[]) =>
    Object.fromEntries(addresses.map((address) => [address.split('?')[0], { login, address }]));
  return {
    ...to('hr', '/api-keys', '/retention', '/rights-requests'),
    '/rights-requests/:id': { login: 'hr', address: `/rights-requests/${asked.id as string}` },
    ...to('hr', `/hr/assign/confirm?how=assign&person=${person}&programme=${programme}`),
    ...to('hr', `/hr/requests/decide?decision=approve&id=${waitlisted}`),
    ...to('hr', `/hr/requests/decided?decision=approve&no=${waitlisted}~request-moved`),
    ...to('admin', '/api-keys/new'),
    // A framework whose next edition is drafted already leads to the draft.
    '/admin/frameworks/:id/next-edition': { login: 'admin', address: `/admin/frameworks/${framework}/next-edition` },
    '/admin/sign-on/:municipalityId/remove': { login: 'admin', address: `/admin/sign-on/${here}/remove` },
    // Only where an agreement is in force, which the list of 194 shows far down.
    '/admin/agreements/:municipalityId/end': { login: 'admin', address: `/admin/agreements/${here}/end` },
    // Where an erasure leads, and links in mails.
    ...to(undefined, '/erased', '/password/new?token=long-gone', '/email/confirm?token=long-gone'),
  };
}

function atHr(page: string): string {
  return `/hr/${page}`;
}

async function releaseResult(demo: DemoProduct, person: string): Promise<void> {
  const result = await oneId(demo, `SELECT id FROM checks WHERE person_id = $1 AND state = 'submitted'`, person);
  const until = addDays(berlinDay(new Date()), 30);
  await (await demo.apiOf('employee')).put(`/checks/${result}/release`, { purpose: 'Qualifizierungsgespräch', until });
}

async function oneId(demo: DemoProduct, text: string, ...parameters: readonly string[]): Promise<string> {
  const [row] = await demo.sql<{ id: string }>(text, parameters);
  if (row === undefined) throw new Error(`nothing found: ${text}`);
  return row.id;
}
