import type { BrowserContextOptions, Page } from 'playwright-core';

import { berlinDay } from '../../src/kernel/calendar.js';
import { DEMO_PASSWORD } from '../../src/portal/shared/demo-password.js';
import { type DemoProduct, LOGINS, type Login, startDemo } from './support/demo-product.js';
import { type Hand, keyboard, mouse } from './support/hands.js';

interface Way {
  readonly way: string;
  readonly hand: Hand;
  readonly options: BrowserContextOptions;
  readonly lang: 'de' | 'en';
}

const WAYS: readonly Way[] = [
  { way: 'in German, with script, by keyboard alone', hand: keyboard, lang: 'de', options: { locale: 'de-DE' } },
  {
    way: 'in English, without script, by mouse',
    hand: mouse,
    lang: 'en',
    options: { locale: 'en-GB', javaScriptEnabled: false },
  },
];
const MOST_QUESTIONS = 150;
const PATIENCE_MS = 240_000;

describe.each(WAYS)('The three stories $way', ({ hand, options, lang }) => {
  let demo: DemoProduct;
  beforeAll(async () => {
    demo = await startDemo();
  }, 120_000);
  afterAll(() => demo.stop());

  const enter = async (login: Login): Promise<Page> => {
    const page = await demo.windowOf(undefined, options);
    await page.goto('/');
    await hand.write(page.locator('#email'), LOGINS[login]);
    await hand.write(page.locator('#password'), DEMO_PASSWORD);
    await hand.press(page.locator('form[action="/sign-in"] button').first());
    expect(await page.locator('html').getAttribute('lang')).toBe(lang);
    return page;
  };
  const pathOf = (page: Page): string => new URL(page.url()).pathname;

  it(
    'lead an employee from the first question to a requested voucher',
    async () => {
      const page = await enter('newcomer');
      await hand.press(page.locator('main .kern-card a'));
      expect(pathOf(page)).toBe('/post');
      await hand.press(page.locator('main form[method=post] button'));
      await hand.press(page.locator('nav a[href="/check"]'));
      await hand.press(page.locator('main a[href="/notice"]'));
      await hand.choose(page.locator('main input[type=checkbox]'));
      await hand.press(page.locator('form[action="/notice"] button'));
      if (pathOf(page) !== '/check') await hand.press(page.locator('nav a[href="/check"]'));
      await hand.press(page.locator('main form[action="/check"] button'));
      await answerAll(page, hand);
      await hand.press(page.locator('form[action$="/submit"] button'));
      expect(pathOf(page)).toMatch(/^\/results\//);
      await hand.press(page.locator('nav a[href="/path"]'));
      await hand.press(page.locator('form[action="/path/request"] button'));
      expect(await requestStates()).toEqual(['requested', 'requested']);
    },
    PATIENCE_MS,
  );

  it(
    'lead HR from the request to the decision, and the employee to a redeemed voucher',
    async () => {
      const hr = await enter('hr');
      await hand.press(hr.locator('nav a[href="/hr/requests"]'));
      const choices = hr.locator('input[name=id]');
      for (let at = 0; at < 2; at += 1) await hand.choose(choices.nth(at));
      await hand.press(hr.locator('button[value=approve]'));
      await hand.press(hr.locator('main form[method=post] button'));
      expect(await requestStates()).toEqual(['approved', 'approved']);
      const employee = await enter('newcomer');
      await hand.press(employee.locator('main .kern-card a'));
      await hand.press(employee.locator('main form[action$="/redeem"] button'));
      await hand.press(hr.locator('nav a[href="/hr/vouchers"]'));
      await hand.press(hr.locator('main a[href*="/complete"]'));
      await hand.press(hr.locator('main form[method=post] button'));
      expect(await demo.sql(`SELECT FROM vouchers WHERE state = 'completed'`)).toHaveLength(1);
    },
    PATIENCE_MS,
  );

  it(
    'lead an admin from a new programme over its distribution to open doors',
    async () => {
      const page = await enter('admin');
      const year = Number(berlinDay(new Date()).slice(0, 4));
      await hand.press(page.locator('nav a[href="/admin/programmes"]'));
      await hand.press(page.locator('main a[href="/admin/programmes/new"]'));
      await hand.write(page.locator('#titleDe'), 'Neues Programm');
      await hand.write(page.locator('#startsOn'), `${year}-01-01`);
      await hand.write(page.locator('#endsOn'), `${year + 1}-12-12`);
      await hand.write(page.locator('#total'), '500');
      await hand.write(page.locator('#objectionDays'), '0');
      await hand.press(page.locator('main form[method=post] .row > .kern-btn--primary'));
      await hand.press(page.locator('main a[href$="/distribution"]'));
      await hand.press(page.locator('main a[href*="/distribution/confirm"]'));
      await hand.press(page.locator('main form[method=post] button'));
      await demo.jobsDone();
      await page.goto(await programmePage());
      await hand.press(page.locator('main a[href$="/confirm/open"]'));
      await hand.press(page.locator('main form[method=post] button'));
      expect(await demo.sql(`SELECT state FROM programmes WHERE total = 500`)).toEqual([{ state: 'open' }]);
    },
    PATIENCE_MS,
  );

  const requestStates = async (): Promise<readonly string[]> =>
    (await demo.sql<{ state: string }>('SELECT state FROM voucher_requests ORDER BY state')).map(({ state }) => state);
  const programmePage = async (): Promise<string> => {
    const [programme] = await demo.sql<{ id: string }>('SELECT id FROM programmes WHERE total = 500');
    return `/admin/programmes/${programme?.id ?? ''}`;
  };
});

/** The first choice of every question; what is to be put in order is skipped. */
async function answerAll(page: Page, hand: Hand): Promise<void> {
  for (let asked = 0; asked < MOST_QUESTIONS; asked += 1) {
    const form = page.locator('form[action$="/answers"]');
    if ((await form.count()) === 0) return;
    if ((await form.locator('select').count()) > 0) {
      await hand.press(form.locator('button[name=skip]'));
      continue;
    }
    await hand.choose(form.locator('input[name=chosen]'));
    await hand.press(form.locator('button:not([name])'));
  }
  throw new Error('the check does not end');
}
