import { DomainError } from '../../kernel/domain-error.js';

/** "The course needs the prerequisite first", by ids. */
export interface Prerequisite {
  readonly courseId: string;
  readonly prerequisiteId: string;
}

/**
 * The courses of a cycle that would close if `courseId` needed `prerequisites`, from the course back to itself; null
 * when everybody could complete them in some order. `known` holds what is needed already, at least by whatever the
 * prerequisites lead to; what it says of the course itself is replaced. Linear in `known`.
 */
export function cycleThrough(
  courseId: string,
  prerequisites: readonly string[],
  known: readonly Prerequisite[],
): readonly string[] | null {
  const needs = new Map<string, string[]>();
  for (const one of known) needs.set(one.courseId, [...(needs.get(one.courseId) ?? []), one.prerequisiteId]);
  const cameFrom = new Map<string, string>(prerequisites.map((id) => [id, courseId]));
  const open = [...cameFrom.keys()];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (id === courseId) return wayBack(courseId, cameFrom);
    for (const next of needs.get(id) ?? []) {
      if (cameFrom.has(next)) continue;
      cameFrom.set(next, id);
      open.push(next);
    }
  }
  return null;
}

/** The courses that nobody can ever complete: those of a cycle, and those that need one. Linear in `known`. */
export function stuckCourses(known: readonly Prerequisite[]): ReadonlySet<string> {
  const open = new Map<string, number>();
  const needing = new Map<string, string[]>();
  for (const { courseId, prerequisiteId } of known) {
    open.set(courseId, (open.get(courseId) ?? 0) + 1);
    const others = needing.get(prerequisiteId);
    if (others === undefined) needing.set(prerequisiteId, [courseId]);
    else others.push(courseId);
  }
  const free = [...needing.keys()].filter((id) => !open.has(id));
  for (let id = free.pop(); id !== undefined; id = free.pop()) {
    for (const course of needing.get(id) ?? []) {
      const left = (open.get(course) ?? 0) - 1;
      if (left > 0) open.set(course, left);
      else if (open.delete(course)) free.push(course);
    }
  }
  return new Set(open.keys());
}

/** @throws DomainError `course-prerequisites-cyclic`, naming the courses of the cycle by `nameOf` */
export function mustNotBeCyclic(cycle: readonly string[] | null, nameOf: (id: string) => string): void {
  if (cycle === null) return;
  const names = cycle.map(nameOf);
  throw new DomainError('course-prerequisites-cyclic', 'invalid', { cycle: names, path: names.join(' → ') });
}

function wayBack(courseId: string, cameFrom: ReadonlyMap<string, string>): readonly string[] {
  const way = [courseId];
  for (let at = cameFrom.get(courseId); at !== undefined && at !== courseId; at = cameFrom.get(at)) way.unshift(at);
  return [courseId, ...way];
}
