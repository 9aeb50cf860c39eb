import { compareCodes, costOf } from '../cost.js';
import type { Part, Preference } from '../part.js';
import type { Cost, Course, Limits } from '../path-shapes.js';
import { arrange, type Replay } from '../replay.js';
import { progress, weightClosed, weightOf } from '../targets.js';

/** What a search looks for: the least worth lost, or the least cost that loses no more than `maxLost`. */
export interface Goal {
  readonly aim: 'worth' | 'cost';
  readonly prefer: Preference;
  /** Infinite where the aim is the worth. */
  readonly maxLost: number;
}

/** A choice of courses in a true order, with what it leaves and costs, what is fixed before counted in. */
export interface Candidate {
  readonly replay: Replay;
  readonly lost: number;
  readonly cost: Cost;
  readonly codes: readonly string[];
}

/** What the courses really reach and cost, in the order that `arrange` finds. */
export function candidateOf(courses: readonly Course[], part: Part): Candidate {
  return replayed(arrange(courses, part.start), part);
}

/** What a replay leaves and costs. */
export function replayed(replay: Replay, part: Part): Candidate {
  const all = [...part.fixed, ...replay.courses];
  return {
    replay,
    lost: lostAt(replay, part),
    cost: costOf(all, part.limits.vouchers),
    codes: all.map(({ code }) => code).sort(),
  };
}

function lostAt({ levels }: Replay, { worth, targets }: Part): number {
  if (worth === 'closed') {
    return targets.reduce((sum, target) => sum + weightOf(target), 0) - weightClosed(targets, levels);
  }
  const most = targets.map(({ gaps }) => Math.max(...gaps.map((gap) => gap.weight * (gap.to - gap.from))));
  return most.reduce((sum, one) => sum + one, 0) - progress(targets, levels);
}

/** Whether a candidate keeps the limits, loses no more than the goal allows, and holds every pinned course. */
export function isAllowed({ cost, lost, replay }: Candidate, goal: Goal, { limits, pinned }: Part): boolean {
  return (
    isWithinLimits(cost, limits) &&
    lost <= goal.maxLost + ROUNDING &&
    pinned.every((course) => replay.courses.includes(course))
  );
}

/** Sums of weights are compared up to this. */
export const ROUNDING = 1e-9;

export function isWithinLimits({ minutes, priceCents }: Cost, { maxMinutes, maxPriceCents }: Limits): boolean {
  return minutes <= (maxMinutes ?? Infinity) && priceCents <= (maxPriceCents ?? Infinity);
}

/** Negative: the left one is better. First what the goal aims at, then the order of sets. */
export function compareCandidates(x: Candidate, y: Candidate, { aim, prefer }: Goal): number {
  const lost = aim === 'worth' && Math.abs(x.lost - y.lost) > ROUNDING ? x.lost - y.lost : 0;
  const minutes = x.cost.minutes - y.cost.minutes;
  const price = x.cost.priceCents - y.cost.priceCents;
  const byCost = prefer === 'minutes' ? minutes || price : price || minutes;
  return lost || byCost || x.cost.courses - y.cost.courses || compareCodes(x.codes, y.codes);
}
