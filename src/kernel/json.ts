import { utf8Text } from './utf8.js';

export type JsonValue = string | number | boolean | null | readonly JsonValue[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: JsonValue | undefined;
}

/** One text for equal values: members in the order of their names, those that are undefined left out. */
export function orderedJson(value: JsonValue | undefined): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value ?? null);
  if (isList(value)) return `[${value.map(orderedJson).join()}]`;
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  const written = members.map(([name, member]) => `${JSON.stringify(name)}:${orderedJson(member)}`);
  return `{${written.sort().join()}}`;
}

function isList(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}

/** The object or list of a JSON file in UTF-8, with or without a byte order mark; undefined when it is not one. */
export function parseJson(bytes: Uint8Array): unknown {
  const text = utf8Text(bytes);
  if (text === undefined || !/^\s*[[{]/.test(text)) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
