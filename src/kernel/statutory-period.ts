import { addDays, type Day } from './calendar.js';

/**
 * Periods of European law by Regulation (EEC, Euratom) No 1182/71, and the holidays that German authorities apply to them.
 * Sources: Art. 3(1) second subparagraph (the day of the event does not count), Art. 3(2)(c) (a period in months ends with
 * the same date of the last month, or with its last day where it has no such date), Art. 3(4) (a last day that is a public
 * holiday, Sunday or Saturday: the following working day); for Art. 12(3) GDPR so read in EDPB Guidelines 01/2022, 157–161.
 */

/** The same date some months later; in a month without that date, its last day. */
export function addMonths(day: Day, months: number): Day {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const first = new Date(Date.UTC(year, month - 1 + months, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  first.setUTCDate(Math.min(date, last));
  return first.toISOString().slice(0, 10);
}

/** The last day of a period of months that an event of that day begins. @param land the first two digits of the ARS */
export function periodEnd(eventOn: Day, months: number, land: string): Day {
  let day = addMonths(eventOn, months);
  while (!isWorkingDay(day, land)) day = addDays(day, 1);
  return day;
}

/** Neither Saturday nor Sunday nor a public holiday. */
export function isWorkingDay(day: Day, land: string): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6 && !publicHolidays(Number(day.slice(0, 4)), land).includes(day);
}

/** Corpus Christi and All Saints: § 2 LFtG of Rhineland-Palatinate (07). */
const MORE_BY_LAND: Readonly<
  Record<string, { readonly afterEaster: readonly number[]; readonly dates: readonly string[] }>
> = {
  '07': { afterEaster: [60], dates: ['11-01'] },
};

/**
 * The public holidays of the Land: those of all Länder, and for Rhineland-Palatinate its own. For any other Land only those
 * of all, so that a period may end a day too early but never too late.
 */
export function publicHolidays(year: number, land: string): readonly Day[] {
  const easter = easterSunday(year);
  const more = MORE_BY_LAND[land] ?? { afterEaster: [], dates: [] };
  return [
    ...['01-01', '05-01', '10-03', '12-25', '12-26', ...more.dates].map((date) => `${String(year)}-${date}`),
    // Good Friday, Easter Monday, Ascension Day, Whit Monday.
    ...[-2, 1, 39, 50, ...more.afterEaster].map((days) => addDays(easter, days)),
  ];
}

/** Easter Sunday of the Gregorian calendar, by the anonymous algorithm (Meeus, Astronomical Algorithms, chapter 8). */
export function easterSunday(year: number): Day {
  const a = year % 19;
  const [b, c] = [Math.floor(year / 100), year % 100];
  const [d, e] = [Math.floor(b / 4), b % 4];
  const g = Math.floor((8 * b + 13) / 25);
  const h = (19 * a + b - d - g + 15) % 30;
  const [i, k] = [Math.floor(c / 4), c % 4];
  const l = (32 + 2 * e + 2 * i - h - k) % 7;
  const m = Math.floor((a + 11 * h + 19 * l) / 433);
  const month = Math.floor((h + l - 7 * m + 90) / 25);
  const date = (h + l - 7 * m + 33 * month + 19) % 32;
  return `${String(year)}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
}
