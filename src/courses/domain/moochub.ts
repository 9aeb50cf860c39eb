import type { JsonObject, JsonValue } from '../../kernel/json.js';
import { type Finding, noticed, type Reading, rejected } from '../../kernel/reading.js';
import { isObject, storable, textOf } from './catalogue-json.js';
import type { NeededCourse } from './catalogue-prerequisites.js';
import { type CourseFacts, hasFacts } from './course.js';
import { ACCESS_MODES, FORMATS, LIMITS } from './course-limits.js';
import { addressOf, descriptionOf, inItsLanguage, knownWords, languagesOf, minutesOf } from './moochub-fields.js';
import { levelsOfRecord } from './moochub-lessons.js';
import { type Note, shown, within } from './moochub-notes.js';
import { type OwnFields, ownFieldsOf } from './moochub-own.js';
import { priceOf } from './moochub-price.js';

/** A course as a catalogue states it. */
export interface CatalogueCourse extends CourseFacts, Pick<OwnFields, 'accessibility'> {
  /** `moochub`; for an id that is no UUID, and so not unique in the world, with the host of the course's address. */
  readonly source: string;
  readonly sourceId: string;
  /** Draft while learning time or price is unknown. */
  readonly state: 'draft' | 'published';
  /** Only of a record that names courses to be completed before: where it stands, and their names. */
  readonly needs?: { readonly line: number; readonly names: readonly string[] };
  /** The same courses, once it is settled which they are. */
  readonly neededCourses?: readonly NeededCourse[];
  /** The whole record, unknown fields included. */
  readonly original: JsonObject;
}

/** Largest record, in characters of JSON. */
const RECORD_LIMIT = 256 * 1024;
const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

/**
 * Reads a MOOChub document of version 3, `{links, data: [course, …]}`. Every record becomes a course or an error;
 * every field that could not be mapped becomes a notice. `line` of a finding is the number of the record, `column`
 * the field inside its `attributes`. It never throws, whatever the document is.
 */
export function readMoochub(document: unknown): Reading<CatalogueCourse> {
  const data: unknown = isObject(document) ? document.data : undefined;
  if (!Array.isArray(data)) return { rows: [], findings: [rejected('catalogue-not-moochub')], total: 0 };
  if (data.length === 0) return { rows: [], findings: [rejected('catalogue-empty')], total: 0 };
  const findings: Finding[] = [];
  const rows = new Map<string, CatalogueCourse>();
  (data as readonly JsonValue[]).forEach((record, at) => {
    const read = readRecord(record, at + 1);
    const key = read.row === null ? '' : `${read.row.source} ${read.row.sourceId}`;
    if (rows.has(key)) findings.push(rejected('course-id-repeated', { line: at + 1, column: 'id' }, nameOf(record)));
    else findings.push(...read.findings);
    if (read.row !== null && !rows.has(key)) rows.set(key, read.row);
  });
  return { rows: [...rows.values()], findings, total: data.length };
}

interface ReadRecord {
  readonly row: CatalogueCourse | null;
  readonly findings: readonly Finding[];
}

function readRecord(record: JsonValue, line: number): ReadRecord {
  const original = storable(record);
  const fault = original === undefined ? (['course-record-not-readable', null] as const) : faultOf(original);
  if (fault !== null || !isObject(original) || !isObject(original.attributes)) {
    const [code, column] = fault ?? (['course-record-not-readable', null] as const);
    return { row: null, findings: [rejected(code, { line, column }, { limit: RECORD_LIMIT, ...nameOf(record) })] };
  }
  const findings: Finding[] = [];
  const note: Note = (code, column, values) => {
    findings.push(noticed(code, { line, column }, { ...values, ...nameOf(record) }));
  };
  const { prerequisites: names } = ownFieldsOf(original.attributes);
  const needs = names === undefined ? {} : { needs: { line, names } };
  return { row: { ...courseOf(original, original.attributes, note), ...needs }, findings };
}

/** Why a record is no course: code and field. */
function faultOf(record: JsonValue): readonly [code: string, column: string | null] | null {
  if (!isObject(record) || !isObject(record.attributes)) return ['course-record-not-readable', null];
  if (JSON.stringify(record).length > RECORD_LIMIT) return ['course-record-too-large', null];
  if (record.type !== 'Course') return ['course-type-unknown', 'type'];
  if (idOf(record) === null) return ['course-field-missing', 'id'];
  if (textOf(record.attributes.name) === null) return ['course-field-missing', 'name'];
  if (publisherOf(record.attributes) === null) return ['course-field-missing', 'publisher.name'];
  return null;
}

function courseOf(original: JsonObject, attributes: JsonObject, note: Note): CatalogueCourse {
  const sourceId = idOf(original) ?? '';
  const languages = languagesOf(attributes.inLanguage, note);
  const { url: none, prerequisites: _, ...own } = ownFieldsOf(attributes);
  const url = none === null ? null : addressOf(attributes.url, note);
  const facts = {
    code: within(textOf(attributes.courseCode) ?? sourceId, LIMITS.code, 'courseCode', note),
    title: inItsLanguage(within(textOf(attributes.name) ?? '', LIMITS.title, 'name', note), languages),
    description: inItsLanguage(descriptionOf(attributes.description, note), languages),
    provider: within(publisherOf(attributes) ?? '', LIMITS.provider, 'publisher.name', note),
    url,
    minutes: minutesOf(attributes.duration, note),
    priceCents: priceOf(attributes, note),
    languages,
    formats: knownWords(attributes, 'courseMode', FORMATS, note),
    accessModes: knownWords(attributes, 'accessMode', ACCESS_MODES, note),
    ...levelsOfRecord(attributes, note),
    ...own,
  };
  return {
    ...facts,
    source: sourceOf(sourceId, url),
    sourceId,
    state: hasFacts(facts) ? 'published' : 'draft',
    original,
  };
}

function sourceOf(id: string, url: string | null): string {
  if (UUID.test(id)) return 'moochub';
  return `moochub:${url?.split('/')[2]?.toLowerCase() ?? ''}`;
}

/** Catalogues are not of one mind whether an id is a text or a number. */
function idOf({ id }: JsonObject): string | null {
  const text = typeof id === 'number' ? String(id) : textOf(id);
  return text !== null && text.length <= LIMITS.code ? text : null;
}

function publisherOf({ publisher }: JsonObject): string | null {
  return isObject(publisher) ? textOf(publisher.name) : null;
}

/** How a report names the record: its code, else its title, else its id. */
function nameOf(record: JsonValue): { readonly course: string } {
  const { attributes, id } = isObject(record) ? record : {};
  const { courseCode, name } = isObject(attributes) ? attributes : {};
  return { course: shown(textOf(courseCode) ?? textOf(name) ?? textOf(id) ?? '–') };
}
