import type { CourseContent } from './course.js';

/** In the order of the form. */
const FIELDS = [
  'code',
  'title',
  'description',
  'provider',
  'url',
  'minutes',
  'priceCents',
  'languages',
  'formats',
  'accessModes',
  'accessibility',
  'lessons',
  'requirements',
  'prerequisites',
] as const satisfies readonly (keyof CourseContent)[];

export type CourseField = (typeof FIELDS)[number];

/** The fields in which two contents differ. The order of a list says nothing: it is a set of words or competences. */
export function differingFields(one: CourseContent, other: CourseContent): readonly CourseField[] {
  return FIELDS.filter((field) => canonical(one[field]) !== canonical(other[field]));
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).sort().join()}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined);
  return `{${entries
    .map(([key, inner]) => `${key}:${canonical(inner)}`)
    .sort()
    .join()}}`;
}
