import type { Localized } from '../../kernel/localized.js';

export type CourseState = 'draft' | 'published' | 'withdrawn' | 'archived';
export const COURSE_STATES: readonly CourseState[] = ['draft', 'published', 'withdrawn', 'archived'];

/** Lifts who stands at `from` or above to `to`, in whole levels of the vocabulary; 0 is open to everybody. */
export interface Lesson {
  readonly vocabulary: string;
  readonly competence: string;
  readonly from: number;
  readonly to: number;
}

/** Entry level of a competence that the course does not teach itself. */
export interface EntryRequirement {
  readonly vocabulary: string;
  readonly competence: string;
  readonly level: number;
}

/** What a person or a catalogue says about a course. */
export interface CourseFacts {
  readonly code: string;
  readonly title: Localized;
  /** Plain text; paragraphs are separated by an empty line. */
  readonly description: Localized;
  readonly provider: string;
  readonly url: string | null;
  /** Learning time; null while unknown, which keeps the course a draft. */
  readonly minutes: number | null;
  /** Price for one person; null while unknown, which keeps the course a draft. */
  readonly priceCents: number | null;
  /** Primary language tags in lower case, such as `de`. */
  readonly languages: readonly string[];
  readonly formats: readonly string[];
  readonly accessModes: readonly string[];
  readonly lessons: readonly Lesson[];
  readonly requirements: readonly EntryRequirement[];
}

/** What an editor says of a course: besides the facts, what catalogues do not tell and an import leaves as it is. */
export interface CourseContent extends CourseFacts {
  /** What helps people who see, hear or read otherwise: words of `ACCESSIBILITY`. */
  readonly accessibility: readonly string[];
  /** Ids of the courses that must be completed before. */
  readonly prerequisites: readonly string[];
}

export interface Course extends CourseContent {
  readonly id: string;
  readonly state: CourseState;
  /** Rises with every change; the document's ETag. */
  readonly revision: number;
  readonly updatedAt: Date;
}

/** A published course always has its learning time and its price. */
export interface PublishedCourse extends Course {
  readonly minutes: number;
  readonly priceCents: number;
}

/** True when learning time and price are known; only then a course may be published. */
export function hasFacts(course: Pick<CourseFacts, 'minutes' | 'priceCents'>): boolean {
  return course.minutes !== null && course.priceCents !== null;
}
