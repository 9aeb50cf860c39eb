import type { Course, Gap, Levels } from './path-shapes.js';
import { lifts } from './replay.js';
import { startLevels } from './targets.js';

/**
 * The courses that can have a place in a path for the gaps: they lift something above the start, on a competence of a
 * gap or on one that such a course needs for entry, and so on. Leaving out the others changes no path, only the time
 * that planning takes.
 */
export function relevantCourses(courses: readonly Course[], gaps: readonly Gap[], levels: Levels): readonly Course[] {
  const start = startLevels(levels, gaps);
  const lifting = courses.filter((course) => lifts(course, highestEntry(course, start)));
  const wanted = new Set(gaps.map(({ competence }) => competence));
  let relevant: readonly Course[] = [];
  for (let known = -1; known < wanted.size;) {
    known = wanted.size;
    relevant = lifting.filter(({ teaches }) => teaches.some(({ competence }) => wanted.has(competence)));
    for (const { competence } of relevant.flatMap(({ requires }) => requires)) wanted.add(competence);
  }
  return relevant;
}

/** Levels of somebody who has reached every entry level of the course, and else stands at the start. */
function highestEntry({ teaches }: Course, start: Levels): Levels {
  const entry: Record<string, number> = { ...start };
  for (const { competence, from } of teaches) entry[competence] = Math.max(from, entry[competence] ?? 0);
  return entry;
}
