import { DomainError } from '../../kernel/domain-error.js';
import type { NumberedRow } from '../domain/bulk-list.js';

/** What the words of a list stand for in a municipality. */
export interface Directory {
  /** Person ids by e-mail address in small letters and by id. */
  readonly persons: ReadonlyMap<string, string>;
  /** Ids of published courses by code. */
  readonly courses: ReadonlyMap<string, string>;
}

export interface Wanted {
  readonly personId: string;
  readonly courseId: string | null;
}

/**
 * Whom and what a row means; `seen` are the persons of the rows before.
 * @throws DomainError (invalid) `bulk-person-unknown`, `bulk-row-twice`, `bulk-course-unknown`
 */
export function wantedOf({ person, course }: NumberedRow, { persons, courses }: Directory, seen: Set<string>): Wanted {
  const personId = persons.get(person.toLowerCase());
  if (personId === undefined) throw new DomainError('bulk-person-unknown', 'invalid');
  if (seen.has(personId)) throw new DomainError('bulk-row-twice', 'invalid');
  seen.add(personId);
  const courseId = course === undefined ? null : courses.get(course);
  if (courseId === undefined) throw new DomainError('bulk-course-unknown', 'invalid');
  return { personId, courseId };
}
