import type { Cost, Course, Limits } from './path-shapes.js';

/** What a set of courses costs when the vouchers pay for the dearest courses that they may pay for. */
export function costOf(courses: readonly Course[], vouchers: number): Cost {
  const spared = courses
    .filter((course) => course.voucherEligible && course.priceCents > 0)
    .map((course) => course.priceCents)
    .sort((x, y) => y - x)
    .slice(0, Math.max(0, vouchers));
  return {
    minutes: sum(courses.map((course) => course.minutes)),
    priceCents: sum(courses.map((course) => course.priceCents)) - sum(spared),
    courses: courses.length,
    vouchers: spared.length,
  };
}

/** Whether the courses together keep within minutes, price and vouchers. */
export function isWithin(courses: readonly Course[], limits: Limits): boolean {
  const { minutes, priceCents } = costOf(courses, limits.vouchers);
  return minutes <= (limits.maxMinutes ?? Infinity) && priceCents <= (limits.maxPriceCents ?? Infinity);
}

/** Whether the person could take the course at all: language, format and accessibility are as asked for. */
export function isSuitable(course: Course, { language, format, accessibleOnly }: Limits): boolean {
  const speaks = language === undefined || language === null || course.languages.includes(language);
  const formed = format === undefined || format === null || (course.formats ?? []).includes(format);
  return speaks && formed && (accessibleOnly !== true || course.accessible === true);
}

/** Compares sorted lists of codes, character by character, independent of any language. */
export function compareCodes(left: readonly string[], right: readonly string[]): number {
  const at = left.findIndex((code, i) => code !== right[i]);
  if (at < 0) return left.length - right.length;
  const [x, y] = [left.at(at) ?? '', right.at(at)];
  return y === undefined || x > y ? 1 : -1;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
