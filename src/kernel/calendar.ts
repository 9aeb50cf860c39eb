/** A calendar day `YYYY-MM-DD` in the time zone of the administrations. */
export type Day = string;

const BERLIN = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin', dateStyle: 'short' });

/** The calendar day of a moment in Europe/Berlin. */
export function berlinDay(moment: Date): Day {
  return BERLIN.format(moment);
}

/** The calendar year of a moment in Europe/Berlin: the yearly limit of vouchers counts by it. */
export function berlinYear(moment: Date): number {
  return Number(berlinDay(moment).slice(0, 4));
}

/** True for a calendar day that there is, as `2026-02-28`. */
export function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) && addDays(text, 0) === text;
}

/** The day that lies `days` calendar days after `day` (before it, if negative). */
export function addDays(day: Day, days: number): Day {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}
