import type { ConsoleMessage, Page } from 'playwright-core';

import { axeFaultsOf, axeFaultsOfLooks } from './axe.js';

/** Of HTML, style sheets and scripts together, as they go over the line. */
const MOST_BYTES = 150_000;
const WIDE = { width: 1280, height: 900 };
const NARROW = { width: 320, height: 900 };

/**
 * Opens an address and looks at it as people do: wide and light, narrow and dark, with text twice as large. Returns what
 * is wrong; empty when everybody can use the page.
 */
export async function faultsAt(
  page: Page,
  address: string,
  act?: (page: Page) => Promise<void>,
): Promise<readonly string[]> {
  const noises = listen(page);
  await page.setViewportSize(WIDE);
  const response = await page.goto(address);
  if (response?.status() !== 200) return [`status ${response?.status() ?? 'none'}`];
  const bytes = await weightOf(page);
  await act?.(page);
  const faults = await faultsNow(page);
  return [...(bytes > MOST_BYTES ? [`${bytes} bytes of HTML, CSS and JS`] : []), ...faults, ...noises()];
}

/** The same for the page as it is shown now. */
export async function faultsNow(page: Page): Promise<readonly string[]> {
  const wide = await axeFaultsOf(page);
  const structure = await structureFaults(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.setViewportSize(NARROW);
  const narrow = await axeFaultsOfLooks(page);
  const tooWide = await widerThanWindow(page);
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize(WIDE);
  await page.evaluate(() => (document.documentElement.style.fontSize = '200%'));
  const large = await widerThanWindow(page);
  await page.evaluate(() => (document.documentElement.style.fontSize = ''));
  return [
    ...wide.map((fault) => `wide: ${fault}`),
    ...structure,
    ...narrow.map((fault) => `dark, 320 px: ${fault}`),
    ...tooWide.map((fault) => `320 px: ${fault}`),
    ...large.map((fault) => `200 % text: ${fault}`),
  ];
}

/** What axe does not ask: the language of the context, a title that is the heading, the skip link first. */
async function structureFaults(page: Page): Promise<readonly string[]> {
  const { title, heading, firstLink, lang } = await page.evaluate(() => ({
    title: document.title,
    heading: document.querySelector('h1')?.textContent ?? '',
    firstLink: document.querySelector('a, button, input, select, textarea')?.getAttribute('href'),
    lang: document.documentElement.lang,
  }));
  return [
    ...(title === `${heading} – Lernlotse` ? [] : [`title "${title}" is not the heading "${heading}"`]),
    ...(firstLink === '#content' ? [] : ['the first thing to reach is not the skip link']),
    ...(['de', 'en'].includes(lang) ? [] : [`lang is "${lang}"`]),
  ];
}

/** What makes the page scroll sideways. */
async function widerThanWindow(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const root = document.documentElement;
    if (root.scrollWidth <= root.clientWidth) return [];
    const wide = [...document.body.querySelectorAll('*')].filter(
      (element) => element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 1,
    );
    const names = wide.slice(-3).map(({ tagName, textContent }) => `${tagName} "${textContent.slice(0, 40)}"`);
    return [`${root.scrollWidth} px wide: ${names.join(', ')}`];
  });
}

/** Errors that a page reports from now on until it is asked, such as a script that the policy refuses. */
function listen(page: Page): () => readonly string[] {
  const said: string[] = [];
  const onConsole = (message: ConsoleMessage) => {
    if (message.type() === 'error') said.push(`console: ${message.text()}`);
  };
  const onError = (error: Error) => said.push(`script: ${error.message}`);
  page.on('console', onConsole);
  page.on('pageerror', onError);
  return () => {
    page.off('console', onConsole);
    page.off('pageerror', onError);
    return said;
  };
}

/** Bytes of HTML, style sheets and scripts as they go over the line; what the browser has kept counts again. */
function weightOf(page: Page): Promise<number> {
  return page.evaluate(() => {
    const isCounted = ({ entryType, name }: PerformanceEntry) => entryType === 'navigation' || /\.(css|js)$/.test(name);
    const loaded = [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')];
    return (loaded.filter(isCounted) as PerformanceResourceTiming[]).reduce((sum, one) => sum + one.encodedBodySize, 0);
  });
}
