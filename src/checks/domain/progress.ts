import type { Outlook } from './check.js';

/** What is still to be asked, as far as can be expected. */
export interface Expected {
  readonly items: number;
  /** Expected minutes for them. */
  readonly minutes: number;
}

/** Place in the form (from 0 on) of the first item without a response; −1 when every item has one. */
export function nextPlace(form: readonly string[], responded: ReadonlySet<string>): number {
  return form.findIndex((itemId) => !responded.has(itemId));
}

/** The outlook of a check that begins with so much to ask. */
export function firstOutlook({ items, minutes }: Expected): Outlook {
  return { share: 0, total: items, minutesLeft: wholeMinutes(minutes) };
}

/**
 * The outlook after `answered` questions with so much left. Share and minutes never run backwards: a question that
 * comes in late, because an earlier answer was changed, makes neither of them worse than it was.
 */
export function nextOutlook(before: Outlook, answered: number, { items, minutes }: Expected): Outlook {
  const total = answered + items;
  const share = Math.max(before.share, total === 0 ? 1 : answered / total);
  const minutesLeft = items === 0 ? 0 : Math.max(1, Math.min(before.minutesLeft, wholeMinutes(minutes)));
  return { share, total, minutesLeft };
}

const ROUNDING = 1e-9;

function wholeMinutes(minutes: number): number {
  return Math.max(0, Math.ceil(minutes - ROUNDING));
}
