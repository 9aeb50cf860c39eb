import { type Multipliers, OUT, type Relaxation } from './relaxation.js';

/** A place in the search: what is decided of each column, and how many columns are left for each row. */
export interface Node {
  readonly state: Uint8Array;
  readonly available: Int32Array;
}

export interface AscentRules {
  readonly steps: number;
  /** Value that the bound is pressed towards: the best solution known; infinite when none is. */
  readonly target: () => number;
  /** The ascent ends above it: the node needs no further look. */
  readonly enough: number;
  /** Called after every step, with its number from 0 on; the relaxed solution is the step's. */
  readonly onStep: (step: number) => void;
}

const PATIENCE = 12;
const SHORTEST = 0.005;

/**
 * Raises the lower bound of a node by subgradient steps (Polyak's rule, halved after rounds without progress) and
 * leaves the best prices found in `prices`, and their relaxed solution in `relaxation`.
 */
export function ascend(relaxation: Relaxation, node: Node, prices: Multipliers, rules: AscentRules): number {
  const trial = copyOf(prices);
  let best = -Infinity;
  let factor = 1;
  let stale = 0;
  for (let at = 0; at < rules.steps && factor > SHORTEST; at += 1) {
    const value = relaxation.evaluate(node.state, node.available, trial);
    if (value > best + 1e-9) {
      best = value;
      stale = 0;
      copyInto(prices, trial);
      if (value > rules.enough) return value;
    } else if ((stale += 1) >= PATIENCE) {
      factor /= 2;
      stale = 0;
      copyInto(trial, prices);
      relaxation.evaluate(node.state, node.available, trial);
    }
    rules.onStep(at);
    if (!step(relaxation, node.state, trial, { gap: factor * gapTo(rules.target(), value) })) break;
  }
  return Math.max(best, relaxation.evaluate(node.state, node.available, prices));
}

function gapTo(target: number, value: number): number {
  const gap = target === Infinity ? 0.05 * Math.abs(value) + 1 : target - value;
  return Math.max(gap, 0.01);
}

/** One step along the subgradient; false when the relaxed solution breaks no rule that has a price to raise. */
function step(relaxation: Relaxation, state: Uint8Array, trial: Multipliers, { gap }: { gap: number }): boolean {
  const { cover, asked, needColumn, needRow, taken, excess, pricing } = relaxation;
  const { minutes, cents, lost } = pricing.caps;
  const isCapped = [isPriced(minutes), isPriced(cents), cents < Infinity, isPriced(lost)];
  const rowSlope = (row: number): number => (asked[row] ?? 0) - (cover[row] ?? 0);
  const needSlope = (need: number): number => {
    const column = needColumn[need] ?? 0;
    return state[column] === OUT ? 0 : (taken[column] ?? 0) - (cover[needRow[need] ?? 0] ?? 0);
  };
  const capSlope = (cap: number): number => (isCapped[cap] === true ? beyondRounding(excess[cap] ?? 0) : 0);
  const norm = squares(trial.rows, rowSlope) + squares(trial.needs, needSlope) + squares(trial.caps, capSlope);
  if (norm === 0) return false;
  const length = gap / norm;
  move(trial.rows, rowSlope, length);
  move(trial.needs, needSlope, length);
  move(trial.caps, capSlope, length);
  return true;
}

/** Shares of a limit that use it up but for rounding break no rule: a step along so little would be far too long. */
function beyondRounding(excess: number): number {
  return Math.abs(excess) < 1e-9 ? 0 : excess;
}

/** A limit of 0 has no price: what would use it is out. */
function isPriced(cap: number): boolean {
  return cap > 0 && cap < Infinity;
}

/** A price of 0 that would have to fall further does not count. */
function squares(prices: Float64Array, slopeOf: (i: number) => number): number {
  let sum = 0;
  for (let i = 0; i < prices.length; i += 1) {
    const slope = slopeOf(i);
    if (slope > 0 || (prices[i] ?? 0) > 0) sum += slope * slope;
  }
  return sum;
}

function move(prices: Float64Array, slopeOf: (i: number) => number, length: number): void {
  for (let i = 0; i < prices.length; i += 1) {
    const slope = slopeOf(i);
    if (slope !== 0) prices[i] = Math.max(0, (prices[i] ?? 0) + length * slope);
  }
}

export function copyOf({ rows, needs, caps }: Multipliers): Multipliers {
  return { rows: rows.slice(), needs: needs.slice(), caps: caps.slice() };
}

function copyInto(to: Multipliers, from: Multipliers): void {
  to.rows.set(from.rows);
  to.needs.set(from.needs);
  to.caps.set(from.caps);
}
