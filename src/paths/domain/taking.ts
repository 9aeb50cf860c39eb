import type { Course, Levels } from './path-shapes.js';

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
  let now = level;
  for (let before = -1; before < now;) {
    before = now;
    for (const lesson of course.teaches) {
      if (lesson.competence === competence && now >= lesson.from && lesson.to > now) now = lesson.to;
    }
  }
  return now;
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
