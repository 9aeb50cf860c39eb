import { type JsonObject, type JsonValue, orderedJson } from '../../kernel/json.js';
import type { Localized } from '../../kernel/localized.js';
import { isObject } from './catalogue-json.js';
import type { Course, CourseFacts } from './course.js';
import { ACCESS_MODES, FORMATS } from './course-limits.js';
import { readMoochub } from './moochub.js';
import { skillsOf } from './moochub-export-skills.js';
import { OWN_FIELD } from './moochub-own.js';

/** A course with where it came from. */
export interface KeptCourse extends Course {
  readonly source: string;
  readonly sourceId: string;
  /** The record as it came; null for a course written here. */
  readonly original: JsonObject | null;
  /** Its prerequisites, as they are named there and as people know them. */
  readonly needed: readonly { readonly record: string; readonly code: string }[];
}

const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

/** What the schema asks for and nobody said here. */
const NEEDED: JsonObject = {
  learningResourceType: {
    identifier: 'https://w3id.org/kim/hcrt/course',
    type: 'Concept',
    inScheme: 'https://w3id.org/kim/hcrt/scheme',
  },
  license: [{ identifier: 'proprietary', url: null, contentUrl: null }],
};

/** Lists and texts that the schema allows to be missing, but not to be null. */
const NEVER_NULL = ['teaches', 'competencyRequired', 'offer', 'duration', 'creator', 'license', 'learningResourceType'];

/**
 * The course as a record of MOOChub, version 3. A field of the record that it came with stays as it is while the course
 * still says the same, unknown fields always; what was edited here is written anew. Reading the record again gives the
 * same facts. MOOChub's ids are UUIDs: a course that came with another kind of id goes by the one it has here.
 */
export function recordOf(course: KeptCourse): JsonObject {
  const { sourceId, original, id } = course;
  const before = original === null ? undefined : readMoochub({ data: [original] }).rows[0];
  const had = isObject(original?.attributes) ? original.attributes : {};
  const kept = Object.fromEntries(
    Object.entries(had).filter(
      ([field, value]) => field !== OWN_FIELD && !(value === null && NEVER_NULL.includes(field)),
    ),
  );
  const same = (field: keyof CourseFacts): boolean =>
    before !== undefined && asSet(before[field] as JsonValue) === asSet(course[field] as JsonValue);
  const stated = { ...NEEDED, ...kept, ...writtenAnew(course, kept, same) };
  const attributes = { creator: [stated.publisher as JsonValue], ...stated };
  const identity = { ...(original ?? {}), id: recordIdOf({ sourceId, id }), type: 'Course' };
  const own = ownFields(course, { ...identity, attributes });
  return { ...identity, attributes: Object.keys(own).length === 0 ? attributes : { ...attributes, [OWN_FIELD]: own } };
}

/** The id of a course's record: the one it came with, or the one it has here. */
export function recordIdOf({ sourceId, id }: { readonly sourceId: string; readonly id: string }): string {
  return UUID.test(sourceId) ? sourceId : id;
}

/** What a record says of each fact, for those that are written anew. */
const WRITERS: Readonly<Record<keyof CourseFacts, (course: KeptCourse, kept: JsonObject) => JsonObject>> = {
  title: ({ title, languages }) => ({ name: inFirst(title, languages) }),
  code: ({ code }) => ({ courseCode: code }),
  description: ({ description, languages }) => ({ description: htmlOf(inFirst(description, languages)) }),
  provider: ({ provider }) => ({ publisher: { type: 'Organization', name: provider } }),
  url: ({ url, id }) => ({ url: url ?? `urn:uuid:${id}` }),
  minutes: ({ minutes }) => (minutes === null ? {} : { duration: durationOf(minutes) }),
  priceCents: ({ priceCents }) => (priceCents === null ? {} : pricedAt(priceCents)),
  languages: ({ languages }) => ({ inLanguage: languages }),
  formats: ({ formats }) => ({ courseMode: formats }),
  accessModes: ({ accessModes }) => ({ accessMode: accessModes }),
  lessons: skillsOf,
  requirements: skillsOf,
};

function writtenAnew(course: KeptCourse, kept: JsonObject, same: (field: keyof CourseFacts) => boolean): JsonObject {
  const valid: Partial<Record<keyof CourseFacts, boolean>> = {
    formats: isOf(kept.courseMode, FORMATS),
    accessModes: isOf(kept.accessMode, ACCESS_MODES),
  };
  const fields = (Object.keys(WRITERS) as (keyof CourseFacts)[]).filter((one) => !same(one) || valid[one] === false);
  return Object.assign({}, ...fields.map((field) => WRITERS[field](course, kept))) as JsonObject;
}

function isOf(list: JsonValue | undefined, words: readonly string[]): boolean {
  return (
    list === undefined || list === null || (Array.isArray(list) && list.every((word) => words.includes(word as string)))
  );
}

/** What the record alone does not bring back. */
function ownFields(course: KeptCourse, record: JsonObject): JsonObject {
  const read = readMoochub({ data: [record] }).rows[0];
  const lost = (field: 'title' | 'description'): boolean =>
    orderedJson(read?.[field] as JsonValue) !== orderedJson(course[field] as JsonValue);
  return {
    ...(lost('title') && { title: { ...course.title } }),
    ...(lost('description') && { description: { ...course.description } }),
    ...(course.url === null && { url: null }),
    ...(course.accessibility.length > 0 && { accessibility: course.accessibility }),
    ...(course.needed.length > 0 && { prerequisites: course.needed.map(({ record }) => record).sort() }),
  };
}

/** The order of words and levels says nothing, but that of languages: the texts are in the first one. */
function asSet(value: JsonValue): string {
  if (!Array.isArray(value) || typeof value[0] === 'string') return orderedJson(value);
  return (value as readonly JsonValue[]).map(orderedJson).sort().join();
}

/** The text in the language of the course, else in the other one. */
function inFirst({ de, en }: Localized, [first]: readonly string[]): string {
  return (first === 'en' ? (en ?? de) : (de ?? en)) ?? '';
}

function htmlOf(text: string): string {
  const safe = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  const paragraphs = safe.split(/\n{2,}/).filter(Boolean);
  return paragraphs.map((paragraph) => `<p>${paragraph.replaceAll('\n', '<br>')}</p>`).join('');
}

function durationOf(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return `PT${hours > 0 ? `${hours}H` : ''}${rest > 0 ? `${rest}M` : ''}`;
}

function pricedAt(cents: number): JsonObject {
  const offer = { price: cents / 100, priceCurrency: 'EUR', paymentFrequency: 'one-time', category: 'course' };
  return { access: [cents === 0 ? 'free' : 'paid'], offer: [offer] };
}
