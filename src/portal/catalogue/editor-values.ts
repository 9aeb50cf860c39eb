import type { Course, CourseInput } from '../../courses/index.js';
import { LIMITS } from '../../courses/index.js';
import { DomainError } from '../../kernel/domain-error.js';
import type { CourseForm, EditorValues } from './editor.dto.js';
import { languagesOf } from './languages.js';

const VOCABULARY = 'DigComp';

/** The fields of the form for a new course. */
export const EMPTY: EditorValues = {
  ...{ titleDe: '', titleEn: '', descriptionDe: '', descriptionEn: '', provider: '', code: '', url: '' },
  ...{ languages: 'de', formats: [], accessModes: [], accessibility: [], prerequisites: '' },
  ...{ lessonCompetence: [], lessonFrom: [], lessonTo: [], requirementCompetence: [], requirementLevel: [] },
};

/** The fields of the form for a course; prerequisites by their codes. */
export function valuesOf(course: Course, codes: ReadonlyMap<string, string>): EditorValues {
  const { title, description, lessons, requirements } = course;
  return {
    titleDe: title.de ?? '',
    titleEn: title.en ?? '',
    descriptionDe: description.de ?? '',
    descriptionEn: description.en ?? '',
    provider: course.provider,
    code: course.code,
    url: course.url ?? '',
    ...(course.minutes !== null && { minutes: course.minutes }),
    ...(course.priceCents !== null && { price: course.priceCents }),
    languages: course.languages.join(', '),
    formats: course.formats,
    accessModes: course.accessModes,
    accessibility: course.accessibility,
    lessonCompetence: lessons.map(({ competence }) => competence),
    lessonFrom: lessons.map(({ from }) => String(from)),
    lessonTo: lessons.map(({ to }) => String(to)),
    requirementCompetence: requirements.map(({ competence }) => competence),
    requirementLevel: requirements.map(({ level }) => String(level)),
    prerequisites: course.prerequisites.map((id) => codes.get(id) ?? id).join(', '),
    revision: course.revision,
  };
}

/**
 * The course that the form describes; rows without a competence are left out.
 * @throws DomainError `course-language-unknown`, `course-row-incomplete` for a competence without its levels
 */
export function inputOf(form: EditorValues): CourseInput {
  return {
    ...(form.code !== '' && { code: form.code }),
    title: localized(form.titleDe, form.titleEn),
    description: localized(form.descriptionDe, form.descriptionEn),
    provider: form.provider,
    url: form.url === '' ? null : form.url,
    minutes: form.minutes ?? null,
    priceCents: form.price ?? null,
    languages: languagesOf(form.languages),
    formats: form.formats,
    accessModes: form.accessModes,
    accessibility: form.accessibility,
    lessons: lessonsOf(form),
    requirements: requirementsOf(form),
    prerequisites: form.prerequisites.split(/[\s,;]+/).filter(Boolean),
  };
}

/** The same form with the stored value in the fields where it is to stay. */
export function withStored(form: CourseForm, stored: EditorValues): EditorValues {
  const kept = form.keepStored.flatMap((field) => FIELDS_OF[field] ?? []);
  return { ...form, ...Object.fromEntries(kept.map((name) => [name, stored[name]])) };
}

/** How the form names the fields of a course. */
export const FIELDS_OF: Readonly<Record<string, readonly (keyof EditorValues)[]>> = {
  title: ['titleDe', 'titleEn'],
  description: ['descriptionDe', 'descriptionEn'],
  priceCents: ['price'],
  lessons: ['lessonCompetence', 'lessonFrom', 'lessonTo'],
  requirements: ['requirementCompetence', 'requirementLevel'],
  ...Object.fromEntries(
    (
      [
        'code',
        'provider',
        'url',
        'minutes',
        'languages',
        'formats',
        'accessModes',
        'accessibility',
        'prerequisites',
      ] as const
    ).map((name) => [name, [name]]),
  ),
};

function lessonsOf({ lessonCompetence, lessonFrom, lessonTo }: EditorValues): CourseInput['lessons'] {
  return lessonCompetence.flatMap((competence, at) => {
    if (competence === '') return [];
    const [from, to] = [levelIn(lessonFrom[at], competence), levelIn(lessonTo[at], competence)];
    return [{ vocabulary: VOCABULARY, competence, from, to }];
  });
}

function requirementsOf({ requirementCompetence, requirementLevel }: EditorValues): CourseInput['requirements'] {
  return requirementCompetence.flatMap((competence, at) =>
    competence === '' ? [] : [{ vocabulary: VOCABULARY, competence, level: levelIn(requirementLevel[at], competence) }],
  );
}

function levelIn(text: string | undefined, competence: string): number {
  if (text === undefined || text === '') throw new DomainError('course-row-incomplete', 'invalid', { competence });
  return Number(text);
}

function localized(de: string, en: string): CourseInput['title'] {
  return { ...(de !== '' && { de }), ...(en !== '' && { en }) };
}

/** Rows that a list may still take. */
export function roomFor(rows: readonly string[], more: number): number {
  return Math.max(0, Math.min(more, LIMITS.entries - rows.length));
}
