/** A learning time read from an ISO 8601 duration; `days` tells how many calendar days of 24 hours are in it. */
export interface LearningTime {
  readonly minutes: number;
  readonly days: number;
}

const NUMBER = String.raw`(\d{1,7}(?:[.,]\d{1,6})?)`;
const DURATION = new RegExp(`^P(?=.)(?:${NUMBER}D)?(?:T(?=.)(?:${NUMBER}H)?(?:${NUMBER}M)?(?:${NUMBER}S)?)?$`);

/**
 * The minutes of a duration `PnDTnHnMnS`, rounded up to whole ones. Null for zero, for anything else, and for years,
 * months and weeks: they say when a course takes place and not how long somebody learns.
 */
export function learningTime(duration: string): LearningTime | null {
  const parts = DURATION.exec(duration.trim());
  if (parts === null) return null;
  const [days = 0, hours = 0, minutes = 0, seconds = 0] = parts.slice(1).map(numberOf);
  const exact = days * 1440 + hours * 60 + minutes + seconds / 60;
  const whole = Math.ceil(Math.round(exact * 1e6) / 1e6);
  return whole > 0 ? { minutes: whole, days } : null;
}

function numberOf(part: string | undefined): number {
  return part === undefined ? 0 : Number(part.replace(',', '.'));
}
