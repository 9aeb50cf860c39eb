import type { JsonValue } from '../../kernel/json.js';
import type { Finding } from '../../kernel/reading.js';
import { LIMITS } from './course-limits.js';

/** Notes that a field of the record at hand could not be mapped, or only with an assumption. */
export type Note = (code: string, field: string, values?: Finding['values']) => void;

/** The entries of a list that the schema allows to be missing or null; anything else than a list, and what is over the limit, is noted. */
export function entriesOf(value: JsonValue | undefined, field: string, note: Note): readonly JsonValue[] {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) {
    note('course-field-not-mapped', field, { value: shown(value) });
    return [];
  }
  if (value.length > LIMITS.entries) note('course-list-shortened', field, { limit: LIMITS.entries });
  return (value as readonly JsonValue[]).slice(0, LIMITS.entries);
}

/** The text within the limit; a longer one is cut, and that is noted. */
export function within(text: string, limit: number, field: string, note: Note): string {
  if (text.length <= limit) return text;
  note('course-text-shortened', field, { limit });
  return `${text.slice(0, limit - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}

/** A value as it is quoted in a report. */
export function shown(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value ?? null);
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}
