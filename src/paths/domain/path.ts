import { costOf, isSuitable } from './cost.js';
import { choosePart, closingChains, findersFrom, type Part } from './greedy.js';
import { isProvenBest, lowerBound } from './proof.js';
import { levelIn, levelsAfter, type Replay } from './replay.js';
import { isClosed, isGapClosed, progress, startLevels, targetsOf, weightClosed, type Target } from './targets.js';
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

/** What the useful part may fill, in all, when the person sets no limit: 40 hours. */
export const DEFAULT_MAX_MINUTES = 40 * 60;

/**
 * The path of courses for the gaps: the necessary part closes as much essential weight as the limits allow, the
 * useful part then lifts desirable gaps within what they leave. Guarantees that the order meets every entry level,
 * that the limits are kept, that no course is completed already or could be left out, and that `optimal` is true
 * only for a proven best path. Depends on nothing but the request.
 */
export function planPath(request: PathRequest): Path {
  const { gaps, limits } = request;
  const { published, start, targets, necessaryPart, usefulPart, first, second } = choose(request);
  const courses = [...first.courses, ...second.courses];
  const steps = describe(courses, start, gaps, first.courses.length);
  return {
    courses: steps,
    gapsClosed: closedGaps(gaps, second.levels, steps),
    gapsOpen: openGaps(targets, second.levels, { ...request, courses: published, levels: start }),
    cost: costOf(courses, limits.vouchers),
    optimal: isProvenBest(necessaryPart, first) && isProvenBest(usefulPart, second),
    bound: lowerBound(necessaryPart, first),
  };
}

/** What a path would cost and close, without the proof of how good it is: the same courses as `planPath` chooses. */
export function outlinePath(request: PathRequest): PathOutline {
  const { first, second } = choose(request);
  const courses = [...first.courses, ...second.courses];
  return {
    courses: courses.map(({ id }) => id),
    closed: request.gaps.filter((gap) => isGapClosed(gap, second.levels)).map(({ competence }) => competence),
    cost: costOf(courses, request.limits.vouchers),
  };
}

interface Choice {
  /** What is published and not completed, suitable or not. */
  readonly published: readonly Course[];
  readonly start: Levels;
  readonly targets: readonly Target[];
  readonly necessaryPart: Part;
  readonly usefulPart: Part;
  readonly first: Replay;
  readonly second: Replay;
}

function choose({ gaps, courses, completed, limits, levels }: PathRequest): Choice {
  const published = courses.filter((course) => !completed.includes(course.id));
  const offers = published.filter((course) => isSuitable(course, limits));
  const start = startLevels(levels, gaps);
  const targets = targetsOf(gaps);
  const necessaryPart = necessary(targets, start, offers, limits);
  const first = choosePart(necessaryPart);
  const usefulPart = useful(targets, necessaryPart, first.levels, first.courses);
  return { published, start, targets, necessaryPart, usefulPart, first, second: choosePart(usefulPart) };
}

function necessary(
  targets: readonly Target[],
  start: Levels,
  offers: readonly Course[],
  limits: PathRequest['limits'],
): Part {
  const essential = targets.filter((target) => target.essential);
  return { targets: essential, start, offers, fixed: [], limits, worth: weightClosed };
}

function useful(targets: readonly Target[], before: Part, start: Levels, fixed: readonly Course[]): Part {
  return {
    targets: targets.filter((target) => !target.essential),
    start,
    offers: before.offers.filter((course) => !fixed.includes(course)),
    fixed,
    limits: { ...before.limits, maxMinutes: before.limits.maxMinutes ?? DEFAULT_MAX_MINUTES },
    worth: progress,
  };
}

function describe(
  courses: readonly Course[],
  start: Levels,
  gaps: readonly Gap[],
  necessaryCount: number,
): readonly PathCourse[] {
  let levels = start;
  return courses.map((course, i) => {
    const before = levels;
    levels = levelsAfter(course, before);
    const { id, code, minutes, priceCents } = course;
    const part = i < necessaryCount ? 'necessary' : 'useful';
    return { id, code, part, minutes, priceCents, lifts: liftsOf(course, before, levels, gaps) };
  });
}

function liftsOf(course: Course, before: Levels, after: Levels, gaps: readonly Gap[]): readonly Lift[] {
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

function openGaps(targets: readonly Target[], levels: Levels, request: PathRequest): readonly OpenGap[] {
  const open = targets.filter((target) => !isClosed(target, levels)).flatMap((target) => target.gaps);
  if (open.length === 0) return [];
  const finders = findersFrom(request.levels, request.courses, { ...request.limits, maxPriceCents: null });
  return open.map((gap) => ({
    ...gap,
    reason: closingChains(gap, request.levels, finders).length > 0 ? 'limits' : 'no-course',
    reached: levelIn(levels, gap.competence),
  }));
}
