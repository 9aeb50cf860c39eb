import type { Course, Levels } from '../path-shapes.js';
import { isAdmissible, levelAfter, levelIn } from '../replay.js';

interface Reach {
  readonly levels: Levels;
  /** Ids of the courses that can be taken at some time. */
  readonly taken: ReadonlySet<string>;
}

/**
 * The courses that a person could take at some time if any course could be taken again and again: those whose entry
 * levels and prerequisites can be met from `start`. Leaving out the others changes no path.
 */
export function enterable(courses: readonly Course[], start: Levels): readonly Course[] {
  const { taken } = reachOf(courses, start);
  return courses.filter(({ id }) => taken.has(id));
}

/** The levels that all these courses together lead to. */
export function reachable(courses: readonly Course[], start: Levels): Levels {
  return reachOf(courses, start).levels;
}

function reachOf(courses: readonly Course[], start: Levels): Reach {
  const taken = new Set<string>();
  const levels: Record<string, number> = { ...start };
  for (let isRising = true; isRising;) {
    isRising = false;
    for (const course of courses) {
      if (!isAdmissible(course, levels, taken)) continue;
      isRising = raise(course, levels) || !taken.has(course.id) || isRising;
      taken.add(course.id);
    }
  }
  return { levels, taken };
}

function raise(course: Course, levels: Record<string, number>): boolean {
  let isRaised = false;
  for (const { competence } of course.teaches) {
    const before = levelIn(levels, competence);
    const after = levelAfter(course, competence, before);
    if (after <= before) continue;
    levels[competence] = after;
    isRaised = true;
  }
  return isRaised;
}
