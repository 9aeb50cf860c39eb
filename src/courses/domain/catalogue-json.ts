import type { JsonObject, JsonValue } from '../../kernel/json.js';

/** Nested deeper, a record is no course description but an attempt to break the reader. */
const DEEPEST = 40;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The text of a value without spaces around it; null for an empty one and for anything that is no text. */
export function textOf(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}

/**
 * The value with texts that every database can keep: without the character NUL and without halves of surrogate
 * pairs. Undefined when it is nested too deep.
 */
export function storable(value: JsonValue, depth = 0): JsonValue | undefined {
  if (typeof value === 'string') return storableText(value);
  if (typeof value !== 'object' || value === null) return value;
  if (depth >= DEEPEST) return undefined;
  if (isObject(value)) return storableObject(value, depth);
  const entries = value.map((entry) => storable(entry, depth + 1));
  return entries.every((entry) => entry !== undefined) ? entries : undefined;
}

function storableObject(value: JsonObject, depth: number): JsonObject | undefined {
  const entries = Object.entries(value).map(
    ([key, entry]) => [storableText(key), storable(entry ?? null, depth + 1)] as const,
  );
  return entries.every(([, entry]) => entry !== undefined) ? Object.fromEntries(entries) : undefined;
}

function storableText(text: string): string {
  return text.replaceAll('\u0000', '').replaceAll(/\p{Surrogate}/gu, '\uFFFD');
}
