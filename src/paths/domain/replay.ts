import type { Course, Levels } from './path-shapes.js';

/** Courses in the order in which they are taken, and the levels after them. */
export interface Replay {
  readonly courses: readonly Course[];
  readonly levels: Levels;
}

/** The level on a competence; one that nobody measured or claimed counts as 0. */
export function levelIn(levels: Levels, competence: string): number {
  return levels[competence] ?? 0;
}

/** Whether a person at these levels, who has taken the courses of these ids, may take the course. */
export function isAdmissible(course: Course, levels: Levels, taken: ReadonlySet<string>): boolean {
  const { requires, prerequisites = [] } = course;
  return (
    requires.every(({ competence, level }) => levelIn(levels, competence) >= level) &&
    prerequisites.every((id) => taken.has(id))
  );
}

/**
 * The level on one competence after the course for a person who comes with `level`. What a course teaches in
 * several steps on one competence is taken step by step; the level never falls.
 */
export function levelAfter(course: Course, competence: string, level: number): number {
  return course.teaches
    .filter((teaching) => teaching.competence === competence)
    .sort((x, y) => x.from - y.from)
    .reduce((now, { from, to }) => (now >= from ? Math.max(now, to) : now), level);
}

/** The levels after the course. */
export function levelsAfter(course: Course, levels: Levels): Levels {
  const after: Record<string, number> = { ...levels };
  for (const { competence } of course.teaches) {
    after[competence] = levelAfter(course, competence, levelIn(levels, competence));
  }
  return after;
}

/** Whether the course lifts anything at these levels. */
export function lifts(course: Course, levels: Levels): boolean {
  return course.teaches.some(({ competence }) => {
    const level = levelIn(levels, competence);
    return levelAfter(course, competence, level) > level;
  });
}

/**
 * Puts courses into an order in which every entry level and prerequisite is met and every course lifts something or
 * is the prerequisite of a later one, and leaves out those for which there is no such place. Courses that can give
 * all they teach go first, then by code.
 */
export function arrange(courses: readonly Course[], start: Levels): Replay {
  const waiting = [...courses].sort((x, y) => (x.code < y.code ? -1 : Number(x.code > y.code)));
  const taken: Course[] = [];
  const ids = new Set<string>();
  let levels = start;
  for (;;) {
    const now = levels;
    const ready = waiting.filter((course) => isNext(course, { levels: now, ids, waiting }));
    const next = ready.find((course) => givesEverything(course, now)) ?? ready.at(0);
    if (next === undefined) return { courses: taken, levels };
    waiting.splice(waiting.indexOf(next), 1);
    taken.push(next);
    ids.add(next.id);
    levels = levelsAfter(next, levels);
  }
}

interface Progress {
  readonly levels: Levels;
  readonly ids: ReadonlySet<string>;
  readonly waiting: readonly Course[];
}

/** Whether the course can be taken now and is of any use, for its lessons or as the prerequisite of a waiting one. */
export function isNext(course: Course, { levels, ids, waiting }: Progress): boolean {
  if (!isAdmissible(course, levels, ids)) return false;
  return lifts(course, levels) || waiting.some(({ prerequisites = [] }) => prerequisites.includes(course.id));
}

function givesEverything(course: Course, levels: Levels): boolean {
  const after = levelsAfter(course, levels);
  return course.teaches.every(({ competence, from }) => levelIn(after, competence) >= from);
}
