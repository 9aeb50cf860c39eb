import { choosePart, type Chosen } from './choose-part.js';
import { costOf, isSuitable } from './cost.js';
import type { Part } from './part.js';
import type {
  ClosedGap,
  Course,
  Gap,
  Levels,
  Lift,
  OpenGap,
  Path,
  PathCourse,
  PathOutline,
  PathRequest,
} from './path-shapes.js';
import { levelIn, levelsAfter, reachOf } from './replay.js';
import { isClosed, isGapClosed, startLevels, type Target, targetsOf } from './targets.js';

/** What the useful part may fill, in all, when the person sets no limit: 40 hours. */
export const DEFAULT_MAX_MINUTES = 40 * 60;

/**
 * The path of courses for the gaps: the necessary part closes as much essential weight as the limits allow, the
 * useful part then lifts desirable gaps within what they leave. Guarantees that the order meets every entry level
 * and prerequisite, that the limits are kept, that no course is completed already or could be left out, and that
 * `optimal` is true only for a proven best path. Depends on nothing but the request.
 */
export function planPath(request: PathRequest): Path {
  const { gaps, limits } = request;
  const { published, start, targets, first, second } = choose(request);
  const courses = [...first.replay.courses, ...second.replay.courses];
  const { levels } = second.replay;
  const steps = describe(courses, start, { gaps, necessaryCount: first.replay.courses.length });
  return {
    courses: steps,
    gapsClosed: closedGaps(gaps, levels, steps),
    gapsOpen: openGaps(targets, levels, reachOf(published, start).levels),
    cost: costOf(courses, limits.vouchers),
    optimal: first.isProven && second.isProven,
    bound: first.isFull ? first.bound : null,
  };
}

/** What a path would cost and close, without the description of its steps: the same courses as `planPath` chooses. */
export function outlinePath(request: PathRequest): PathOutline {
  const { first, second } = choose(request);
  const courses = [...first.replay.courses, ...second.replay.courses];
  return {
    courses: courses.map(({ id }) => id),
    closed: request.gaps.filter((gap) => isGapClosed(gap, second.replay.levels)).map(({ competence }) => competence),
    cost: costOf(courses, request.limits.vouchers),
  };
}

interface Choice {
  /** What is published and not completed, suitable or not. */
  readonly published: readonly Course[];
  readonly start: Levels;
  readonly targets: readonly Target[];
  readonly first: Chosen;
  readonly second: Chosen;
}

function choose({ gaps, courses, completed, limits, levels }: PathRequest): Choice {
  const done = new Set(completed);
  const published = courses.filter(({ id }) => !done.has(id)).map((course) => withoutDone(course, done));
  const offers = published.filter((course) => isSuitable(course, limits));
  const start = startLevels(levels, gaps);
  const targets = targetsOf(gaps);
  const necessary: Part = {
    targets: targets.filter((target) => target.essential),
    start,
    offers,
    fixed: [],
    pinned: [],
    limits,
    worth: 'closed',
  };
  const first = choosePart(necessary);
  return { published, start, targets, first, second: choosePart(usefulAfter(first, necessary, targets)) };
}

function usefulAfter({ replay }: Chosen, before: Part, targets: readonly Target[]): Part {
  const taken = new Set(replay.courses.map(({ id }) => id));
  return {
    targets: targets.filter((target) => !target.essential),
    start: replay.levels,
    offers: before.offers.filter(({ id }) => !taken.has(id)).map((course) => withoutDone(course, taken)),
    fixed: replay.courses,
    pinned: [],
    limits: { ...before.limits, maxMinutes: before.limits.maxMinutes ?? DEFAULT_MAX_MINUTES },
    worth: 'gained',
  };
}

/** The course without those prerequisites that are met already. */
function withoutDone(course: Course, done: ReadonlySet<string>): Course {
  const { prerequisites = [] } = course;
  if (!prerequisites.some((id) => done.has(id))) return course;
  return { ...course, prerequisites: prerequisites.filter((id) => !done.has(id)) };
}

interface Setting {
  readonly gaps: readonly Gap[];
  readonly necessaryCount: number;
}

function describe(courses: readonly Course[], start: Levels, { gaps, necessaryCount }: Setting): readonly PathCourse[] {
  let levels = start;
  return courses.map((course, i) => {
    const before = levels;
    levels = levelsAfter(course, before);
    const { id, code, minutes, priceCents } = course;
    const part = i < necessaryCount ? 'necessary' : 'useful';
    return { id, code, part, minutes, priceCents, lifts: liftsOf(course, { before, after: levels }, gaps) };
  });
}

function liftsOf(
  course: Course,
  { before, after }: { readonly before: Levels; readonly after: Levels },
  gaps: readonly Gap[],
): readonly Lift[] {
  const competences = [...new Set(course.teaches.map((teaching) => teaching.competence))];
  return competences
    .map((competence) => ({ competence, from: levelIn(before, competence), to: levelIn(after, competence) }))
    .filter(({ from, to }) => to > from)
    .map((lift) => ({ ...lift, closes: gaps.some((gap) => closes(lift, gap)) }));
}

function closes(lift: Omit<Lift, 'closes'>, gap: Gap): boolean {
  return lift.competence === gap.competence && lift.from < gap.to && lift.to >= gap.to;
}

function closedGaps(gaps: readonly Gap[], levels: Levels, steps: readonly PathCourse[]): readonly ClosedGap[] {
  return gaps
    .filter((gap) => isGapClosed(gap, levels))
    .map((gap) => ({ ...gap, courses: steps.filter((step) => serves(step, gap)).map((step) => step.id) }));
}

/** A course serves a gap as long as the minimum was not reached before it. */
function serves(step: PathCourse, gap: Gap): boolean {
  return step.lifts.some((lift) => lift.competence === gap.competence && lift.from < gap.to);
}

function openGaps(targets: readonly Target[], levels: Levels, highest: Levels): readonly OpenGap[] {
  const open = targets.filter((target) => !isClosed(target, levels)).flatMap((target) => target.gaps);
  return open.map((gap) => ({
    ...gap,
    reason: isGapClosed(gap, highest) ? 'limits' : 'no-course',
    reached: levelIn(levels, gap.competence),
  }));
}
