import type { BrowserContextOptions, Page } from 'playwright-core';

import { type DemoProduct, type Login, startDemo } from './support/demo-product.js';
import { focusMustBe } from './support/focus.js';
import { aJobThatWaits, aSmallProgramme, idsOf } from './support/furnish.js';
import { keyboard, mouse } from './support/hands.js';
import { aNewcomer } from './support/newcomers.js';

/** Of one page; further ones are made the same way. */
const MOST_FOLDS = 4;
const WAYS: readonly { way: string; options: BrowserContextOptions }[] = [
  { way: 'with script', options: { javaScriptEnabled: true } },
  { way: 'without script', options: { javaScriptEnabled: false } },
];

interface Sending {
  readonly what: string;
  readonly login: Login;
  readonly at: string;
  /** Texts by the fields that they are written into. */
  readonly fields?: Readonly<Record<string, string>>;
  readonly button: string;
  /** Where the focus is then. */
  readonly focus: 'alert' | 'status' | 'h1';
}

const WRONG_PASSWORD = { current: 'falsch', password: 'ein-neues-langes-Passwort' };
const A_PROVIDER = { issuer: 'https://anmeldung.example', clientId: 'lernlotse', secretVariable: 'OIDC_SECRET_X' };
/** `{here}` is the municipality. */
const SENDINGS: readonly Sending[] = [
  {
    ...{ what: 'a programme that ends before it starts', login: 'admin', at: '/admin/programmes/new', focus: 'alert' },
    fields: { titleDe: 'Verkehrt', startsOn: '2027-05-01', endsOn: '2027-04-01', total: '5' },
    button: 'main form .row > .kern-btn--primary',
  },
  {
    ...{ what: 'a course whose price is no price', login: 'admin', at: '/admin/courses/new', focus: 'alert' },
    fields: { titleDe: 'Zu teuer', provider: 'Werkstatt', price: 'viel' },
    button: 'main form[action="/admin/courses"] .kern-btn--primary',
  },
  {
    ...{ what: 'a password that is not theirs', login: 'employee', at: '/account', focus: 'alert' },
    ...{ fields: WRONG_PASSWORD, button: 'form[action="/account/password"] button' },
  },
  {
    ...{ what: 'an erasure without the right password', login: 'employee', at: '/my-data/erase', focus: 'alert' },
    ...{ fields: { password: 'falsch' }, button: 'form[action="/my-data/erase"] button' },
  },
  {
    ...{ what: 'a provider at an address that is not allowed', login: 'admin', at: '/admin/sign-on/{here}' },
    ...{ fields: { ...A_PROVIDER, issuer: 'http://anmeldung.example' }, focus: 'alert' },
    button: 'form[action$="/provider"] button',
  },
  {
    ...{ what: 'a provider', login: 'admin', at: '/admin/sign-on/{here}', focus: 'status' },
    ...{ fields: A_PROVIDER, button: 'form[action$="/provider"] button' },
  },
  {
    ...{ what: 'a look at a provider that is not there', login: 'admin', at: '/admin/sign-on/{here}', focus: 'alert' },
    button: 'form[action$="/check"] button',
  },
  {
    ...{ what: 'a course that somebody wants', login: 'employee', at: '/path', focus: 'status' },
    button: 'form[action="/path/pins"] button',
  },
  {
    ...{ what: 'a request under data protection law', login: 'employee', at: '/my-data/requests', focus: 'status' },
    ...{ fields: { text: 'Bitte eine Auskunft' }, button: 'form[action="/my-data/requests"] button' },
  },
  {
    ...{ what: 'a course platform', login: 'admin', at: '/admin/course-platforms', focus: 'h1' },
    ...{ fields: { name: 'Lernwelt', provider: 'Werkstatt' }, button: 'form[action="/admin/course-platforms"] button' },
  },
  {
    ...{ what: 'a recheck of links', login: 'admin', at: '/admin/courses/links', focus: 'h1' },
    button: 'form[action="/admin/courses/links/check"] button',
  },
];

/** Pages where something is folded. */
const FOLDED: readonly { login: Login; at: string }[] = [
  { login: 'employee', at: '/path' },
  { login: 'employee', at: '/post?unsure=yes' },
  { login: 'employee', at: '/courses' },
  { login: 'hr', at: '/hr/agreement' },
  { login: 'admin', at: '/admin/programmes/new' },
  { login: 'admin', at: '/admin/courses' },
];

describe('The focus is where somebody goes on', () => {
  let demo: DemoProduct;
  let here: string;
  beforeAll(async () => {
    demo = await startDemo();
    ({ here } = await idsOf(demo));
  });
  afterAll(() => demo.stop());

  describe.each(WAYS)('$way', ({ way, options }) => {
    const windows = new Map<Login | undefined, Page>();
    const opened = async (login: Login | undefined, at: string): Promise<Page> => {
      const page = windows.get(login) ?? (await demo.windowOf(login, options));
      windows.set(login, page);
      await page.goto(at.replace('{here}', here));
      return page;
    };

    it.each(SENDINGS)('after sending $what: $focus', async ({ login, at, fields = {}, button, focus }) => {
      const page = await opened(login, at);
      for (const [field, text] of Object.entries(fields)) await page.locator(`#${field}`).first().fill(text);
      await mouse.press(page.locator(button));
      await focusMustBe(page, focus);
    });

    it('after signing in, and on nothing where a page was opened by a link', async () => {
      const page = await opened(undefined, '/sign-in');
      await page.locator('#email').fill('buergerbuero@kandel.example');
      await page.locator('#password').fill('Lernlotse-Demo-2026');
      await mouse.press(page.locator('form[action="/sign-in"] button'));
      await focusMustBe(page, 'h1');
      await mouse.press(page.locator('nav a[href="/courses"]'));
      await focusMustBe(page, 'body');
    });

    it('on the field that a summary of errors leads to', async () => {
      const page = await opened('admin', '/admin/programmes/new');
      const fields = { titleDe: 'Verkehrt', startsOn: '2027-05-01', endsOn: '2027-04-01', total: '5' };
      for (const [field, text] of Object.entries(fields)) await page.locator(`#${field}`).fill(text);
      await mouse.press(page.locator('main form .row > .kern-btn--primary'));
      await keyboard.act(page.locator('[role=alert] a'));
      await focusMustBe(page, '#endsOn');
    });

    it('on the group of choices that a summary of errors leads to', async () => {
      const page = await opened('admin', '/admin/profiles/new');
      await page.locator('#code').fill('ohne-stufe');
      for (const field of ['titleDe', 'summaryDe']) await page.locator(`#${field}`).fill('Verkehrt');
      await page.locator('input[id^="essential-"]').first().check();
      await mouse.press(page.locator('main form[method=post] .kern-btn--primary'));
      const link = page.locator('[role=alert] a').first();
      const field = (await link.getAttribute('href')) ?? '';
      await keyboard.act(link);
      await focusMustBe(page, field);
      expect(field).toMatch(/^#minimum-/);
      await page.keyboard.press('Tab');
      expect(await page.evaluate(() => document.activeElement?.getAttribute('type'))).toBe('radio');
    });

    it('on the language that leads back, after switching', async () => {
      const page = await opened('newcomer', '/courses');
      for (const lang of ['en', 'de']) {
        await keyboard.press(page.locator('header a[hreflang]'));
        expect(await page.locator('html').getAttribute('lang')).toBe(lang);
        await focusMustBe(page, 'a');
        expect(await page.evaluate(() => document.activeElement?.hasAttribute('hreflang'))).toBe(true);
      }
    });

    it.each(FOLDED)('on what was opened and closed again at $at', async ({ login, at }) => {
      const page = await opened(login, at);
      const summaries = await page.locator('main summary').all();
      expect(summaries.length).toBeGreaterThan(0);
      for (const summary of summaries.slice(0, MOST_FOLDS)) {
        const isOpen = () => summary.evaluate((element) => element.parentElement?.hasAttribute('open'));
        const isFocused = () => summary.evaluate((element) => element === document.activeElement);
        const before = await isOpen();
        await summary.focus();
        for (const open of [!before, before]) {
          await page.keyboard.press('Enter');
          expect([await isOpen(), await isFocused()]).toEqual([open, true]);
        }
      }
      // Another kind of thing that opens would have to bring the focus back by itself.
      expect(await page.locator('dialog, [aria-haspopup], [aria-expanded]').count()).toBe(0);
    });

    it('on every way of the navigation in turn, in a narrow window too', async () => {
      const page = await opened('hr', '/hr/overview');
      await page.setViewportSize({ width: 320, height: 600 });
      const links = await page.locator('nav.page-navigation a').all();
      expect(links.length).toBeGreaterThan(6);
      await links[0]?.focus();
      for (const link of links) {
        const seen = await link.evaluate((element) => {
          const { left, right, top, bottom } = element.getBoundingClientRect();
          const isInside = left >= 0 && right <= innerWidth && top >= 0 && bottom <= innerHeight;
          return { isFocused: element === document.activeElement, isInside };
        });
        expect(seen).toEqual({ isFocused: true, isInside: true });
        await page.keyboard.press('Tab');
      }
    });

    it('on each next question, which is said with it, and on the result of the last', async () => {
      const newcomer = await aNewcomer(demo, way === 'with script' ? 'Fokus' : 'Fokussiert');
      const api = await demo.apiOf(newcomer);
      await api.post('/privacy-notice/acknowledgements', { version: (await api.get('/privacy-notice')).version });
      const [profile] = await demo.sql<{ id: string }>(`SELECT id FROM profiles WHERE code = 'buergerbuero' LIMIT 1`);
      await api.put('/me/post', { profileId: profile?.id ?? '' });
      const page = await opened(newcomer, '/check');
      await mouse.press(page.locator('main form[action="/check"] button'));
      const form = page.locator('form[action$="/answers"]');
      for (let nth = 1; nth <= 3; nth += 1) {
        await focusMustBe(page, 'h1');
        expect(await page.locator('h1').innerText()).toContain(`Frage ${nth}`);
        await mouse.answer(form);
      }
      await focusMustBe(page, 'h1');
      if (way === 'with script') {
        const told = await page.locator('h1').getAttribute('aria-describedby');
        expect(await page.locator(`#${told ?? ''}`).innerText()).toBe(await page.locator('legend').innerText());
      }
      await page.goto(`${page.url().split('?')[0] ?? ''}?review=yes`);
      await mouse.press(page.locator('form[action$="/submit"] button'));
      await focusMustBe(page, 'h1');
    });
  });

  it('where it was while a job goes on and the page shows itself anew, and on the heading where that is gone', async () => {
    const id = await aJobThatWaits(demo);
    const page = await demo.windowOf('admin');
    await page.goto(`/admin/jobs/${id}?return=/admin/jobs`);
    const title = () => page.title();
    const goesOn = async (state: 'active' | 'done'): Promise<void> => {
      const before = await title();
      const lease = state === 'active' ? '2099-01-01' : null;
      await demo.sql('UPDATE jobs SET state = $2, lease_until = $3 WHERE id = $1', [id, state, lease]);
      await page.waitForFunction((known) => document.title !== known, before);
    };
    const link = page.locator('main a.kern-btn[href="/admin/jobs"]');
    await link.focus();
    await goesOn('active');
    expect(await link.evaluate((element) => element === document.activeElement)).toBe(true);
    await link.evaluate((element) => {
      element.setAttribute('href', '/gone');
    });
    await goesOn('done');
    await focusMustBe(page, 'h1');
    expect(await page.locator('h1').innerText()).toContain('fertig');
    await page.context().close();
  });

  it('on the slider that is moved while the result beside it changes', async () => {
    const page = await demo.windowOf('admin');
    const id = await aSmallProgramme(demo, {}, { isDistributed: false });
    await page.goto(`/admin/programmes/${id}/distribution`);
    const slider = page.locator('input[type=range]').first();
    const heading = await page.locator('h1').innerText();
    await slider.focus();
    await page.keyboard.press('ArrowRight');
    await page.waitForFunction((before) => document.querySelector('h1')?.textContent !== before, heading);
    expect(await slider.evaluate((element) => element === document.activeElement)).toBe(true);
    await page.context().close();
  });
});
