import type { Locator } from 'playwright-core';

/** How a person works a page. */
export interface Hand {
  /** A link or button; resolves when the page that it leads to is there. */
  press(place: Locator): Promise<void>;
  /** A day as 2026-01-01; the number of its day is that of its month, since browsers differ in the order of the two. */
  write(place: Locator, text: string): Promise<void>;
  /** Ticks a box or takes a choice. */
  choose(place: Locator): Promise<void>;
  /** Takes the first of these answers of a question and sends it. */
  answer(choices: Locator, send: Locator): Promise<void>;
}

const MOST_TABS = 300;

export const mouse: Hand = {
  press: (place) => leadingOn(place, () => place.first().click()),
  write: (place, text) => place.fill(text),
  choose: (place) => place.first().check(),
  async answer(choices, send) {
    await mouse.choose(choices);
    await mouse.press(send);
  },
};

/** Nothing but the keys: Tab until it is there, then Enter, Space or letters. */
export const keyboard: Hand = {
  async press(place) {
    await reach(place);
    await leadingOn(place, () => place.page().keyboard.press('Enter'));
  },
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
  async answer(choices, send) {
    const { keyboard: keys } = choices.page();
    const hasKeys = await choices.page().locator('#by-keys').isVisible();
    if (!hasKeys) {
      await keyboard.choose(choices);
      return keyboard.press(send);
    }
    await keys.press('1');
    await mustBeSeen(choices.first());
    await leadingOn(send, () => keys.press('Enter'));
  },
};

async function leadingOn(place: Locator, act: () => Promise<void>): Promise<void> {
  await Promise.all([place.page().waitForEvent('load'), act()]);
}

/** @throws Error when the focus does not come there, or cannot be seen there */
async function reach(place: Locator): Promise<void> {
  const target = place.first();
  await target.waitFor();
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
