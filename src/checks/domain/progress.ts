import type { Progress } from './check.js';

interface Asked {
  readonly itemId: string;
  readonly minutes: number;
}

const ROUNDING = 1e-9;

/** Place in the form (from 0 on) of the first item without a response; −1 when every item has one. */
export function nextPlace(form: readonly string[], responded: ReadonlySet<string>): number {
  return form.findIndex((itemId) => !responded.has(itemId));
}

/** How many of the form's questions have a response, and the expected minutes for the others, rounded up. */
export function progressOf(form: readonly Asked[], responded: ReadonlySet<string>): Progress {
  const left = form.filter(({ itemId }) => !responded.has(itemId));
  const minutes = left.reduce((sum, item) => sum + item.minutes, 0);
  return {
    answered: form.length - left.length,
    total: form.length,
    minutesLeft: Math.max(0, Math.ceil(minutes - ROUNDING)),
  };
}
