import type { BrowserContextOptions, Page } from 'playwright-core';

import { berlinDay } from '../../../src/kernel/calendar.js';
import { DEMO_PASSWORD } from '../../../src/portal/shared/demo-password.js';
import { type DemoProduct, LOGINS, startDemo } from './demo-product.js';
import { keyboard as hand } from './hands.js';
import { aNewcomer } from './newcomers.js';

/** In which language and how somebody goes through the stories. */
export interface Way {
  readonly way: string;
  readonly options: BrowserContextOptions;
  readonly lang: 'de' | 'en';
  /** Of the newcomer whose story it is. */
  readonly name: string;
  /** Of the programme that the admin makes. */
  readonly total: number;
}

const MOST_QUESTIONS = 150;
const MOST_LOOKS = 500;

/** The three stories, told once for each way, by keyboard. */
export function tellStories(ways: readonly Way[]): void {
  let demo: DemoProduct;
  beforeAll(async () => {
    demo = await startDemo();
  });
  afterAll(() => demo.stop());

  describe.each(ways)('$way', ({ options, lang, name, total }) => {
    let newcomer: string;
    beforeAll(async () => {
      newcomer = await aNewcomer(demo, name);
    });

    const enter = async (email: string): Promise<Page> => {
      const page = await demo.windowOf(undefined, options);
      await page.goto('/');
      await hand.write(page.locator('#email'), email);
      await hand.write(page.locator('#password'), DEMO_PASSWORD);
      await hand.press(page.locator('form[action="/sign-in"] button').first());
      expect(await page.locator('html').getAttribute('lang')).toBe(lang);
      return page;
    };

    it('lead an employee from the first question to a requested voucher', async () => {
      const page = await enter(newcomer);
      await hand.press(page.locator('main .kern-card a'));
      expect(pathOf(page)).toBe('/post');
      await hand.press(page.locator('main form[method=post] button'));
      await hand.press(page.locator('nav a[href="/check"]'));
      await hand.press(page.locator('main a[href="/notice"]'));
      await hand.choose(page.locator('main input[type=checkbox]'));
      await hand.press(page.locator('form[action="/notice"] button'));
      if (pathOf(page) !== '/check') await hand.press(page.locator('nav a[href="/check"]'));
      await hand.press(page.locator('main form[action="/check"] button'));
      await answerAll(page);
      await hand.press(page.locator('form[action$="/submit"] button'));
      expect(pathOf(page)).toMatch(/^\/results\//);
      await hand.press(page.locator('nav a[href="/path"]'));
      await hand.press(page.locator('form[action="/path/request"] button'));
      expect(await requestStates()).toEqual(['requested']);
      await page.context().close();
    });

    it('lead HR from the requests to the decision, and the employee to a redeemed voucher', async () => {
      const hr = await enter(LOGINS.hr);
      await hand.press(hr.locator('nav a[href="/hr/requests"]'));
      const choices = hr.locator('input[name=id]');
      for (let at = 0; at < (await choices.count()); at += 1) await hand.choose(choices.nth(at));
      await hand.press(hr.locator('button[value=approve]'));
      await hand.press(hr.locator('main form[method=post] button'));
      expect(await requestStates()).toEqual(['approved']);
      const employee = await enter(newcomer);
      await hand.press(employee.locator('main .kern-card a'));
      await hand.press(employee.locator('main form[action$="/redeem"] button'));
      await hand.press(hr.locator('nav a[href="/hr/vouchers"]'));
      await hand.press(hr.locator('main a[href*="/complete"]'));
      await hand.press(hr.locator('main form[method=post] button'));
      expect(await statesOf('vouchers')).toEqual(['completed']);
      await hr.context().close();
      await employee.context().close();
    });

    it('lead an admin from a new programme over its distribution to open doors', async () => {
      const page = await enter(LOGINS.admin);
      const year = Number(berlinDay(new Date()).slice(0, 4));
      await hand.press(page.locator('nav a[href="/admin/programmes"]'));
      await hand.press(page.locator('main a[href="/admin/programmes/new"]'));
      await hand.write(page.locator('#titleDe'), `Programm ${name}`);
      await hand.write(page.locator('#startsOn'), `${year}-01-01`);
      await hand.write(page.locator('#endsOn'), `${year + 1}-12-12`);
      await hand.write(page.locator('#total'), String(total));
      await hand.write(page.locator('#objectionDays'), '0');
      await hand.press(page.locator('main form[method=post] .row > .kern-btn--primary'));
      await hand.press(page.locator('main a[href$="/distribution"]'));
      await hand.press(page.locator('main a[href*="/distribution/confirm"]'));
      await hand.press(page.locator('main form[method=post] button'));
      // The page of the job looks by its script how far it is; once it is done its main action leads on.
      await lookUntilDone(page);
      await hand.press(page.locator('main a.kern-btn--primary'));
      expect(pathOf(page)).toMatch(/\/distribution$/);
      await page.goto(`/admin/programmes/${await programme('id')}`);
      await hand.press(page.locator('main a[href$="/confirm/open"]'));
      await hand.press(page.locator('main form[method=post] button'));
      expect(await programme('state')).toBe('open');
      await page.context().close();
    });

    const statesOf = async (table: 'voucher_requests' | 'vouchers'): Promise<readonly string[]> => {
      const text = `SELECT o.state FROM ${table} o JOIN persons p ON p.id = o.person_id WHERE p.email = $1`;
      return (await demo.sql<{ state: string }>(text, [newcomer])).map(({ state }) => state);
    };
    const requestStates = () => statesOf('voucher_requests');
    const programme = async (column: 'id' | 'state'): Promise<string> => {
      const [found] = await demo.sql<{ value: string }>(`SELECT ${column} AS value FROM programmes WHERE total = $1`, [
        total,
      ]);
      return found?.value ?? '';
    };
  });
}

function pathOf(page: Page): string {
  return new URL(page.url()).pathname;
}

/** Without script a page that waits for a job has a link to look again; with script it has none and looks itself. */
async function lookUntilDone(page: Page): Promise<void> {
  const again = page.locator('main noscript a');
  for (let looks = 0; (await again.count()) > 0; looks += 1) {
    if (looks > MOST_LOOKS) throw new Error('the job does not end');
    await hand.press(again);
  }
  // The script loads the page once more when the job has ended; only then is it what the next step begins from.
  await page.locator('main a.kern-btn--primary').waitFor();
}

async function answerAll(page: Page): Promise<void> {
  const form = page.locator('form[action$="/answers"]');
  for (let asked = 0; (await form.count()) > 0; asked += 1) {
    if (asked > MOST_QUESTIONS) throw new Error('the check does not end');
    await hand.answer(form);
  }
}
