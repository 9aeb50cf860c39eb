import { type Reading, rejected } from '../../kernel/reading.js';
import { utf8Text } from '../../kernel/utf8.js';

/** A parsed file, or the reading that says where it is broken. */
export type ParsedFile = { readonly document: unknown } | { readonly broken: Reading<never> };

/** Parses a UTF-8 JSON file; of a broken one, line and column of the first error. */
export function parseCatalogue(bytes: Uint8Array): ParsedFile {
  const text = utf8Text(bytes);
  if (text === undefined) return brokenAt('catalogue-not-utf8', null);
  try {
    return { document: JSON.parse(text) as unknown };
  } catch (error) {
    return brokenAt('catalogue-not-json', placeOf(error, text));
  }
}

interface Place {
  readonly line: number;
  readonly column: string;
}

/** The engine names the position unless the file ends too early: then the end is the place. */
function placeOf(error: unknown, text: string): Place {
  const position = /position (\d+)/.exec(error instanceof Error ? error.message : '')?.[1];
  const before = text.slice(0, position === undefined ? text.length : Number(position));
  const line = before.split('\n').length;
  return { line, column: String(before.length - before.lastIndexOf('\n')) };
}

function brokenAt(code: string, place: Place | null): ParsedFile {
  return { broken: { rows: [], findings: [rejected(code, place ?? {})], total: 0 } };
}
