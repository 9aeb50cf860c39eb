import type { Limits } from '../path-shapes.js';
import type { CoverModel } from './cover-model.js';
import type { Goal } from './goal.js';

/** What each column adds to the objective and to the limits, as flat numbers. */
export interface Pricing {
  /** Added to the objective by each column. */
  readonly cost: Float64Array;
  /** 1 where lost worth is the objective, else 0. */
  readonly lostCost: number;
  /** Least step between two values of the objective that matter before the tie-breaks. */
  readonly step: number;
  /** Below this, values of the objective differ by tie-breaks only. */
  readonly slack: number;
  /** What one unit of the second in the order adds, and one course more. */
  readonly fraction: number;
  readonly tiny: number;
  readonly minutes: Float64Array;
  readonly cents: Float64Array;
  /** Where a voucher may pay. */
  readonly payable: Uint8Array;
  readonly caps: Caps;
}

/** Infinite where nothing is limited. */
export interface Caps {
  readonly minutes: number;
  readonly cents: number;
  readonly vouchers: number;
  readonly lost: number;
}

/**
 * Prices of the columns. The second and third in the order of costs are added as fractions so small that all columns
 * together stay under a quarter of the step of the first; prices are those after the best use of vouchers.
 */
export function pricingOf(model: CoverModel, goal: Goal, limits: Limits): Pricing {
  const { courses } = model;
  const payable = Uint8Array.from(courses, (course) => Number(course.voucherEligible && limits.vouchers > 0));
  const minutes = Float64Array.from(courses, (course) => course.minutes);
  const cents = Float64Array.from(courses, (course) => course.priceCents);
  const least = cents.map((price, column) => (payable[column] === 1 ? 0 : price));
  const [first, second] = goal.prefer === 'minutes' ? [minutes, least] : [least, minutes];
  const fraction = 0.25 / (1 + sum(second));
  const tiny = fraction / (4 * (1 + courses.length));
  const cost = first.map((value, column) => value + fraction * (second[column] ?? 0) + tiny);
  const isWorth = goal.aim === 'worth';
  return {
    cost: isWorth ? new Float64Array(courses.length) : cost,
    lostCost: Number(isWorth),
    step: isWorth
      ? stepOf(model.demands.flat().map(({ lost }) => lost))
      : stepOf(goal.prefer === 'minutes' ? minutes : cents),
    slack: isWorth ? 1e-6 : 0.25 + tiny * courses.length,
    fraction,
    tiny,
    minutes,
    cents,
    payable,
    caps: {
      minutes: limits.maxMinutes ?? Infinity,
      cents: limits.maxPriceCents ?? Infinity,
      vouchers: limits.vouchers,
      lost: goal.maxLost,
    },
  };
}

/** What columns add to the objective. */
export function priceOf({ cost }: Pricing, columns: readonly number[]): number {
  return columns.reduce((sum, column) => sum + (cost[column] ?? 0), 0);
}

/** Greatest common divisor of whole numbers: no two sums of them are nearer. Of others, nothing is known. */
function stepOf(values: Iterable<number>): number {
  let step = 0;
  for (const value of values) {
    if (!Number.isInteger(value)) return 1e-6;
    step = divisor(step, value);
  }
  return step || 1;
}

function divisor(x: number, y: number): number {
  return y === 0 ? x : divisor(y, x % y);
}

function sum(values: Float64Array): number {
  return values.reduce((total, value) => total + value, 0);
}
