import type { Locator, Page } from 'playwright-core';

import { eventually } from '../../support/eventually.js';

/** How a person works a page. */
export interface Hand {
  /** A link or button. */
  act(place: Locator): Promise<void>;
  /** A link or button; resolves when the page that it leads to is there. */
  press(place: Locator): Promise<void>;
  /** A day as 2026-01-01; the number of its day is that of its month, since browsers differ in the order of the two. */
  write(place: Locator, text: string): Promise<void>;
  /** Ticks a box or takes a choice. */
  choose(place: Locator): Promise<void>;
  /** Sends a question's first answer, by its key where there are keys, or none where the answers are to be put in order. */
  answer(form: Locator): Promise<void>;
}

const MOST_TABS = 300;
const PAGE_PATIENCE_MS = 60_000;

export const mouse: Hand = {
  act: (place) => place.first().click(),
  press: (place) => leadingOn(place, () => mouse.act(place)),
  write: (place, text) => place.fill(text),
  choose: (place) => place.first().check(),
  answer: (form) => answerBy(mouse, form),
};

/** Nothing but the keys: Tab until it is there, then Enter, Space or letters. */
export const keyboard: Hand = {
  async act(place) {
    await reach(place);
    await place.page().keyboard.press('Enter');
  },
  press: (place) => leadingOn(place, () => keyboard.act(place)),
  async write(place, text) {
    await reach(place);
    const isDay = (await place.getAttribute('type')) === 'date';
    if (!isDay) await place.page().keyboard.press('ControlOrMeta+A');
    await place.page().keyboard.type(isDay ? text.split('-').reverse().join('') : text);
  },
  async choose(place) {
    await reach(place);
    await place.page().keyboard.press('Space');
  },
  async answer(form) {
    const page = form.page();
    if (!(await page.locator('#by-keys').isVisible())) return answerBy(keyboard, form);
    await untilNextQuestion(page, async () => {
      await page.keyboard.press('1');
      await mustBeSeen(choicesOf(form).first());
      await page.keyboard.press('Enter');
    });
  },
};

async function answerBy(hand: Hand, form: Locator): Promise<void> {
  const isOrder = (await choicesOf(form).count()) === 0;
  if (!isOrder) await hand.choose(choicesOf(form));
  const send = form.locator(isOrder ? 'button[name=skip]' : 'button:not([name])');
  await untilNextQuestion(form.page(), () => hand.act(send));
}

function choicesOf(form: Locator): Locator {
  return form.locator('input[name=chosen]');
}

/** The page need not be loaded anew for the next question, but its title says which one it is. */
async function untilNextQuestion(page: Page, act: () => Promise<void>): Promise<void> {
  const before = await page.title();
  await act();
  await untilShown(page, (known) => document.title !== '' && document.title !== known, before);
}

/** Acts, and waits for another page. */
async function leadingOn(place: Locator, act: () => Promise<void>): Promise<void> {
  const page = place.page();
  await page.evaluate(() => Object.assign(window, { isLeft: true }));
  await act();
  await untilShown(page, () => !('isLeft' in window), '');
}

/** Waits for a page that is complete; the page itself is asked, since what a browser tells of it may come later. */
async function untilShown(page: Page, isIt: (known: string) => boolean, known: string): Promise<void> {
  const isShown = () => page.evaluate(isIt, known);
  const isComplete = () => page.evaluate(() => document.readyState === 'complete');
  const look = async () => (await isShown()) && (await isComplete());
  await eventually(`the page after ${page.url()}`, PAGE_PATIENCE_MS, () => look().catch(() => false));
}

/**
 * How many times Tab has to be pressed at least from where the focus is, past the end of the page if the place lies before
 * it: so often nobody has to look where it is. Buttons of a choice count for none, since a group of them is one stop.
 */
function tabsTo(target: Locator): Promise<number> {
  return target.evaluate((element) => {
    const from = document.activeElement ?? document.body;
    const isAfter = (one: Element, other: Element) =>
      (other.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
    const isStop = (one: Element) => !one.matches(':disabled, [type=hidden], [type=radio]') && one.checkVisibility();
    const isPassed = isAfter(element, from)
      ? (one: Element) => isAfter(one, from) && isAfter(element, one)
      : (one: Element) => isAfter(one, from) || isAfter(element, one);
    const places = 'a[href], button, input, select, textarea, summary';
    const stops = [...document.querySelectorAll<HTMLElement>(places)].filter((one) => one.tabIndex >= 0 && isStop(one));
    return element === from ? 0 : stops.filter((one) => one !== from && isPassed(one)).length;
  });
}

/** @throws Error when the focus does not come there, or cannot be seen there */
async function reach(place: Locator): Promise<void> {
  const target = place.first();
  await target.waitFor();
  for (let left = await tabsTo(target); left > 0; left -= 1) await target.page().keyboard.press('Tab');
  for (let tabs = 0; tabs < MOST_TABS; tabs += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return mustBeSeen(target);
    await target.page().keyboard.press('Tab');
  }
  throw new Error(`the keyboard does not reach ${String(place)} on ${target.page().url()}`);
}

async function mustBeSeen(target: Locator): Promise<void> {
  const isSeen = await target.evaluate((element) => {
    const { outlineStyle, boxShadow } = getComputedStyle(element);
    const label = element.nextElementSibling;
    const around = [outlineStyle, label === null ? 'none' : getComputedStyle(label).outlineStyle];
    return boxShadow !== 'none' || around.some((style) => style !== 'none');
  });
  if (!isSeen) throw new Error(`the focus is not seen on ${String(target)} at ${target.page().url()}`);
}
