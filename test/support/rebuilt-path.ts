/**
 * Learning paths by trying every sequence of courses, written from the definition and not from the product. A course
 * has one lesson, so that whatever is taken gives all that it can, in every order.
 */
export interface StoredCourse {
  readonly id: string;
  readonly code: string;
  readonly minutes: number;
  readonly priceCents: number;
  readonly languages: readonly string[];
  readonly lesson: { readonly competence: string; readonly from: number; readonly to: number };
  readonly requirements: readonly { readonly competence: string; readonly level: number }[];
  readonly prerequisites: readonly string[];
}

export interface StoredGap {
  readonly competence: string;
  readonly from: number;
  readonly to: number;
  readonly weight: number;
  readonly essential: boolean;
}

export interface Limits {
  readonly maxMinutes: number | null;
  readonly maxPriceCents: number | null;
  readonly language: string | null;
}

/** The choice of courses of which no other one is better; `order` is one in which they can be taken. */
export interface Rebuilt {
  readonly necessary: readonly StoredCourse[];
  readonly useful: readonly StoredCourse[];
  readonly closed: readonly string[];
  readonly cost: Cost;
}

export interface Cost {
  readonly minutes: number;
  readonly priceCents: number;
  readonly courses: number;
  readonly vouchers: number;
}

export interface Stored {
  readonly courses: readonly StoredCourse[];
  readonly gaps: readonly StoredGap[];
  readonly limits: Limits;
  /** What is compared first in the cost. */
  readonly prefer?: 'minutes' | 'priceCents';
}

type Levels = Readonly<Record<string, number>>;
const FORTY_HOURS = 2_400;

/** The necessary part closes most essential weight, the useful part then lifts desirable gaps most. */
export function rebuild({ courses, gaps, limits, prefer = 'minutes' }: Stored): Rebuilt {
  const offers = courses.filter(({ languages }) => limits.language === null || languages.includes(limits.language));
  const start = startOf(gaps);
  const essential = gaps.filter((gap) => gap.essential);
  const desirable = gaps.filter((gap) => !gap.essential);
  const necessary = best({
    offers,
    start,
    fixed: [],
    limits,
    prefer,
    worth: (levels) => weightClosed(essential, levels),
  });
  const useful = best({
    offers: offers.filter((course) => !necessary.includes(course)),
    start: after(necessary, start),
    fixed: necessary,
    limits: { ...limits, maxMinutes: limits.maxMinutes ?? FORTY_HOURS },
    prefer,
    worth: (levels) => gained(desirable, levels),
  });
  const all = [...necessary, ...useful];
  const levels = after(all, start);
  const closed = gaps.filter(({ competence, to }) => levelOf(levels, competence) >= to);
  return { necessary, useful, closed: closed.map(({ competence }) => competence), cost: costOf(all) };
}

/** What the courses lift, one after the other; null where one of them cannot be taken at its place. */
export function replay(
  courses: readonly StoredCourse[],
  gaps: readonly StoredGap[],
): readonly { readonly from: number; readonly to: number }[] | null {
  let levels = startOf(gaps);
  const steps: { from: number; to: number }[] = [];
  for (const [at, course] of courses.entries()) {
    if (!canTake(course, levels, courses.slice(0, at))) return null;
    const from = levelOf(levels, course.lesson.competence);
    levels = after([course], levels);
    steps.push({ from, to: levelOf(levels, course.lesson.competence) });
  }
  return steps;
}

/** Those of the courses that can be taken one after the other, the first by code at every turn, and the levels then. */
export function arranged(
  courses: readonly StoredCourse[],
  gaps: readonly StoredGap[],
): { readonly taken: readonly StoredCourse[]; readonly levels: Levels } {
  const byCode = [...courses].sort((x, y) => (x.code < y.code ? -1 : 1));
  const taken: StoredCourse[] = [];
  let levels = startOf(gaps);
  for (;;) {
    const now = levels;
    const next = byCode.find((course) => isNext(course, { levels: now, taken, all: byCode }));
    if (next === undefined) return { taken, levels };
    taken.push(next);
    levels = after([next], levels);
  }
}

export function costOf(courses: readonly StoredCourse[]): Cost {
  const sum = (of: 'minutes' | 'priceCents'): number => courses.reduce((all, course) => all + course[of], 0);
  return { minutes: sum('minutes'), priceCents: sum('priceCents'), courses: courses.length, vouchers: 0 };
}

export function levelOf(levels: Levels, competence: string): number {
  return levels[competence] ?? 0;
}

interface Search {
  readonly offers: readonly StoredCourse[];
  readonly start: Levels;
  readonly fixed: readonly StoredCourse[];
  readonly limits: Limits;
  readonly prefer: 'minutes' | 'priceCents';
  readonly worth: (levels: Levels) => number;
}

function best(search: Search): readonly StoredCourse[] {
  const { start, fixed, limits, worth } = search;
  let found: readonly StoredCourse[] = [];
  for (const { taken, levels } of sequences(search, [], start)) {
    const { minutes, priceCents } = costOf([...fixed, ...taken]);
    if (minutes > (limits.maxMinutes ?? Infinity) || priceCents > (limits.maxPriceCents ?? Infinity)) continue;
    const more = worth(levels) - worth(after(found, start));
    if (more > 1e-9 || (more > -1e-9 && isLess(taken, found, search.prefer))) found = taken;
  }
  return found;
}

function* sequences(
  search: Search,
  taken: readonly StoredCourse[],
  levels: Levels,
): Generator<{ taken: readonly StoredCourse[]; levels: Levels }> {
  yield { taken, levels };
  const done = [...search.fixed, ...taken];
  for (const course of search.offers) {
    if (taken.includes(course) || !isNext(course, { levels, taken: done, all: search.offers })) continue;
    yield* sequences(search, [...taken, course], after([course], levels));
  }
}

function isLess(x: readonly StoredCourse[], y: readonly StoredCourse[], prefer: Search['prefer']): boolean {
  const [one, other] = [costOf(x), costOf(y)];
  const minutes = one.minutes - other.minutes;
  const price = one.priceCents - other.priceCents;
  const byCost = prefer === 'minutes' ? minutes || price : price || minutes;
  const codes = (all: readonly StoredCourse[]): string =>
    all
      .map(({ code }) => code)
      .sort()
      .join(' ');
  return (byCost || x.length - y.length || (codes(x) < codes(y) ? -1 : Number(codes(x) > codes(y)))) < 0;
}

interface Turn {
  readonly levels: Levels;
  readonly taken: readonly StoredCourse[];
  readonly all: readonly StoredCourse[];
}

/** A course is taken where it lifts, or because another one asks for it. */
function isNext(course: StoredCourse, { levels, taken, all }: Turn): boolean {
  if (taken.includes(course) || !canTake(course, levels, taken)) return false;
  const { competence, to } = course.lesson;
  const lifts = levelOf(after([course], levels), competence) === to && levelOf(levels, competence) < to;
  return lifts || all.some((other) => !taken.includes(other) && other.prerequisites.includes(course.id));
}

function canTake(course: StoredCourse, levels: Levels, taken: readonly StoredCourse[]): boolean {
  const ids = taken.map(({ id }) => id);
  return (
    course.requirements.every(({ competence, level }) => levelOf(levels, competence) >= level) &&
    course.prerequisites.every((id) => ids.includes(id))
  );
}

function after(courses: readonly StoredCourse[], levels: Levels): Levels {
  return courses.reduce<Levels>((now, { lesson: { competence, from, to } }) => {
    const level = levelOf(now, competence);
    return level >= from ? { ...now, [competence]: Math.max(level, to) } : now;
  }, levels);
}

function startOf(gaps: readonly StoredGap[]): Levels {
  return Object.fromEntries(gaps.map(({ competence, from }) => [competence, from]));
}

function weightClosed(gaps: readonly StoredGap[], levels: Levels): number {
  const closed = gaps.filter(({ competence, to }) => levelOf(levels, competence) >= to);
  return closed.reduce((sum, { weight }) => sum + weight, 0);
}

function gained(gaps: readonly StoredGap[], levels: Levels): number {
  return gaps.reduce((sum, { competence, from, to, weight }) => {
    return sum + weight * Math.max(0, Math.min(levelOf(levels, competence), to) - from);
  }, 0);
}
