import type { Locale } from '../../kernel/localized.js';

const UNITS = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
] as const satisfies readonly (readonly [Intl.RelativeTimeFormatUnit, number])[];

/** Seconds that have passed, in the largest unit that is full: 3 → vor 3 Sekunden, 7200 → vor 2 Stunden. */
export function ago(locale: Locale, seconds: number): string {
  const [unit, size] = UNITS.find(([, length]) => seconds >= length) ?? (['second', 1] as const);
  return new Intl.RelativeTimeFormat(locale).format(-Math.floor(seconds / size), unit);
}
