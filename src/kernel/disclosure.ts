import { hideComplements } from './disclosure-lines.js';

/** Persons that a group must have before anything is counted about it; a works agreement can only raise it. */
export const MINIMUM_GROUP = 5;

/** Published counts are multiples of it. */
const ROUNDING = 5;
export const ROUNDING_SLACK = 2;

/** A count about persons as it may be published: a multiple of 5, or null where the group is too small to be named. */
export type Disclosed = number | null;

export interface DisclosureRule {
  /** Persons; under `MINIMUM_GROUP` it counts as that. */
  readonly minimumSize: number;
}

/** The parts of a group, each person in one of them, and the whole group, as they may be published. */
export interface DisclosedParts {
  readonly parts: readonly Disclosed[];
  readonly total: Disclosed;
}

/**
 * The one rule for every count about persons: a group under the minimum size, an empty one too, is not named; any other
 * is rounded to a multiple of 5, so that one person more or less does not show. Whoever publishes counts that add up
 * to each other uses `discloseParts` or `discloseGroups`; whoever publishes them again and again, `reportingPeriod`.
 */
export function discloseCount(count: number, rule: DisclosureRule): Disclosed {
  return count < sizeOf(rule) ? null : rounded(count);
}

/** Persons who were asked and are known by name, some of whom are counted. */
export interface Share {
  /** Counted persons whose result no viewer has seen. */
  readonly unseen: number;
  /** The other persons whose result no viewer has seen. */
  readonly others: number;
  /** Counted persons whose result somebody has seen: it was released to HR. */
  readonly seen: number;
}

export const NO_SHARE: Share = { unseen: 0, others: 0, seen: 0 };

/** One more person of the group. */
export function addToShare(
  share: Share,
  { counts, seen }: { readonly counts: boolean; readonly seen: boolean },
): Share {
  if (seen) return counts ? { ...share, seen: share.seen + 1 } : share;
  return counts ? { ...share, unseen: share.unseen + 1 } : { ...share, others: share.others + 1 };
}

/**
 * A part of a group whose persons are known by name, such as those of a municipality with a gap. Only the unseen ones make
 * up the minimum size, and as many of them must not be counted: what is said of nearly all is said of each. Those who were
 * seen are rounded for themselves and added, so that they neither hide nor lay open anybody else.
 */
export function discloseShare(share: Share, rule: DisclosureRule): Disclosed {
  return isVague(share, rule) ? rounded(share.unseen) + rounded(share.seen) : null;
}

/** Whether the rounded count leaves open what the count is: at least three counts would be published the same way. */
export function isVague({ unseen, others }: Omit<Share, 'seen'>, rule: DisclosureRule): boolean {
  const minimum = sizeOf(rule);
  if (unseen < minimum || others < minimum) return false;
  const least = Math.max(minimum, rounded(unseen) - ROUNDING_SLACK);
  const most = Math.min(unseen + others - minimum, rounded(unseen) + ROUNDING_SLACK);
  return most - least >= ROUNDING_SLACK;
}

/** A count as it is published; it is at most `ROUNDING_SLACK` away from the true one. */
export function rounded(count: number): number {
  return Math.round(count / ROUNDING) * ROUNDING;
}

const STEPS_PER_UNIT = 20;

/** A mean, proportion or coefficient about persons as it is published: a multiple of 0.05. */
export function roundedShare(value: number | null): number | null {
  return value === null ? null : Math.round(value * STEPS_PER_UNIT) / STEPS_PER_UNIT;
}

const TOTAL = 'total';

/**
 * Counts of the parts of one group, of persons who are not known by name. What is too small is hidden, and with it as many other
 * parts as it takes that no hidden one follows from the total (complementary suppression; the smallest go first). Of groups that
 * cross, or whose persons are known by name, `discloseGroups` tells: hiding line by line is not enough there.
 */
export function discloseParts(counts: readonly number[], rule: DisclosureRule): DisclosedParts {
  const minimum = sizeOf(rule);
  const parts = counts.map((_, at) => String(at));
  const countOf = (key: string): number => (key === TOTAL ? sum(counts) : (counts[Number(key)] ?? 0));
  const hidden = new Set([...parts, TOTAL].filter((key) => countOf(key) < minimum));
  hideComplements(hidden, [{ parts, total: TOTAL }], { countOf, minimum });
  const shown = (key: string): Disclosed => (hidden.has(key) ? null : rounded(countOf(key)));
  return { parts: parts.map(shown), total: shown(TOTAL) };
}

/** The minimum size that counts. */
export function sizeOf({ minimumSize }: DisclosureRule): number {
  return Math.max(MINIMUM_GROUP, minimumSize);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
