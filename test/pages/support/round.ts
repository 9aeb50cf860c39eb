import type { Page } from 'playwright-core';

import { crawl } from './crawl.js';
import type { DemoProduct, Login } from './demo-product.js';
import { faultsAt } from './looks.js';

/** Where a page is seen, and by whom. */
export interface Place {
  readonly login: Login | undefined;
  readonly address: string;
}

interface Walk {
  readonly login: Login | undefined;
  /** Where the person begins. */
  readonly starts: readonly string[];
}

export interface Round {
  readonly demo: DemoProduct;
  /** All routes of pages that are walked. */
  readonly routes: readonly string[];
  /** Routes that show a page, each of which is looked at. */
  readonly shown: readonly string[];
  /** Who walks; a page is shown by the first in this order who finds it. */
  readonly walks: readonly Walk[];
  /** Addresses that no page leads to, such as those in mails, or that only one of the walkers may see. */
  readonly given: Readonly<Record<string, Place>>;
}

export interface Seen {
  /** Links that lead to an error. */
  readonly dead: readonly string[];
  /** What is wrong with each page, as soon as it has been looked at. */
  readonly faults: ReadonlyMap<string, Promise<readonly string[]>>;
}

/** Windows side by side: while one waits for the server the other draws. */
const WINDOWS = 3;
const NOTHING: readonly string[] = [];
const NOT_FOUND: readonly string[] = ['no page leads there'];

/** Walks over all links and forms, then begins to look at every page, in every way of looking at it. */
export async function walkAround({ demo, routes, shown, walks, given }: Round): Promise<Seen> {
  const places = new Map(Object.entries(given));
  const found = await Promise.all(
    walks.map(async ({ login, starts }) => ({ login, ...(await crawl(demo, { login, routes, starts })) })),
  );
  for (const { login, addresses } of found)
    for (const [route, address] of addresses) if (!places.has(route)) places.set(route, { login, address });
  return {
    dead: found.flatMap(({ dead }) => dead),
    faults: lookAt(demo, new Map(shown.map((route) => [route, places.get(route)]))),
  };
}

/**
 * Begins to look at every place; every window looks at one page after the other; each person has one context for each
 * window. Returns by the name of each place what is wrong there.
 */
export function lookAt(
  demo: DemoProduct,
  places: ReadonlyMap<string, Place | undefined>,
  look: Look = faultsAt,
): Seen['faults'] {
  const lanes = Array.from({ length: WINDOWS }, () => ({ windows: windowsOf(demo), last: Promise.resolve(NOTHING) }));
  return new Map(
    [...places].map(([name, place], at) => {
      const lane = lanes[at % WINDOWS]!;
      lane.last = lane.last.then(() => (place === undefined ? NOT_FOUND : lookBy(look, lane.windows, place)));
      return [name, lane.last];
    }),
  );
}

async function lookBy(look: Look, windows: Windows, { login, address }: Place): Promise<readonly string[]> {
  try {
    return await look(await windows(login), address);
  } catch (error) {
    return [String(error)];
  }
}

type Look = (page: Page, address: string) => Promise<readonly string[]>;
type Windows = (login: Login | undefined) => ReturnType<DemoProduct['windowOf']>;

/** One window for each person. */
function windowsOf(demo: DemoProduct): Windows {
  const open = new Map<Login | undefined, ReturnType<Windows>>();
  return (login) => {
    const window = open.get(login) ?? demo.windowOf(login);
    open.set(login, window);
    return window;
  };
}
