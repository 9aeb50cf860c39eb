import { hideComplements, type Line } from './disclosure-lines.js';

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

/** A two-way table as it may be published, with its totals. */
export interface DisclosedTable {
  readonly cells: readonly (readonly Disclosed[])[];
  readonly rowTotals: readonly Disclosed[];
  readonly columnTotals: readonly Disclosed[];
  readonly total: Disclosed;
}

/**
 * The one rule for every count about persons: a group under the minimum size, an empty one too, is not named; any other
 * is rounded to a multiple of 5, so that one person more or less does not show. Whoever publishes counts that add up
 * to each other uses `discloseTable`; whoever publishes them again and again, `reportingPeriod`.
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

/**
 * Counts of persons by rows and columns, each person in one cell. What is too small is hidden, and with it as many
 * other cells as it takes that no hidden one follows from a total: in every row, column and the totals themselves there
 * is either nothing hidden, or at least two cells that together reach the minimum size (complementary suppression; the smallest go first),
 * or the total is hidden as well. Groups of persons
 * who are known by name are disclosed by `discloseGroups`.
 */
export function discloseTable(counts: readonly (readonly number[])[], rule: DisclosureRule): DisclosedTable {
  const table = withTotals(counts);
  const hidden = hiddenIn(table, sizeOf(rule));
  const shown = table.map((row, r) =>
    row.map((count, c) => (hidden.has(keyOf({ r, c })) ? null : discloseCount(count, rule))),
  );
  const columnTotals = shown.at(-1) ?? [];
  return {
    cells: shown.slice(0, -1).map((row) => row.slice(0, -1)),
    rowTotals: shown.slice(0, -1).map((row) => row.at(-1) ?? null),
    columnTotals: columnTotals.slice(0, -1),
    total: columnTotals.at(-1) ?? null,
  };
}

interface Place {
  readonly r: number;
  readonly c: number;
}

function hiddenIn(table: readonly (readonly number[])[], minimum: number): ReadonlySet<string> {
  const sizes = new Map(allPlaces(table).map((place) => [keyOf(place), table[place.r]?.[place.c] ?? 0]));
  const countOf = (key: string): number => sizes.get(key) ?? 0;
  const hidden = new Set([...sizes.keys()].filter((key) => countOf(key) < minimum));
  hideComplements(hidden, linesOf(table), { countOf, minimum });
  return hidden;
}

function withTotals(counts: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const rows = counts.map((row) => [...row, sum(row)]);
  const width = counts.at(0)?.length ?? 0;
  return [...rows, Array.from({ length: width + 1 }, (_, c) => sum(rows.map((row) => row[c] ?? 0)))];
}

function linesOf(table: readonly (readonly number[])[]): readonly Line[] {
  const [height, width] = [table.length, table.at(0)?.length ?? 0];
  const row = (r: number): Line => lineOf(Array.from({ length: width }, (_, c) => ({ r, c })));
  const column = (c: number): Line => lineOf(Array.from({ length: height }, (_, r) => ({ r, c })));
  return [...Array.from({ length: height }, (_, r) => row(r)), ...Array.from({ length: width }, (_, c) => column(c))];
}

function lineOf(places: readonly Place[]): Line {
  const keys = places.map(keyOf);
  return { parts: keys.slice(0, -1), total: keys.at(-1) ?? '' };
}

function allPlaces(table: readonly (readonly number[])[]): readonly Place[] {
  return table.flatMap((row, r) => row.map((_, c) => ({ r, c })));
}

function keyOf({ r, c }: Place): string {
  return `${r} ${c}`;
}

/** The minimum size that counts. */
export function sizeOf({ minimumSize }: DisclosureRule): number {
  return Math.max(MINIMUM_GROUP, minimumSize);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
