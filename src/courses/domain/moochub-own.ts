import type { JsonObject, JsonValue } from '../../kernel/json.js';
import type { Localized } from '../../kernel/localized.js';
import { isObject, textOf } from './catalogue-json.js';
import type { CourseContent } from './course.js';
import { ACCESSIBILITY, LIMITS } from './course-limits.js';

/** The field of a record under which this product writes what MOOChub has no field for. */
export const OWN_FIELD = 'lernlotse';

/** A text in both languages, no address, what makes a course accessible, what it needs. */
export interface OwnFields {
  readonly title?: Localized;
  readonly description?: Localized;
  /** Only ever null: MOOChub needs an address, so a course without one is given a name that is none. */
  readonly url?: null;
  readonly accessibility?: CourseContent['accessibility'];
  /** What must be completed before: ids of records, ids of courses that are here, or codes. */
  readonly prerequisites?: readonly string[];
}

/** Reads what this product once wrote; anything that it would not write is passed over. */
export function ownFieldsOf(attributes: JsonObject): OwnFields {
  const own = attributes[OWN_FIELD];
  if (!isObject(own)) return {};
  const [title, description] = [localized(own.title, LIMITS.title), localized(own.description, LIMITS.description)];
  const accessibility = ACCESSIBILITY.filter(
    (word) => Array.isArray(own.accessibility) && own.accessibility.includes(word),
  );
  const prerequisites = namesOf(own.prerequisites);
  return {
    ...(title !== null && { title }),
    ...(description !== null && { description }),
    ...(own.url === null && { url: null }),
    ...(accessibility.length > 0 && { accessibility }),
    ...(prerequisites.length > 0 && { prerequisites }),
  };
}

function namesOf(value: JsonValue | undefined): readonly string[] {
  const names = Array.isArray(value) ? value.flatMap((one) => textOf(one as JsonValue) ?? []) : [];
  return [...new Set(names)].slice(0, LIMITS.entries);
}

function localized(value: JsonValue | undefined, limit: number): Localized | null {
  if (!isObject(value)) return null;
  const [de, en] = [value.de, value.en].map((text) =>
    (textOf(text)?.length ?? Infinity) <= limit ? (text as string) : null,
  );
  const text = { ...(typeof de === 'string' && { de }), ...(typeof en === 'string' && { en }) };
  return Object.keys(text).length === 0 ? null : text;
}
