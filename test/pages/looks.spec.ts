import type { Browser, Page } from 'playwright-core';

import { startChromium } from '../support/chromium.js';
import { faultsNow } from './support/looks.js';

const GOOD = `<title>Titel – Lernlotse</title><a href="#content">Zum Inhalt</a>
  <main id="content"><h1>Titel</h1><p>Ein Satz.</p></main>`;

/** The eye that looks at every page sees what is wrong with one. */
describe('Looking at a page', () => {
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    browser = await startChromium();
    page = await browser.newPage();
  });
  afterAll(() => browser.close());

  const faultsOf = async (body: string, lang = 'de'): Promise<string> => {
    await page.setContent(
      `<!doctype html><html lang="${lang}"><meta name="viewport" content="width=device-width">${body}</html>`,
    );
    return (await faultsNow(page)).join('\n');
  };

  it('finds nothing wrong with a good one', async () => {
    expect(await faultsOf(GOOD)).toBe('');
  });

  it.each([
    ['a grey that is hard to read', '<p style="color:#bbb;background:#fff">Blass</p>', /wide: color-contrast/],
    [
      'a colour that is unreadable in the dark only',
      '<style>@media (prefers-color-scheme: dark) { p { color: #333; background: #222 } }</style>',
      /^dark, 320 px: color-contrast/,
    ],
    ['a field without a label', '<form><input name="x"></form>', /wide: label/],
    ['a level of headings left out', '<h3>Zu tief</h3>', /wide: heading-order/],
    ['a word wider than a narrow window', `<p>${'breit'.repeat(30)}</p>`, /320 px: .*breit/],
    [
      'words that are cut off where the window is narrow',
      `<p style="overflow:hidden;white-space:nowrap">${'lange Worte '.repeat(8)}</p>`,
      /320 px: cut off: P/,
    ],
    [
      'a height that large text does not fit',
      '<p style="height:2.1em;font-size:16px;overflow:hidden"><span style="font-size:1rem">Zwei<br>Zeilen</span></p>',
      /200 % text: cut off/,
    ],
    ['a width that large text does not fit', `<p style="width:70rem">Fest</p>`, /200 % text/],
  ])('finds %s', async (_, html, fault) => {
    expect(await faultsOf(GOOD.replace('</main>', `${html}</main>`))).toMatch(fault);
  });

  it('finds a title that is not the heading, a language that is none, and a way past the skip link', async () => {
    expect(await faultsOf(GOOD.replace('<title>Titel', '<title>Anders'))).toContain('is not the heading');
    expect(await faultsOf(GOOD, 'xx')).toContain('lang');
    expect(await faultsOf(GOOD.replace('#content', '#elsewhere'))).toContain('skip link');
  });
});
