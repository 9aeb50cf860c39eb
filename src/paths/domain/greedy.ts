import { chainsFrom, type Chains } from './chains.js';
import { compareSets, isWithin } from './cost.js';
import { arrange, isAdmissible, type Replay } from './replay.js';
import { isClosed, isGapClosed, progress, type Target } from './targets.js';
import type { Course, Gap, Levels, Limits } from './path-shapes.js';

/** One part of a path to be chosen: which targets it serves, from where, out of which courses. */
export interface Part {
  readonly targets: readonly Target[];
  readonly start: Levels;
  readonly offers: readonly Course[];
  /** Courses that are fixed already and count into the limits; `start` is the level after them. */
  readonly fixed: readonly Course[];
  readonly limits: Limits;
  /** What the part maximises, before it costs the least. */
  readonly worth: (targets: readonly Target[], levels: Levels) => number;
}

/** What may be added in one round: whole chains that close a gap, or also single courses that lift one. */
type Reach = 'chains' | 'chains-and-singles';

/**
 * The courses of one part, in an order in which every entry level is met, within the limits, none of them
 * unnecessary. Two greedy ways are tried, by chains and by single courses, and the better outcome is kept.
 */
export function choosePart(part: Part): Replay {
  const byChains = improve(part, 'chains');
  const bySingles = improve(part, 'chains-and-singles');
  const difference = part.worth(part.targets, byChains.levels) - part.worth(part.targets, bySingles.levels);
  if (Math.abs(difference) > 1e-9) return difference > 0 ? byChains : bySingles;
  return compareSets(byChains.courses, bySingles.courses, part.limits.vouchers) <= 0 ? byChains : bySingles;
}

/** Ways to look for chains from one start; `strict` is asked where the others find none that works. */
interface Finders {
  readonly ways: readonly Chains[];
  readonly strict: Chains;
}

/** The orders of courses that close the gap from these levels, as the finders propose them. */
export function closingChains(gap: Gap, levels: Levels, { ways, strict }: Finders): readonly Replay[] {
  const found = workingChains(gap, levels, ways);
  return found.length > 0 ? found : workingChains(gap, levels, [strict]);
}

function workingChains(gap: Gap, levels: Levels, finders: readonly Chains[]): readonly Replay[] {
  const goal = { competence: gap.competence, level: gap.to };
  return finders
    .map((finder) => finder.to(goal))
    .filter((chain) => chain !== null)
    .map((chain) => arrange(chain, levels))
    .filter((replay) => isGapClosed(gap, replay.levels));
}

/** The quickest chains, where a price is limited also the cheapest, and those that keep every entry level. */
export function findersFrom(levels: Levels, offers: readonly Course[], limits: Limits): Finders {
  const { vouchers, maxPriceCents } = limits;
  const quickest = chainsFrom(levels, offers, { prefer: 'minutes', vouchers, entryLevels: 'met' });
  const cheapest = chainsFrom(levels, offers, { prefer: 'priceCents', vouchers, entryLevels: 'met' });
  const strict = chainsFrom(levels, offers, { prefer: 'minutes', vouchers, entryLevels: 'strict' });
  return { ways: maxPriceCents === null ? [quickest] : [quickest, cheapest], strict };
}

/** Leaving out what became unnecessary may free limits, which another round of chains can then use. */
function improve(part: Part, reach: Reach): Replay {
  const first = prune(part, grow(part, arrange([], part.start), reach));
  return prune(part, grow(part, first, 'chains'));
}

function grow(part: Part, from: Replay, reach: Reach): Replay {
  let path = from;
  for (;;) {
    const open = part.targets.filter((target) => !isClosed(target, path.levels));
    const addition = bestAddition(part, path, open, reach);
    if (addition === undefined) return path;
    path = { courses: [...path.courses, ...addition.courses], levels: addition.levels };
  }
}

function bestAddition(part: Part, path: Replay, open: readonly Target[], reach: Reach): Replay | undefined {
  const { limits, fixed } = part;
  if (open.length === 0) return undefined;
  const left = part.offers.filter((course) => !path.courses.includes(course));
  const before = progress(open, path.levels);
  const gain = (addition: Replay): number => progress(open, addition.levels) - before;
  return additions(path.levels, left, open, limits)
    [reach]()
    .map((addition) => ({ ...addition, gain: gain(addition), minutes: minutesOf(addition.courses) }))
    .filter((addition) => addition.gain > 0)
    .filter((addition) => isWithin([...fixed, ...path.courses, ...addition.courses], limits))
    .sort((x, y) => y.gain * x.minutes - x.gain * y.minutes || compareSets(x.courses, y.courses, limits.vouchers))[0];
}

function additions(
  levels: Levels,
  left: readonly Course[],
  open: readonly Target[],
  limits: Limits,
): Readonly<Record<Reach, () => readonly Replay[]>> {
  const chains = (): readonly Replay[] => {
    const finders = findersFrom(levels, left, limits);
    return open.flatMap((target) => target.gaps.flatMap((gap) => closingChains(gap, levels, finders)));
  };
  const singles = (): readonly Replay[] =>
    left.filter((course) => isAdmissible(course, levels)).map((course) => arrange([course], levels));
  return { chains, 'chains-and-singles': () => [...chains(), ...singles()] };
}

function prune(part: Part, path: Replay): Replay {
  const worth = part.worth(part.targets, path.levels);
  const longestFirst = [...path.courses].sort((x, y) => -compareSets([x], [y], part.limits.vouchers));
  return longestFirst.reduce((kept, course) => {
    const without = arrange(
      kept.courses.filter((other) => other !== course),
      part.start,
    );
    return part.worth(part.targets, without.levels) >= worth - 1e-9 ? without : kept;
  }, path);
}

function minutesOf(courses: readonly Course[]): number {
  return courses.reduce((sum, course) => sum + course.minutes, 0);
}
