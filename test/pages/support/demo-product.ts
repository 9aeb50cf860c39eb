import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { Client } from 'pg';
import type { Browser, BrowserContextOptions, Cookie, Page } from 'playwright-core';

import { freePort } from '../../../src/platform/embedded/processes.js';
import { DEMO_PASSWORD } from '../../../src/portal/shared/demo-password.js';
import { startChromium } from '../../support/chromium.js';
import { cloneDatabase, type Template } from '../../support/database.js';
import { aLineTo, type Line } from '../../support/line.js';
import { startApi, startWorker, type Surroundings } from '../../support/processes.js';
import { type Api, apiOf } from './api.js';
import { SECRET, UNHINDERED } from '../../support/surroundings.js';
import { demoTemplate, jobsDone } from './demo-template.js';

/** Somebody of the demo, or whoever else a test has made, by their e-mail address. */
export type Login = keyof typeof LOGINS | `${string}@${string}`;

/** One of each kind of person in the demo. */
export const LOGINS = {
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
  /** What a program sends along that looks at pages as this person. */
  cookieOf(login: Login): Promise<string>;
  /** The interface for programs, used by this person. */
  apiOf(login: Login): Promise<Api>;
  /** Plain SQL, for arranging and for looking. */
  sql<Row>(text: string, parameters?: readonly unknown[]): Promise<Row[]>;
  jobsDone(): Promise<void>;
  /** The API's way to its database. */
  readonly line: Line;
  stop(): Promise<void>;
}

/**
 * @param more variables of the environment besides the demo's
 * @param template what the database begins with
 */
export async function startDemo(
  more: Readonly<Record<string, string>> = {},
  template: (surroundings: Surroundings) => Template = demoTemplate,
): Promise<DemoProduct> {
  const folder = mkdtempSync(path.join(tmpdir(), 'lernlotse-pages-'));
  const surroundings = surroundingsIn(folder, more);
  const database = await cloneDatabase(template(surroundings));
  const own = { ...surroundings, env: { ...surroundings.env, ...ofDatabase(database) } };
  const line = await aLineTo(database.url);
  const [api, worker, browser, client] = await Promise.all([
    startApi({ ...own, env: { ...own.env, DATABASE_URL: line.url, PORT: String(await freePort()) } }), // named on pages
    startWorker(own),
    startChromium(),
    connected(database.url),
  ]);
  const sessionOf = sessionsAt(browser, api.address);
  return {
    address: api.address,
    async windowOf(login, options) {
      const context = await browser.newContext({ baseURL: api.address, locale: 'de-DE', ...options });
      if (login !== undefined) await context.addCookies(await sessionOf(login));
      return context.newPage();
    },
    cookieOf: async (login) => (await sessionOf(login)).map(({ name, value }) => `${name}=${value}`).join('; '),
    apiOf: (login) => apiOf(api.address, emailOf(login)),
    sql: async (text, parameters = []) => (await client.query(text, [...parameters])).rows,
    jobsDone: () => jobsDone(database.url),
    line,
    async stop() {
      await browser.close();
      await client.end();
      await Promise.all([api.kill(), worker.kill()]);
      await line.close();
      await database.drop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function emailOf(login: Login): string {
  return login in LOGINS ? LOGINS[login as keyof typeof LOGINS] : login;
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
function sessionsAt(browser: Browser, baseURL: string): (login: Login) => Promise<Cookie[]> {
  const sessions = new Map<Login, Promise<Cookie[]>>();
  const signedIn = async (login: Login): Promise<Cookie[]> => {
    const context = await browser.newContext({ baseURL });
    await signIn(await context.newPage(), login);
    const cookies = await context.cookies();
    await context.close();
    return cookies;
  };
  return (login) => {
    const session = sessions.get(login) ?? signedIn(login);
    sessions.set(login, session);
    return session;
  };
}

/** Opens the form for signing in, unless the page is there, and fills it in; the page is where that leads to. */
export async function signIn(page: Page, login: Login): Promise<void> {
  if (!page.url().includes('/sign-in')) await page.goto('/sign-in');
  await typeLogin(page, login);
  await page.waitForURL((url) => url.pathname !== '/sign-in');
}

/** Fills in the form for signing in, and sends it. */
export async function typeLogin(page: Page, login: Login): Promise<void> {
  await page.locator('#email').fill(emailOf(login));
  await page.locator('#password').fill(DEMO_PASSWORD);
  await page.locator('#password').press('Enter');
}
