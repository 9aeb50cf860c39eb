import type { Course, Levels } from './path-shapes.js';
import { reachOf } from './reach.js';
import { isAdmissible, levelIn, levelsAfter, lifts } from './taking.js';

/** Courses in the order in which they are taken, and the levels after them. */
export interface Replay {
  readonly courses: readonly Course[];
  readonly levels: Levels;
}

/**
 * Puts courses into an order in which every entry level and prerequisite is met and every course lifts something or
 * is the prerequisite of a later one, and leaves out those for which there is no such place. A course that can give
 * all it ever could among these goes first, for waiting gains nothing; where none can, the first by code.
 */
export function arrange(courses: readonly Course[], start: Levels): Replay {
  for (const replay of orders(courses, start)) return replay;
  return { courses: [], levels: start };
}

/**
 * Every order of the courses that could matter, the usual one first: orders differ only where no course can give all
 * that it could, so that somebody has to choose.
 */
export function* orders(courses: readonly Course[], start: Levels): Generator<Replay> {
  const sorted = [...courses].sort((x, y) => (x.code < y.code ? -1 : Number(x.code > y.code)));
  yield* continued(
    { taken: [], ids: new Set(), levels: { ...start }, waiting: sorted },
    reachOf(courses, start).levels,
  );
}

interface Progress {
  readonly taken: readonly Course[];
  readonly ids: ReadonlySet<string>;
  readonly levels: Levels;
  readonly waiting: readonly Course[];
}

function* continued(from: Progress, highest: Levels): Generator<Replay> {
  let now = from;
  for (;;) {
    const progress = now;
    const ready = progress.waiting.filter((course) => isNext(course, progress));
    const next = ready.find((course) => givesEverything(course, progress.levels, highest)) ?? single(ready);
    if (next === undefined) {
      if (ready.length === 0) yield { courses: now.taken, levels: now.levels };
      for (const course of ready) yield* continued(after(progress, course), highest);
      return;
    }
    now = after(progress, next);
  }
}

function single(ready: readonly Course[]): Course | undefined {
  return ready.length === 1 ? ready.at(0) : undefined;
}

function after({ taken, ids, levels, waiting }: Progress, next: Course): Progress {
  return {
    taken: [...taken, next],
    ids: new Set([...ids, next.id]),
    levels: levelsAfter(next, levels),
    waiting: waiting.filter((course) => course !== next),
  };
}

/** Whether the course can be taken now and is of any use, for its lessons or as the prerequisite of a waiting one. */
export function isNext(
  course: Course,
  { levels, ids, waiting }: Pick<Progress, 'levels' | 'ids' | 'waiting'>,
): boolean {
  if (!isAdmissible(course, levels, ids)) return false;
  return lifts(course, levels) || waiting.some(({ prerequisites = [] }) => prerequisites.includes(course.id));
}

/** Whether no lesson is lost that the course could give later: none that is above the level now and ever in reach. */
function givesEverything(course: Course, levels: Levels, highest: Levels): boolean {
  return course.teaches.every(({ competence, from, to }) => {
    const level = levelIn(levels, competence);
    return level >= from || level >= to || from > levelIn(highest, competence);
  });
}
