import type { BrowserContextOptions, Page } from 'playwright-core';

import { type DemoProduct, type Login, signIn, startDemo, typeLogin } from './support/demo-product.js';
import { focusMustBe } from './support/focus.js';
import { aCheckUnderWay, aSmallProgramme } from './support/furnish.js';
import { faultsNow } from './support/looks.js';

const KEPT = 'Was Sie gerade gesendet haben, ist nicht verloren.';
const NOTHING = { name: 'leer.csv', buffer: Buffer.from('') };
const UPLOADS = [
  {
    login: 'admin',
    ...{ what: 'an import without content', at: '/admin/imports', form: '/admin/imports' },
    ...{ file: NOTHING, takes: 'Dateien bis 20 MB' },
  },
  {
    login: 'hr',
    ...{ what: 'an empty list of people', at: '/hr/assign/list', form: '/hr/assign/list/preview' },
    ...{ file: NOTHING, takes: 'eine CSV-Datei mit höchstens 100.000 Zeichen' },
  },
  {
    login: 'hr',
    ...{ what: 'an agreement that is no PDF', at: '/hr/agreement', form: '/hr/agreement/document' },
    ...{ file: { name: 'dv.pdf', buffer: Buffer.from('Kein PDF') }, takes: 'ein PDF von höchstens 10 MB' },
  },
] as const;
const WITH_AND_WITHOUT_SCRIPT = [{ javaScriptEnabled: true }, { javaScriptEnabled: false }];

describe('When something goes wrong, a page says what happened and what helps, and nothing is lost', () => {
  let demo: DemoProduct;
  let checkId: string;
  beforeAll(async () => {
    demo = await startDemo();
    checkId = await aCheckUnderWay(demo);
  });
  afterAll(() => demo.stop());

  const endSessions = () => demo.sql(`UPDATE sessions SET ended_at = now()`);
  const answers = async (): Promise<number> =>
    (await demo.sql(`SELECT FROM answers WHERE check_id = $1`, [checkId])).length;

  /** Somebody with a session of their own, which another test does not end. */
  const freshWindow = async (login: Login, options?: BrowserContextOptions): Promise<Page> => {
    const page = await demo.windowOf(undefined, options);
    await signIn(page, login);
    return page;
  };

  it.each([
    { what: 'an address that nobody has', login: 'employee', path: '/gibt-es-nicht', status: 404, way: '/' },
    {
      what: 'a thing that nobody has',
      login: 'employee',
      path: '/courses/00000000-0000-4000-8000-000000000000',
      status: 404,
      way: '/',
    },
    { what: 'an address that is cut off', login: 'employee', path: '/courses/0000', status: 400, way: '/' },
    { what: 'a page of another role', login: 'hr', path: '/admin/programmes', status: 403, way: '/' },
    { what: 'an address of the interface for programs', login: 'hr', path: '/api/v1/nirgends', status: 404, way: '/' },
  ] as const)('says of $what that it is so, for everybody', async ({ login, path, status, way }) => {
    const page = await demo.windowOf(login);
    expect((await page.goto(path))?.status()).toBe(status);
    expect(await page.locator('main').textContent()).toContain('Was jetzt hilft');
    expect(await page.locator(`main a[href="${way}"]`).count()).toBeGreaterThan(0);
    await focusMustBe(page, 'alert');
    expect(await faultsNow(page)).toEqual([]);
    await page.context().close();
  });

  it('answers programs as before', async () => {
    const answer = await fetch(`${demo.address}/gibt-es-nicht`);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([
      404,
      'application/problem+json; charset=utf-8',
    ]);
  });

  it('puts the focus on what was wrong with a sign-in, and keeps what was typed', async () => {
    const page = await demo.windowOf();
    await page.goto('/sign-in');
    await page.locator('#email').fill('niemand@kandel.example');
    await page.locator('#password').fill('falsch');
    await page.locator('#password').press('Enter');
    await page.locator('[role=alert]').waitFor();
    await focusMustBe(page, 'alert');
    expect(await page.locator('#email').inputValue()).toBe('niemand@kandel.example');
    expect(await faultsNow(page)).toEqual([]);
    await page.context().close();
  });

  it('comes back to the page that was asked for after a session has ended', async () => {
    const page = await demo.windowOf('hr');
    await endSessions();
    await page.goto('/hr/vouchers?q=akten');
    expect(await page.locator('main').textContent()).toContain('Ihre Anmeldung ist abgelaufen');
    expect(await faultsNow(page)).toEqual([]);
    await signIn(page, 'hr');
    expect(page.url()).toBe(`${demo.address}/hr/vouchers?q=akten`);
    await page.context().close();
  });

  it.each(WITH_AND_WITHOUT_SCRIPT)(
    'keeps an answer whose session ended in the middle of a check ($javaScriptEnabled)',
    async (options) => {
      const page = await freshWindow('newcomer', options);
      await page.goto(`/check/${checkId}`);
      await answerSomething(page);
      const before = await answers();
      await endSessions();
      await page.locator('form[action$="/answers"] button').first().click();
      await page.locator('form[action="/sign-in/resume"]').waitFor();
      expect(await page.locator('main').textContent()).toContain(KEPT);
      await page.locator('form[action="/sign-in/resume"] button').click();
      await page.locator('#password').waitFor();
      await typeLogin(page, 'newcomer');
      await page.locator('form[action$="/answers"] button').click();
      await page.waitForURL(/\/check\//);
      expect(await answers()).toBe(before + 1);
      await page.context().close();
    },
  );

  it('tells the second of two HR people what the first decided, and decides nothing twice', async () => {
    const [first, second] = [await freshWindow('hr'), await freshWindow('colleague')];
    for (const page of [first, second]) {
      await page.goto('/hr/requests');
      await page.locator('input[name=id]').first().check();
    }
    await first.locator('button[value=approve]').click();
    await second.locator('button[value=decline]').click();
    await second.locator('textarea[name=reason], input[name=reason]').fill('Kein Bedarf');
    await first.locator('main form[method=post] button').click();
    await first.waitForURL(/decided/);
    await second.locator('main form[method=post] button').click();
    await second.waitForURL(/decided/);
    expect(await second.locator('main').textContent()).toMatch(/inzwischen|bereits|schon/);
    expect(await faultsNow(second)).toEqual([]);
    expect(await demo.sql(`SELECT state FROM voucher_requests`)).toEqual([{ state: 'approved' }]);
    await first.context().close();
    await second.context().close();
  });

  it('gives one voucher for a double click, and one after going back and sending again', async () => {
    const page = await freshWindow('colleague');
    await page.goto('/hr/assign?q=Brandt');
    await page.locator('a[href^="/hr/assign/persons/"]').first().click();
    await page.locator('button[value=assign]').click();
    const send = page.locator('main form[method=post] button').first();
    await send.dblclick();
    await page.waitForURL(/done=/);
    const vouchers = () =>
      demo.sql(`SELECT FROM vouchers JOIN persons p ON p.id = person_id WHERE family_name = 'Brandt'`);
    expect(await vouchers()).toHaveLength(1);
    await page.goBack();
    await send.click();
    await page.locator('h1').waitFor();
    expect(await faultsNow(page)).toEqual([]);
    expect(await vouchers()).toHaveLength(1);
    await page.context().close();
  });

  it.each(WITH_AND_WITHOUT_SCRIPT)('says what is wrong with a file ($javaScriptEnabled)', async (options) => {
    const page = await freshWindow('admin', options);
    await page.goto('/admin/imports');
    const file = { name: 'urlaub.jpg', mimeType: 'image/jpeg', buffer: Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]) };
    await page.locator('input[type=file]').setInputFiles(file);
    await page.locator('form[enctype="multipart/form-data"] button').click();
    await page.waitForURL(/imports\//);
    await demo.jobsDone();
    await page.reload();
    expect(await page.locator('main').textContent()).toMatch(/Datei/);
    if (options.javaScriptEnabled) expect(await faultsNow(page)).toEqual([]);
    await page.context().close();
  });

  it.each(UPLOADS)(
    'says of $what which files are taken, and leads back to the form',
    async ({ login, at, form, file, takes }) => {
      const page = await freshWindow(login);
      await page.goto(at);
      const address = page.url();
      const field = page.locator(`form[action="${form}"] input[type=file]`);
      await field.setInputFiles({ mimeType: 'text/csv', ...file });
      await page.locator(`form[action="${form}"] button`).first().click();
      await page.locator('[role=alert]').waitFor();
      expect(await page.locator('[role=alert]').innerText()).toContain(takes);
      expect(await faultsNow(page)).toEqual([]);
      await page.locator('main').getByRole('link', { name: 'Zurück' }).click();
      await field.waitFor();
      expect(page.url()).toBe(address);
      await page.context().close();
    },
  );

  it('shows that somebody else was faster, and what is so now', async () => {
    const id = await aSmallProgramme(demo, {}, { open: false });
    const [first, second] = [await freshWindow('admin'), await freshWindow('admin')];
    for (const page of [first, second]) await page.goto(`/admin/programmes/${id}/confirm/open`);
    for (const page of [first, second]) {
      await page.locator('main form[method=post] button').click();
      await page.waitForURL((url) => !url.pathname.includes('/confirm/'));
    }
    expect(await second.locator('main').textContent()).toContain('Was jetzt hilft');
    await focusMustBe(second, 'alert');
    expect(await faultsNow(second)).toEqual([]);
    await first.context().close();
    await second.context().close();
  });

  it.each(WITH_AND_WITHOUT_SCRIPT)(
    'puts the focus on a question that was sent without an answer ($javaScriptEnabled)',
    async (options) => {
      const page = await freshWindow('newcomer', options);
      await page.goto(`/check/${checkId}?fault=missing`);
      expect(await page.locator('#question-error').isVisible()).toBe(true);
      if (options.javaScriptEnabled) {
        await focusMustBe(page, '#question-error');
        expect(await faultsNow(page)).toEqual([]);
      }
      await page.context().close();
    },
  );

  it('lets keys pick answers, says so, and stops when somebody switches that off', async () => {
    const page = await freshWindow('newcomer');
    await page.goto(`/check/${checkId}`);
    while ((await page.locator('select[name=chosen]').count()) > 0) {
      const question = await page.title();
      await page.locator('button[name=skip]').click();
      await page.waitForFunction((before) => document.title !== before, question);
    }
    const second = page.locator('input[name=chosen]').nth(1);
    await page.keyboard.press('2');
    expect(await second.isChecked()).toBe(true);
    expect(await second.evaluate((element) => element === document.activeElement)).toBe(true);
    await page.locator('#by-keys').uncheck();
    await page.keyboard.press('1');
    expect(await page.locator('input[name=chosen]').first().isChecked()).toBe(false);
    expect(await page.locator('kbd.key').first().isVisible()).toBe(false);
    await page.reload();
    expect(await page.locator('#by-keys').isChecked()).toBe(false);
    await page.context().close();
  });

  it('says that the product is away, looks again by itself, and goes on when it is back', async () => {
    const page = await freshWindow('hr');
    await page.clock.install();
    demo.line.cut();
    try {
      const answer = await page.goto('/hr/vouchers');
      expect(answer?.status()).toBe(503);
      expect(await page.locator('main').textContent()).toContain('sieht alle 10 Sekunden selbst nach');
      expect(await faultsNow(page)).toEqual([]);
    } finally {
      demo.line.mend();
    }
    await page.clock.fastForward('00:10');
    await page.locator('nav a[href="/hr/requests"]').waitFor();
    await focusMustBe(page, 'h1');
    await page.context().close();
  });

  it('says after too many attempts how long to wait', async () => {
    const page = await demo.windowOf();
    for (let nth = 0; nth <= 10; nth += 1) {
      await page.goto('/sign-in');
      await page.locator('#email').fill('viele@kandel.example');
      await page.locator('#password').fill('falsch');
      await page.locator('#password').press('Enter');
      await page.locator('[role=alert]').waitFor();
    }
    expect(await page.locator('[role=alert]').textContent()).toContain('zu viele Versuche');
    expect(await faultsNow(page)).toEqual([]);
    await page.context().close();
  });
});

/** Some answer to whatever kind of question is asked. */
async function answerSomething(page: Page): Promise<void> {
  const places = page.locator('select[name=chosen]');
  for (let at = 0; at < (await places.count()); at += 1) await places.nth(at).selectOption({ index: at + 1 });
  if ((await places.count()) === 0) await page.locator('input[name=chosen]').first().check();
}
