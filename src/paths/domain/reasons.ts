import { costOf } from './cost.js';
import type { Cost, Course, Gap, Lift, Path, PathCourse } from './path-shapes.js';
import type { Planner } from './planner.js';
import { arrange } from './replay.js';
import { levelAfter } from './taking.js';
import { isGapClosed } from './targets.js';

/** Why a course is recommended, as numbers: what the path would be if the course did not exist. */
export interface Reasons {
  readonly costWithout: Cost;
  /** Competences whose gap the path would then leave open. */
  readonly gapsLost: readonly string[];
  /** Ids of the courses that would take its place; none when nothing can. */
  readonly replacedBy: readonly string[];
  readonly nearest: Alternative | null;
}

/** The one course that comes nearest, put in the place of the recommended one while all others stay. */
export interface Alternative {
  readonly courseId: string;
  /** Cost of the path then. */
  readonly cost: Cost;
  /** Competences whose gap the path would then leave open. */
  readonly gapsLost: readonly string[];
}

/** The reasons of one course of the path, computed by planning the same request once more without it. */
export function reasonsOf(courseId: string, path: Path, planner: Planner): Reasons {
  const choice = planner.choose({ without: courseId });
  const { cost, closed, courses } = choice === null ? nothing(path) : planner.outline(choice);
  const inPath = new Set(path.courses.map(({ id }) => id));
  return {
    costWithout: cost,
    gapsLost: closedIn(path).filter((competence) => !closed.includes(competence)),
    replacedBy: courses.filter((id) => !inPath.has(id)),
    nearest: nearestTo(courseId, path, planner),
  };
}

function nothing({ cost }: Path): ReturnType<Planner['outline']> {
  return { courses: [], closed: [], cost };
}

function closedIn({ gapsClosed }: Path): readonly string[] {
  return gapsClosed.map(({ competence }) => competence);
}

/**
 * The offer outside the path that gives most of what the course gives in it, counted as weight × levels up to the
 * minimum; of equal ones the shorter, then the cheaper, then by code. Null when none gives any of it.
 */
function nearestTo(courseId: string, path: Path, planner: Planner): Alternative | null {
  const step = path.courses.find(({ id }) => id === courseId);
  if (step === undefined) return null;
  const inPath = new Set(path.courses.map(({ id }) => id));
  const { gaps } = planner.request;
  const ranked = planner.offers
    .filter(({ id }) => !inPath.has(id))
    .map((course) => ({ course, given: givenBy(course, step, gaps) }))
    .filter(({ given }) => given > 0)
    .sort((x, y) => y.given - x.given || compare(x.course, y.course));
  const best = ranked.at(0)?.course;
  return best === undefined ? null : exchanged(best, step, { path, planner });
}

function compare(x: Course, y: Course): number {
  return x.minutes - y.minutes || x.priceCents - y.priceCents || (x.code < y.code ? -1 : 1);
}

function givenBy(course: Course, { lifts }: PathCourse, gaps: readonly Gap[]): number {
  return lifts.reduce((sum, lift) => sum + levelsOf(course, lift, gaps) * weightIn(gaps, lift.competence), 0);
}

/** How many of the lifted levels, up to the gap's minimum, the course gives to somebody who stands where the lift begins. */
function levelsOf(course: Course, { competence, from, to }: Lift, gaps: readonly Gap[]): number {
  const most = Math.min(to, gaps.find((gap) => gap.competence === competence)?.to ?? to);
  return Math.max(0, Math.min(levelAfter(course, competence, from), most) - from);
}

/** A level that only opens the way to another course weighs little, but something. */
function weightIn(gaps: readonly Gap[], competence: string): number {
  return gaps.find((gap) => gap.competence === competence)?.weight ?? 0.01;
}

function exchanged(
  course: Course,
  { id }: PathCourse,
  { path, planner }: { readonly path: Path; readonly planner: Planner },
): Alternative {
  const ids = new Set(path.courses.map((step) => step.id).filter((other) => other !== id));
  const { courses, levels } = arrange([...planner.offers.filter((other) => ids.has(other.id)), course], planner.start);
  const { gaps, limits } = planner.request;
  const lost = gaps.filter((gap) => !isGapClosed(gap, levels)).map(({ competence }) => competence);
  return {
    courseId: course.id,
    cost: costOf(courses, limits.vouchers),
    gapsLost: closedIn(path).filter((competence) => lost.includes(competence)),
  };
}
