// Pictures of the main pages, as the demo shows them on its first day: `npm run screens` writes docs/screens/.
import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { startProduct } from './bench/lib/product.mjs';
import { chromiumOptions } from './lib/chromium.mjs';
import { compiled, inRoot } from './lib/places.mjs';
import { ask } from './lib/run.mjs';
import { shutDown, shutDownOnSignals } from './lib/shutdown.mjs';

const FOLDER = inRoot('docs', 'screens');
const EMPLOYEE = 'bauamt@kandel.example';
const HR = 'personal@kandel.example';
const ADMIN = 'admin@lernlotse.example';
const WINDOW = { width: 1200, height: 860 };
/** A page's first link of this kind, then what is appended. */
const byLink = (from, link, to = '') => ({ from, link, to });

const SCREENS = [
  { name: 'start', login: EMPLOYEE, at: '/start' },
  { name: 'result', login: EMPLOYEE, at: byLink('/results', '/results/') },
  { name: 'learning-path', login: EMPLOYEE, at: '/path' },
  { name: 'courses', login: EMPLOYEE, at: '/courses' },
  { name: 'result-narrow-dark', login: EMPLOYEE, at: byLink('/results', '/results/'), narrow: true },
  { name: 'hr-overview', login: HR, at: '/hr/overview' },
  { name: 'hr-requests', login: HR, at: '/hr/requests' },
  { name: 'hr-insights', login: HR, at: '/hr/insights' },
  { name: 'admin-overview', login: ADMIN, at: '/admin/overview' },
  { name: 'distribution', login: ADMIN, at: byLink('/admin/programmes', '/admin/programmes/', '/distribution') },
  { name: 'tally-board', login: ADMIN, at: byLink('/admin/programmes', '/admin/programmes/', '/tallies') },
  { name: 'catalogue', login: ADMIN, at: '/admin/courses' },
];

shutDownOnSignals(() => undefined, 130);
try {
  process.env.LERNLOTSE_DEMO = 'true';
  const { address } = await startProduct();
  await ask(process.execPath, [compiled('cli.js'), 'seed', 'demo']);
  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(FOLDER, { recursive: true });
  const browser = await chromium.launch(chromiumOptions());
  for (const screen of SCREENS) await take(browser, address, screen);
  await browser.close();
  const bytes = readdirSync(FOLDER).reduce((sum, file) => sum + statSync(path.join(FOLDER, file)).size, 0);
  console.log(`${SCREENS.length} pictures, ${Math.round(bytes / 1000)} kB, in docs/screens`);
  await shutDown(0);
} catch (error) {
  console.error(error);
  await shutDown(1);
}

async function take(browser, baseURL, { name, login, at, narrow = false }) {
  const look = narrow ? { viewport: { width: 390, height: WINDOW.height }, colorScheme: 'dark' } : { viewport: WINDOW };
  const context = await browser.newContext({ baseURL, locale: 'de-DE', timezoneId: 'Europe/Berlin', ...look });
  const page = await context.newPage();
  await signIn(page, login);
  await page.goto(await addressOf(page, at));
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: path.join(FOLDER, `${name}.png`) });
  await context.close();
  console.log(`  ${name}`);
}

async function signIn(page, email) {
  const { DEMO_PASSWORD } = await import(compiled('portal', 'shared', 'demo-password.js'));
  await page.goto('/sign-in');
  await page.locator('#email').fill(email);
  await page.locator('#password').fill(DEMO_PASSWORD);
  await page.locator('#password').press('Enter');
  await page.waitForURL((url) => url.pathname !== '/sign-in');
}

async function addressOf(page, at) {
  if (typeof at === 'string') return at;
  await page.goto(at.from);
  const links = await page
    .locator(`main a[href^="${at.link}"]`)
    .evaluateAll((all) => all.map((link) => link.getAttribute('href')));
  const found = links.find((href) => /\/[0-9a-f-]{36}$/.test(href));
  if (found === undefined) throw new Error(`no link to ${at.link} on ${at.from}`);
  return found + at.to;
}
