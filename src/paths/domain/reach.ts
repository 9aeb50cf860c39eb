import type { Course, Levels } from './path-shapes.js';
import { isAdmissible, levelAfter, levelIn } from './taking.js';

/** What courses lead to if each could be taken again and again: no order of them leads higher. */
export interface Reach {
  readonly levels: Levels;
  /** Ids of the courses that can be taken at some time. */
  readonly taken: ReadonlySet<string>;
}

/** The reach of all these courses together, from `start`. */
export function reachOf(courses: readonly Course[], start: Levels): Reach {
  const taken = new Set<string>();
  const levels: Record<string, number> = { ...start };
  let open = courses;
  for (let isRising = true; isRising;) {
    isRising = false;
    const left: Course[] = [];
    for (const course of open) {
      if (isAdmissible(course, levels, taken)) {
        isRising = raise(course, levels) || !taken.has(course.id) || isRising;
        taken.add(course.id);
      }
      if (!taken.has(course.id) || !isExhausted(course, levels)) left.push(course);
    }
    open = left;
  }
  return { levels, taken };
}

function raise(course: Course, levels: Record<string, number>): boolean {
  let isRaised = false;
  for (const { competence } of course.teaches) {
    const before = levelIn(levels, competence);
    const now = levelAfter(course, competence, before);
    if (now <= before) continue;
    levels[competence] = now;
    isRaised = true;
  }
  return isRaised;
}

/** Whether the course can raise nothing any more. */
function isExhausted({ teaches }: Course, levels: Levels): boolean {
  return teaches.every(({ competence, to }) => to <= levelIn(levels, competence));
}
