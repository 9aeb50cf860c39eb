// The main pages of the product with the demo's data: server time, and what Lighthouse says: `npm run bench:pages`.
import { chromium } from 'playwright-core';
import { chromiumOptions } from '../lib/chromium.mjs';
import { compiled } from '../lib/places.mjs';
import { ask } from '../lib/run.mjs';
import { onShutdown, shutDown, shutDownOnSignals } from '../lib/shutdown.mjs';
import { finish, say, table } from './lib/print.mjs';
import { startProduct } from './lib/product.mjs';

const TARGETS = { serverP95: 100, performance: 95, accessibility: 95, bestPractices: 95 };
const CALLS = 100;
const WARM_UP = 10;
const CATEGORIES = ['performance', 'accessibility', 'best-practices'];
const EMPLOYEE = 'bauamt@kandel.example';
const HR = 'personal@kandel.example';
const ADMIN = 'admin@lernlotse.example';

/** `link` is the page that the main link of this shape on the page leads to. */
const PAGES = [
  { name: 'sign-in', path: '/sign-in' },
  { name: 'start of employees', login: EMPLOYEE, path: '/start' },
  { name: 'result', login: EMPLOYEE, path: '/results', link: /\/results\/[0-9a-f-]{36}(?=")/ },
  { name: 'learning path', login: EMPLOYEE, path: '/path' },
  { name: 'courses', login: EMPLOYEE, path: '/courses' },
  { name: 'overview of HR', login: HR, path: '/hr/overview' },
  { name: 'requests', login: HR, path: '/hr/requests' },
  { name: 'catalogue', login: ADMIN, path: '/admin/courses' },
  {
    name: 'simulator',
    login: ADMIN,
    path: '/admin/programmes',
    link: /\/admin\/programmes\/[0-9a-f-]{36}(?=")/,
    to: '/distribution',
  },
  {
    name: 'tally board',
    login: ADMIN,
    path: '/admin/programmes',
    link: /\/admin\/programmes\/[0-9a-f-]{36}(?=")/,
    to: '/tallies',
  },
];

shutDownOnSignals(() => undefined, 130);
try {
  process.env.LERNLOTSE_DEMO = 'true';
  const { address, description } = await startProduct();
  await ask(process.execPath, [compiled('cli.js'), 'seed', 'demo']);
  await measure(address, description);
  await shutDown(0);
} catch (error) {
  console.error(error);
  await shutDown(1);
}

async function measure(address, description) {
  const port = await browserPort();
  const cookies = new Map([[undefined, '']]);
  for (const login of [EMPLOYEE, HR, ADMIN]) cookies.set(login, await signIn(address, login));
  say(
    `${description}; the demo's data; ${CALLS} calls of each page, one after the other, then Lighthouse on a simulated slow telephone`,
  );
  const rows = [];
  for (const page of PAGES) {
    const cookie = cookies.get(page.login);
    const url = address + (await pathOf(page, address, cookie));
    const times = await timesOf(url, cookie);
    rows.push({ name: page.name, times, scores: await scoresOf(url, { port, cookie }) });
  }
  report(rows);
}

function report(rows) {
  const shown = ({ name, times, scores }) => ({
    page: name,
    p50: `${quantile(times, 0.5).toFixed(1)} ms`,
    p95: `${quantile(times, 0.95).toFixed(1)} ms`,
    ...Object.fromEntries(CATEGORIES.map((category) => [category, scores[category]])),
  });
  table('Limits: 100 ms at the server, 95 of 100 points', rows.map(shown));
  const least = (category) => Math.min(...rows.map(({ scores }) => scores[category]));
  const figures = {
    serverP95: Math.max(...rows.map(({ times }) => quantile(times, 0.95))),
    performance: least('performance'),
    accessibility: least('accessibility'),
    bestPractices: least('best-practices'),
  };
  const { serverP95, ...points } = TARGETS;
  const met = figures.serverP95 < serverP95 && Object.entries(points).every(([name, least]) => figures[name] >= least);
  finish('pages', figures, TARGETS, met);
}

/** A Chromium that Lighthouse finds at a port. */
async function browserPort() {
  const { freePort } = await import(compiled('platform', 'embedded', 'processes.js'));
  const port = await freePort();
  const { args, ...options } = chromiumOptions();
  const browser = await chromium.launch({ ...options, args: [...args, `--remote-debugging-port=${port}`] });
  onShutdown(() => browser.close());
  return port;
}

async function signIn(address, email) {
  const { DEMO_PASSWORD } = await import(compiled('portal', 'shared', 'demo-password.js'));
  const body = new URLSearchParams({ email, password: DEMO_PASSWORD, return: '/' });
  const headers = { origin: address };
  const answer = await fetch(`${address}/sign-in`, { method: 'POST', body, headers, redirect: 'manual' });
  const cookies = answer.headers.getSetCookie().map((cookie) => cookie.split(';')[0]);
  if (answer.status !== 303) throw new Error(`${email} could not sign in: ${answer.status}`);
  return cookies.join('; ');
}

async function pathOf({ path, link, to = '' }, address, cookie) {
  if (link === undefined) return path;
  const html = await (await fetch(address + path, { headers: { cookie } })).text();
  const [found] = link.exec(html) ?? [];
  if (found === undefined) throw new Error(`no link ${link} on ${path}`);
  return found + to;
}

/** Milliseconds until the whole page is here. */
async function timesOf(url, cookie) {
  const times = [];
  for (let call = 0; call < WARM_UP + CALLS; call += 1) {
    const begin = performance.now();
    const answer = await fetch(url, { headers: { cookie } });
    await answer.text();
    if (answer.status !== 200) throw new Error(`${answer.status} at ${url}`);
    if (call >= WARM_UP) times.push(performance.now() - begin);
  }
  return times;
}

async function scoresOf(url, { port, cookie }) {
  const { default: lighthouse } = await import('lighthouse');
  const flags = {
    port,
    logLevel: 'error',
    onlyCategories: CATEGORIES,
    ...(cookie && { extraHeaders: { Cookie: cookie } }),
  };
  const { lhr } = await lighthouse(url, flags);
  if (lhr.runtimeError) throw new Error(`${url}: ${lhr.runtimeError.message}`);
  return Object.fromEntries(CATEGORIES.map((category) => [category, Math.round(100 * lhr.categories[category].score)]));
}

function quantile(values, share) {
  return [...values].sort((one, other) => one - other)[Math.ceil(values.length * share) - 1];
}
