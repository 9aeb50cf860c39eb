import type { Locale } from '../../kernel/localized.js';

/** Numbers, days, money and durations as people write them. */
export interface Formats {
  /** 2750 → 2.750 */
  count(value: number): string;
  /** Levels and other measured values with one decimal: 3.25 → 3,3 */
  measure(value: number): string;
  /** The same with its sign, for a difference: 0.42 → +0,4 */
  signed(value: number): string;
  /** An exact number of four decimals: '1316.1765' → 1.316,1765 */
  exact(value: string): string;
  /** 0.875 → 88 % */
  percent(share: number): string;
  /** Cents → 149,00 € */
  money(cents: number): string;
  /** Minutes → 2 Std. 30 Min. */
  duration(minutes: number): string;
  /** YYYY-MM-DD or a moment → 22.11.2026 */
  day(day: string | Date): string;
  /** A moment → 22.11.2026, 14:05 */
  moment(moment: Date): string;
}

const TAGS: Readonly<Record<Locale, string>> = { de: 'de-DE', en: 'en-GB' };
const UNITS: Readonly<Record<Locale, readonly [string, string]>> = { de: ['Std.', 'Min.'], en: ['h', 'min'] };

export function formatsFor(locale: Locale): Formats {
  const tag = TAGS[locale];
  const [hours, minutes] = UNITS[locale];
  const number = (options: Intl.NumberFormatOptions) => new Intl.NumberFormat(tag, options);
  const time = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(tag, { timeZone: 'Europe/Berlin', ...options });
  const count = number({ maximumFractionDigits: 0 });
  const measure = number({ minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const signed = number({ minimumFractionDigits: 1, maximumFractionDigits: 1, signDisplay: 'exceptZero' });
  const exact = number({ minimumFractionDigits: 4, maximumFractionDigits: 4 });
  const percent = number({ style: 'percent', maximumFractionDigits: 0 });
  const money = number({ style: 'currency', currency: 'EUR' });
  const day = time({ day: '2-digit', month: '2-digit', year: 'numeric' });
  const moment = time({ day: '2-digit', month: '2-digit', year: 'numeric', hour: '2-digit', minute: '2-digit' });
  return {
    count: (value) => count.format(value),
    measure: (value) => measure.format(value),
    signed: (value) => signed.format(value),
    exact: (value) => exact.format(Number(value)),
    percent: (share) => percent.format(share),
    money: (cents) => money.format(cents / 100),
    duration: (total) =>
      [
        total >= 60 && `${Math.floor(total / 60)} ${hours}`,
        (total % 60 > 0 || total < 60) && `${Math.round(total % 60)} ${minutes}`,
      ]
        .filter(Boolean)
        .join(' '),
    day: (value) => day.format(typeof value === 'string' ? new Date(`${value}T12:00:00Z`) : value),
    moment: (value) => moment.format(value),
  };
}
