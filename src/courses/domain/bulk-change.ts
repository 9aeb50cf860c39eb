import { DomainError } from '../../kernel/domain-error.js';
import type { Course, Lesson } from './course.js';
import { type CourseMove, mustAllowRewriting, stateAfter } from './course-moves.js';
import { mustBeSound } from './sound-course.js';

/** What is done to many courses at once. */
export type BulkChange =
  | { readonly kind: CourseMove }
  | { readonly kind: 'set-price'; readonly priceCents: number }
  | { readonly kind: 'set-languages'; readonly languages: readonly string[] }
  | { readonly kind: 'set-formats'; readonly formats: readonly string[] }
  | { readonly kind: 'set-accessibility'; readonly accessibility: readonly string[] }
  | { readonly kind: 'add-competence'; readonly lesson: Lesson }
  | { readonly kind: 'remove-competence'; readonly vocabulary: string; readonly competence: string };

export const BULK_KINDS = [
  'publish',
  'withdraw',
  'archive',
  'set-price',
  'set-languages',
  'set-formats',
  'set-accessibility',
  'add-competence',
  'remove-competence',
] as const satisfies readonly BulkChange['kind'][];

/** Courses of one bulk edit. */
export const MOST_AT_ONCE = 500;

/** @throws DomainError `courses-bulk-too-many` */
export function mustBeFewEnough(given: number): void {
  if (given > MOST_AT_ONCE) throw new DomainError('courses-bulk-too-many', 'invalid', { given, limit: MOST_AT_ONCE });
}

/**
 * The course after the change; the same object where it is so already, such as a published course to be published.
 * @throws DomainError as the single edit would: of `stateAfter`, `mustBeSound`, `mustAllowRewriting`
 */
export function changedBy(change: BulkChange, course: Course): Course {
  if (isMove(change)) return moved(change.kind, course);
  const wanted = { ...course, ...partOf(change, course) };
  if (JSON.stringify(wanted) === JSON.stringify(course)) return course;
  mustBeSound(wanted);
  mustAllowRewriting(course, wanted);
  return wanted;
}

const TARGETS: Readonly<Record<CourseMove, Course['state']>> = {
  publish: 'published',
  withdraw: 'withdrawn',
  archive: 'archived',
};

function isMove(change: BulkChange): change is { readonly kind: CourseMove } {
  return change.kind in TARGETS;
}

function moved(move: CourseMove, course: Course): Course {
  return course.state === TARGETS[move] ? course : { ...course, state: stateAfter(move, course) };
}

function partOf(change: Exclude<BulkChange, { readonly kind: CourseMove }>, { lessons }: Course): Partial<Course> {
  switch (change.kind) {
    case 'set-price':
      return { priceCents: change.priceCents };
    case 'set-languages':
      return { languages: change.languages };
    case 'set-formats':
      return { formats: change.formats };
    case 'set-accessibility':
      return { accessibility: change.accessibility };
    case 'add-competence':
      return { lessons: lessons.some((one) => isSame(one, change.lesson)) ? lessons : [...lessons, change.lesson] };
    case 'remove-competence':
      return { lessons: lessons.filter((one) => !isOn(one, change)) };
  }
}

function isSame(one: Lesson, other: Lesson): boolean {
  return isOn(one, other) && one.from === other.from && one.to === other.to;
}

function isOn(one: Lesson, { vocabulary, competence }: Pick<Lesson, 'vocabulary' | 'competence'>): boolean {
  return one.vocabulary === vocabulary && one.competence === competence;
}
