import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { Client } from 'pg';
import type { Browser, BrowserContextOptions, Cookie, Page } from 'playwright-core';

import { DEMO_PASSWORD } from '../../../src/portal/shared/demo-password.js';
import { startChromium } from '../../support/chromium.js';
import { cloneDatabase } from '../../support/database.js';
import { startApi, startWorker, type Surroundings } from '../../support/processes.js';
import { SECRET, UNHINDERED } from '../../support/surroundings.js';
import { demoTemplate, jobsDone } from './demo-template.js';

export type Login = keyof typeof LOGINS;

/** One of each kind of person in the demo. */
const LOGINS = {
  employee: 'bauamt@kandel.example',
  newcomer: 'buergerbuero@kandel.example',
  hr: 'personal@kandel.example',
  colleague: 'personal2@kandel.example',
  elsewhere: 'personal@frankenthal.example',
  admin: 'admin@lernlotse.example',
} as const;

/** The product as `npm start` shows it on the first day, with a browser before it. */
export interface DemoProduct {
  readonly address: string;
  /** A window of its own in which this person is signed in, or nobody; German, unless it is said otherwise. */
  windowOf(login?: Login, options?: BrowserContextOptions): Promise<Page>;
  /** Plain SQL, for arranging and for looking. */
  sql<Row>(text: string, parameters?: readonly unknown[]): Promise<Row[]>;
  jobsDone(): Promise<void>;
  stop(): Promise<void>;
}

/** @param more variables of the environment besides the demo's */
export async function startDemo(more: Readonly<Record<string, string>> = {}): Promise<DemoProduct> {
  const folder = mkdtempSync(path.join(tmpdir(), 'lernlotse-pages-'));
  const surroundings = surroundingsIn(folder, more);
  const database = await cloneDatabase(demoTemplate(surroundings));
  const own = { ...surroundings, env: { ...surroundings.env, ...ofDatabase(database) } };
  const [api, worker, browser, client] = await Promise.all([
    startApi(own),
    startWorker(own),
    startChromium(),
    connected(database.url),
  ]);
  const windows = windowsAt(browser, api.address);
  return {
    address: api.address,
    windowOf: (login, options) => windows(login, options),
    sql: async (text, parameters = []) => (await client.query(text, [...parameters])).rows,
    jobsDone: () => jobsDone(database.url),
    async stop() {
      await browser.close();
      await client.end();
      await Promise.all([api.kill(), worker.kill()]);
      await database.drop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function surroundingsIn(folder: string, more: Readonly<Record<string, string>>): Surroundings {
  return {
    logs: folder,
    env: {
      NODE_ENV: 'production',
      REDIS_URL: process.env.TEST_REDIS_URL ?? '',
      LERNLOTSE_SECRET: SECRET,
      ...UNHINDERED,
      LERNLOTSE_DEMO: 'true',
      ...more,
    },
  };
}

function ofDatabase({ name, url }: { readonly name: string; readonly url: string }): Readonly<Record<string, string>> {
  return { DATABASE_URL: url, QUEUE_PREFIX: name };
}

async function connected(url: string): Promise<Client> {
  const client = new Client({ connectionString: url });
  await client.connect();
  return client;
}

/** Everybody signs in once, by the form; further windows of theirs share the session. */
function windowsAt(
  browser: Browser,
  address: string,
): (login?: Login, options?: BrowserContextOptions) => Promise<Page> {
  const sessions = new Map<Login, Promise<Cookie[]>>();
  const signedIn = async (login: Login): Promise<Cookie[]> => {
    const context = await browser.newContext({ baseURL: address });
    await signIn(await context.newPage(), login);
    const cookies = await context.cookies();
    await context.close();
    return cookies;
  };
  return async (login, options) => {
    const context = await browser.newContext({ baseURL: address, locale: 'de-DE', ...options });
    if (login !== undefined) {
      const session = sessions.get(login) ?? signedIn(login);
      sessions.set(login, session);
      await context.addCookies(await session);
    }
    return context.newPage();
  };
}

/** Fills in the form for signing in; the page is where it leads to afterwards. */
export async function signIn(page: Page, login: Login): Promise<void> {
  if (!page.url().includes('/sign-in')) await page.goto('/sign-in');
  await page.locator('#email').fill(LOGINS[login]);
  await page.locator('#password').fill(DEMO_PASSWORD);
  await Promise.all([page.waitForURL((url) => url.pathname !== '/sign-in'), page.locator('#password').press('Enter')]);
}
