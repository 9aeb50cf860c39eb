import type { ConsoleMessage, Page } from 'playwright-core';

import { axeFaultsOf, axeFaultsOfLooks } from './axe.js';

/** Of HTML, style sheets and scripts together, as they go over the line. */
const MOST_BYTES = 150_000;
const WIDE = { width: 1280, height: 900 };
const NARROW = { width: 320, height: 900 };
/** Letters; less says nothing about what to do. */
const SHORTEST_ADVICE = 20;

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

/** The same for a page that has nothing to show yet: it says what to do. */
export async function faultsOfEmptyAt(page: Page, address: string): Promise<readonly string[]> {
  const faults = await faultsAt(page, address);
  const advice = new RegExp(`\\S.{${SHORTEST_ADVICE - 1}}`);
  const silent = await page.locator('main .empty').filter({ hasNotText: advice }).count();
  return [...faults, ...Array<string>(silent).fill('an empty list that says nothing')];
}

/** The same for the page as it is shown now. */
export async function faultsNow(page: Page): Promise<readonly string[]> {
  const wide = await axeFaultsOf(page);
  const structure = await structureFaults(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.setViewportSize(NARROW);
  const narrow = await axeFaultsOfLooks(page);
  const unfit = await unfitOf(page);
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize(WIDE);
  await page.evaluate(() => (document.documentElement.style.fontSize = '200%'));
  const large = await unfitOf(page);
  await page.evaluate(() => (document.documentElement.style.fontSize = ''));
  return [
    ...wide.map((fault) => `wide: ${fault}`),
    ...structure,
    ...narrow.map((fault) => `dark, 320 px: ${fault}`),
    ...unfit.map((fault) => `320 px: ${fault}`),
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

/** What does not fit: the page scrolls sideways, or a part of it is cut off. */
async function unfitOf(page: Page): Promise<readonly string[]> {
  return [...(await widerThanWindow(page)), ...(await cutOff(page))];
}

/** Words that an element hides because they are wider or higher than it is. What is only heard is meant to; fields scroll. */
async function cutOff(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const hides = (overflow: string) => overflow === 'hidden' || overflow === 'clip';
    const isCut = (element: Element): boolean => {
      const { overflowX, overflowY, clipPath } = getComputedStyle(element);
      const { scrollWidth, scrollHeight, clientWidth, clientHeight } = element;
      const isShown = clientWidth > 1 && clientHeight > 1 && clipPath === 'none';
      const isTooWide = hides(overflowX) && scrollWidth > clientWidth + 1;
      return isShown && (isTooWide || (hides(overflowY) && scrollHeight > clientHeight + 1));
    };
    const cut = [...document.body.querySelectorAll(':not(svg, svg *, input, textarea, select)')].filter(isCut);
    return cut.map(({ tagName, textContent }) => `cut off: ${tagName} "${textContent.slice(0, 40)}"`);
  });
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
