import { costOf } from './cost.js';
import type { ClosedGap, Course, Gap, Levels, Lift, OpenGap, Path, PathCourse, PathRequest } from './path-shapes.js';
import { type Choice, Planner } from './planner.js';
import { levelIn, levelsAfter } from './taking.js';
import { isClosed, isGapClosed, type Target, targetsOf } from './targets.js';

/**
 * The path of courses for the gaps: the necessary part closes as much essential weight as the limits allow, the
 * useful part then lifts desirable gaps within what they leave. Guarantees that the order meets every entry level
 * and prerequisite, that the limits are kept, that no course is completed already or could be left out unless it is
 * pinned, and that `optimal` is true only for a proven best path. Depends on nothing but the request.
 */
export function planPath(request: PathRequest): Path {
  return pathOf(new Planner(request));
}

/** The path of the planner's request. */
export function pathOf(planner: Planner): Path {
  const { request, start, pins } = planner;
  const { gaps, limits, pinned = [] } = request;
  const choice = planner.choose();
  if (choice === null) throw new Error('what is pinned was tried before');
  const { first, second, courses } = choice;
  const { levels } = second.replay;
  const steps = describe(choice, start, { gaps, pins });
  return {
    courses: steps,
    gapsClosed: closedGaps(gaps, levels, steps),
    gapsOpen: openGaps(targetsOf(gaps), levels, planner),
    cost: costOf(courses, limits.vouchers),
    optimal: first.isProven && second.isProven,
    bound: first.isFull ? first.bound : null,
    pinsLeft: pinned.filter((id) => !pins.includes(id)),
  };
}

interface Setting {
  readonly gaps: readonly Gap[];
  readonly pins: readonly string[];
}

function describe({ first, courses }: Choice, start: Levels, { gaps, pins }: Setting): readonly PathCourse[] {
  let levels = start;
  return courses.map((course, i) => {
    const before = levels;
    levels = levelsAfter(course, before);
    const { id, code, minutes, priceCents } = course;
    const part = i < first.replay.courses.length ? 'necessary' : 'useful';
    const lifts = liftsOf(course, { before, after: levels }, gaps);
    return { id, code, part: pins.includes(id) ? 'pinned' : part, minutes, priceCents, lifts };
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

function openGaps(targets: readonly Target[], levels: Levels, planner: Planner): readonly OpenGap[] {
  const open = targets.filter((target) => !isClosed(target, levels)).flatMap((target) => target.gaps);
  const highest = open.length === 0 ? levels : planner.highest();
  return open.map((gap) => ({
    ...gap,
    reason: isGapClosed(gap, highest) ? 'limits' : 'no-course',
    reached: levelIn(levels, gap.competence),
  }));
}
