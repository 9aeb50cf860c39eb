import { outlinePath } from './path.js';
import type { Cost, Path, PathRequest } from './path-shapes.js';

/** Why a course is recommended, as numbers: what the path would be if the course did not exist. */
export interface Reasons {
  readonly costWithout: Cost;
  /** Competences whose gap the path would then leave open. */
  readonly gapsLost: readonly string[];
  /** Ids of the courses that would take its place; none when nothing can. */
  readonly replacedBy: readonly string[];
}

/** The reasons of one course of the path, computed by planning the same request once more without it. */
export function reasonsOf(courseId: string, path: Path, request: PathRequest): Reasons {
  const without = outlinePath({ ...request, courses: request.courses.filter(({ id }) => id !== courseId) });
  const inPath = new Set(path.courses.map(({ id }) => id));
  const closed = path.gapsClosed.map(({ competence }) => competence);
  return {
    costWithout: without.cost,
    gapsLost: closed.filter((competence) => !without.closed.includes(competence)),
    replacedBy: without.courses.filter((id) => !inPath.has(id)),
  };
}
