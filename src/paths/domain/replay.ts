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
 * Every order of the courses that could matter, the usual one first: orders differ only where somebody has to choose,
 * since no course can give all that it could, or only one after which a pinned course could lift less.
 */
export function* orders(courses: readonly Course[], start: Levels, pinned: readonly Course[] = []): Generator<Replay> {
  const sorted = [...courses].sort((x, y) => (x.code < y.code ? -1 : Number(x.code > y.code)));
  const beginning = { taken: [], ids: new Set<string>(), levels: { ...start }, waiting: sorted };
  const ends = { highest: reachOf(courses, start).levels, guarded: guardedBy(pinned, courses) };
  for (const { courses: taken, levels } of continued(beginning, ends)) {
    yield { courses: ofUse(taken, start), levels };
  }
}

/** Without what lifted nothing and was taken for a later course that found no place. */
function ofUse(taken: readonly Course[], start: Levels): readonly Course[] {
  const lifting = new Set<Course>();
  let levels = start;
  for (const course of taken) {
    if (lifts(course, levels)) lifting.add(course);
    levels = levelsAfter(course, levels);
  }
  if (lifting.size === taken.length) return taken;
  const wanted = new Set<string>();
  return taken
    .toReversed()
    .filter((course) => {
      const isOfUse = lifting.has(course) || wanted.has(course.id);
      if (isOfUse) course.prerequisites?.forEach((id) => wanted.add(id));
      return isOfUse;
    })
    .reverse();
}

interface Progress {
  readonly taken: readonly Course[];
  readonly ids: ReadonlySet<string>;
  readonly levels: Levels;
  readonly waiting: readonly Course[];
}

interface Ends {
  /** What all the courses together lead to. */
  readonly highest: Levels;
  /** Courses that must not lose a lesson to another. */
  readonly guarded: ReadonlySet<Course>;
}

/** Pinned courses and those that ask for one: a pinned course may lift nothing but be the way to another. */
function guardedBy(pinned: readonly Course[], courses: readonly Course[]): ReadonlySet<Course> {
  const guarded = new Set(pinned);
  for (const one of guarded) {
    for (const other of courses) if (other.prerequisites?.includes(one.id)) guarded.add(other);
  }
  return guarded;
}

function* continued(from: Progress, ends: Ends): Generator<Replay> {
  let now = from;
  for (;;) {
    const progress = now;
    const ready = progress.waiting.filter((course) => isNext(course, progress));
    const next = ready.find((course) => isBestNow(course, progress, ends)) ?? single(ready);
    if (next === undefined) {
      if (ready.length === 0) yield { courses: now.taken, levels: now.levels };
      for (const course of ready) yield* continued(after(progress, course), ends);
      return;
    }
    now = after(progress, next);
  }
}

/** Whether nothing is gained by taking the course later. */
function isBestNow(course: Course, progress: Progress, { highest, guarded }: Ends): boolean {
  if (!givesEverything(course, progress.levels, highest)) return false;
  if (guarded.size === 0) return true;
  const { levels, waiting } = progress;
  const afterwards = levelsAfter(course, levels);
  return !waiting.some((other) => other !== course && guarded.has(other) && losesALesson(other, levels, afterwards));
}

/** Whether a lesson of the course is above the levels `before` and no longer above those `after`. */
function losesALesson({ teaches }: Course, before: Levels, after: Levels): boolean {
  return teaches.some(({ competence, to }) => to > levelIn(before, competence) && to <= levelIn(after, competence));
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
