import { formsOf, linksOf } from '../../support/html.js';
import type { DemoProduct, Login } from './demo-product.js';

/** What a person finds who follows every link and every form that only looks. */
export interface Findings {
  /** The first address of each route that shows a page. */
  readonly addresses: ReadonlyMap<string, string>;
  /** Links that lead to an error, with the page they are on. */
  readonly dead: readonly string[];
}

interface Lead {
  readonly address: string;
  readonly from: string;
  /** A form may be sent with something missing, and the answer says what. */
  readonly byForm: boolean;
}

interface Answer {
  readonly status: number;
  readonly isPage: boolean;
  readonly leads: readonly Lead[];
}

interface Way {
  readonly login: Login | undefined;
  readonly routes: readonly string[];
  /** Where the person begins. */
  readonly starts: readonly string[];
}

/** Enough of each kind of page to meet every further one; lists of hundreds are not walked to their ends. */
const EXAMPLES = 4;

export async function crawl(demo: DemoProduct, { login, routes, starts }: Way): Promise<Findings> {
  const cookie = login === undefined ? '' : await demo.cookieOf(login);
  const routeOf = router(routes);
  const seen = new Map<string, string[]>();
  const addresses = new Map<string, string>();
  const dead: string[] = [];
  const leads: Lead[] = starts.map((address) => ({ address, from: 'the start', byForm: false }));
  for (let lead = leads.shift(); lead !== undefined; lead = leads.shift()) {
    const route = routeOf(lead.address) ?? '';
    const examples = seen.get(route) ?? [];
    if (route === '' || examples.includes(lead.address) || examples.length >= EXAMPLES) continue;
    seen.set(route, [...examples, lead.address]);
    const answer = await answerTo(demo.address, lead.address, cookie);
    if (answer.status >= 400 && !lead.byForm) dead.push(`${answer.status} ${lead.address} on ${lead.from}`);
    if (answer.isPage && !addresses.has(route)) addresses.set(route, lead.address);
    leads.push(...answer.leads);
  }
  return { addresses, dead };
}

async function answerTo(origin: string, address: string, cookie: string): Promise<Answer> {
  const headers = { cookie, accept: 'text/html', 'accept-language': 'de' };
  const response = await fetch(origin + address, { headers, redirect: 'manual' });
  const isHtml = response.headers.get('content-type')?.startsWith('text/html') === true;
  const html = isHtml ? await response.text() : '';
  if (!isHtml) await response.body?.cancel();
  const redirect = response.headers.get('location');
  const leadTo = (to: string, byForm: boolean) => ({ address: to.replace(/#.*$/, ''), from: address, byForm });
  return {
    status: response.status,
    isPage: isHtml && response.ok,
    leads: [
      ...[...linksOf(html), ...(redirect === null ? [] : [redirect])].map((link) => leadTo(link, false)),
      ...lookingForms(html).map((sent) => leadTo(sent, true)),
    ],
  };
}

/** Addresses of forms that only look at something, sent as they are. */
function lookingForms(html: string): readonly string[] {
  return formsOf(html)
    .filter(({ method }) => method === 'GET')
    .map(
      ({ action, prefilled }) => `${action}?${new URLSearchParams(prefilled.map(([...field]) => field)).toString()}`,
    );
}

/** Finds the route of an address; one with fewer parameters comes first. */
function router(routes: readonly string[]): (address: string) => string | undefined {
  const parametersOf = (route: string) => route.split(':').length;
  const known = [...routes]
    .sort((one, other) => parametersOf(one) - parametersOf(other))
    .map((route) => ({ route, pattern: new RegExp(`^${route.replaceAll(/:[a-zA-Z]+/g, '[^/]+')}$`) }));
  return (address) => known.find(({ pattern }) => pattern.test(address.split('?')[0] ?? ''))?.route;
}
