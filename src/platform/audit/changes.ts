import { type JsonObject, type JsonValue, orderedJson } from '../../kernel/json.js';

/** Longer values are not repeated in an act: that they changed is said, the thing itself keeps them. */
const LONGEST = 300;
const LEFT_OUT = '…';

export interface Changes extends JsonObject {
  readonly before: JsonObject;
  readonly after: JsonObject;
}

/**
 * What differs between two states of a thing, for the details of an act: of the fields of `after`, those whose value is
 * another than before. Only for things that hold nothing personal.
 */
export function changesOf(before: object, after: object): Changes {
  const old = before as Readonly<Record<string, unknown>>;
  const changed = Object.entries(after as Readonly<Record<string, unknown>>).filter(
    ([name, value]) => written(old[name]) !== written(value),
  );
  const values = (of: (name: string) => unknown): JsonObject =>
    Object.fromEntries(changed.map(([name]) => [name, shortened(of(name))]));
  const now = Object.fromEntries(changed);
  return { before: values((name) => old[name]), after: values((name) => now[name]) };
}

function shortened(value: unknown): JsonValue {
  const text = written(value);
  return text.length > LONGEST ? LEFT_OUT : (JSON.parse(text) as JsonValue);
}

function written(value: unknown): string {
  return orderedJson(JSON.parse(JSON.stringify(value ?? null)) as JsonValue);
}
