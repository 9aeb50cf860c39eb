import { chainsFrom, type Chains } from './chains.js';
import { levelIn, type Replay } from './replay.js';
import { isClosed, type Target } from './targets.js';
import type { Part } from './greedy.js';
import type { Course } from './path-shapes.js';

/**
 * Minutes under which no set of courses can close all targets of the part: the longest among the shortest chains of
 * its targets, each looked at alone and without entry levels on other competences. Null when a target stays open
 * that courses lead to, for then the limits decide what is closed. Targets that no course leads to do not count.
 */
export function lowerBound(part: Part, path: Replay): number | null {
  const withEntry = chainsWithEntry(part);
  const reachable = part.targets.filter((target) => isClosed(target, path.levels) || isReachable(target, withEntry));
  if (reachable.some((target) => !isClosed(target, path.levels))) return null;
  const alone = chainsAlone(part);
  return Math.max(0, ...reachable.map((target) => Math.min(...minutesTo(target, alone))));
}

/**
 * Whether the part is proven to be the best. It is, when it closes every target that courses lead to, and either
 * needs no course, or consists of exactly the cheapest chain that one of its targets needs in any case.
 */
export function isProvenBest(part: Part, path: Replay): boolean {
  const open = part.targets.filter((target) => !isClosed(target, path.levels));
  const withEntry = chainsWithEntry(part);
  if (open.some((target) => isReachable(target, withEntry) || isLiftable(target, part, withEntry))) return false;
  if (path.courses.length === 0) return true;
  const alone = chainsAlone(part);
  return vouchersSuffice([...part.fixed, ...path.courses], part) && part.targets.some(isWholePath);

  function isWholePath(target: Target): boolean {
    const gap = target.gaps.at(0);
    if (gap === undefined || target.gaps.length > 1) return false;
    return isSameSet(alone.to({ competence: gap.competence, level: gap.to }) ?? [], path.courses);
  }
}

/** The chains of a part count every course that a voucher may pay for as free: true only with a voucher for each. */
function vouchersSuffice(courses: readonly Course[], { limits }: Part): boolean {
  const paid = courses.filter((course) => course.voucherEligible && course.priceCents > 0);
  return limits.vouchers === 0 || paid.length <= limits.vouchers;
}

function chainsAlone({ start, offers, limits }: Part): Chains {
  return chainsFrom(start, offers, { prefer: 'minutes', vouchers: limits.vouchers, entryLevels: 'ignored' });
}

function chainsWithEntry({ start, offers, limits }: Part): Chains {
  return chainsFrom(start, offers, { prefer: 'minutes', vouchers: limits.vouchers, entryLevels: 'met' });
}

function isReachable(target: Target, chains: Chains): boolean {
  return target.gaps.some(({ competence, to }) => chains.to({ competence, level: to }) !== null);
}

/** A course that lifts a gap without closing it is worth something for a desirable gap, nothing for an essential one. */
function isLiftable(target: Target, { start }: Part, chains: Chains): boolean {
  if (target.essential) return false;
  return target.gaps.some(
    ({ competence }) => chains.to({ competence, level: levelIn(start, competence) + 1 }) !== null,
  );
}

function minutesTo(target: Target, chains: Chains): readonly number[] {
  return target.gaps.map(({ competence, to }) => {
    const chain = chains.to({ competence, level: to });
    return chain === null ? Infinity : chain.reduce((sum, course) => sum + course.minutes, 0);
  });
}

function isSameSet(left: readonly Course[], right: readonly Course[]): boolean {
  return left.length === right.length && left.every((course) => right.includes(course));
}
