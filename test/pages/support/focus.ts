import type { Page } from 'playwright-core';

import { eventually } from '../../support/eventually.js';

const PATIENCE_MS = 10_000;

/** Where the focus is: `#id`, else the role or the name of the element; the body while it is nowhere. */
function focusOf(page: Page): Promise<string> {
  return page.evaluate(() => {
    const { activeElement: at } = document;
    if (at === null) return 'body';
    return at.id === '' ? (at.getAttribute('role') ?? at.tagName.toLowerCase()) : `#${at.id}`;
  });
}

/** Waits until the focus is there, since a browser moves it when it has drawn a page. @throws Error with where it is instead */
export async function focusMustBe(page: Page, place: string): Promise<void> {
  const isThere = async () => (await focusOf(page)) === place;
  try {
    await eventually(`the focus on ${place}`, PATIENCE_MS, isThere);
  } catch (error) {
    throw new Error(`the focus is on ${await focusOf(page)} at ${page.url()}`, { cause: error });
  }
}
