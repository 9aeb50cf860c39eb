import { meant, type Schema } from './operations.js';

/** Gives numbers from 0 on, under 1. */
export type Random = () => number;

/** What values are made from: the same random numbers and ids give the same values. */
export interface Source {
  readonly random: Random;
  /** Ids that exist, one's own and foreign ones. */
  readonly ids: readonly string[];
}

export function pick<T>({ random }: Pick<Source, 'random'>, all: readonly T[]): T {
  const found = all[Math.floor(random() * all.length)];
  if (found === undefined) throw new Error('nothing to pick from');
  return found;
}

/** Strings that programs stumble over: nothing, blanks, NUL, half a character, both directions, much, code of all kinds. */
const ODD_TEXTS: readonly string[] = [
  '',
  '   ',
  '\u0000',
  'a\u0000b',
  '\ud800',
  '\u202Eabc\u202C',
  'ﷺ'.repeat(60),
  '👩‍👩‍👧‍👦'.repeat(20),
  'ä'.repeat(10_000),
  "'; DROP TABLE persons; --",
  '<script>alert(1)</script>',
  '{{7*7}}',
  '=HYPERLINK("https://evil.example")',
  '../../../../etc/passwd',
  '%00',
  'null',
  'NaN',
  '-1',
  '1e309',
  '0x10',
  '99999999999999999999',
  '2026-02-30',
  '0000-00-00',
  '9999-12-31T23:59:60Z',
  '+275760-09-13',
  '__proto__',
  'constructor',
];

const ODD_NUMBERS: readonly number[] = [0, -1, 0.1, -0.5, 2 ** 31 - 1, 2 ** 31, -(2 ** 31) - 1, 2 ** 53, 1e300, -1e300];

const ODD_OTHERS: readonly unknown[] = [
  null,
  true,
  false,
  [],
  {},
  [[]],
  [null],
  { a: { b: { c: 1 } } },
  JSON.parse('{"__proto__":{"admin":true}}'),
];

/** Something that need not fit anything. */
export function anything(source: Source): unknown {
  const kinds = [ODD_TEXTS, ODD_NUMBERS, ODD_OTHERS, source.ids] as const;
  return pick(source, pick(source, kinds));
}

/** A text for a path or a query: an id that exists, a day, a number, or something odd. */
export function anyText(source: Source, schema: Schema = {}): string {
  const { random } = source;
  if (random() < 0.45) return pick(source, source.ids);
  const value = random() < 0.5 ? fitting(schema, source, 1) : anything(source);
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** How often, at every place of a body, something stands that does not fit. */
const ODD_SHARE = 0.08;
const DEEPEST = 6;

/** A value of the schema with something odd here and there: a wrong type, a bound, a missing or an unknown field. */
export function nearly(schema: Schema, source: Source, depth = 0): unknown {
  if (source.random() < ODD_SHARE) return anything(source);
  return fitting(schema, source, depth);
}

function fitting(schema: Schema, source: Source, depth: number): unknown {
  const { random } = source;
  const { type = 'string', enum: choices, properties, items, ...rules } = meant(schema);
  if (choices !== undefined) return pick(source, choices);
  const types = [type].flat();
  if (types.includes('null') && random() < 0.3) return null;
  if (properties !== undefined || types.includes('object')) return anObject(meant(schema), source, depth);
  if (types.includes('array')) return aList(items ?? {}, source, depth);
  if (types.includes('boolean')) return random() < 0.5;
  if (types.includes('number') || types.includes('integer')) return aNumber(rules, source);
  return aString(rules, source);
}

function anObject({ properties = {}, required = [] }: Schema, source: Source, depth: number): object {
  if (depth > DEEPEST) return {};
  const { random } = source;
  const entries = Object.entries(properties)
    .filter(([name]) => random() < (required.includes(name) ? 0.97 : 0.5))
    .map(([name, schema]) => [name, nearly(schema, source, depth + 1)] as const);
  const more = random() < 0.03 ? [['unheardOf', anything(source)] as const] : [];
  return Object.fromEntries([...entries, ...more]);
}

function aList(items: Schema, source: Source, depth: number): readonly unknown[] {
  if (depth > DEEPEST) return [];
  const { random } = source;
  const length = random() < 0.03 ? 1_500 : Math.floor(random() * 4);
  return Array.from({ length }, () => nearly(items, source, depth + 1));
}

function aNumber({ minimum = 0, maximum = minimum + 100 }: Schema, source: Source): number {
  const { random } = source;
  if (random() < 0.2) return pick(source, [minimum - 1, minimum, maximum, maximum + 1, ...ODD_NUMBERS]);
  return minimum + Math.floor(random() * (maximum - minimum + 1));
}

function aString({ format, maxLength = 200 }: Schema, source: Source): string {
  const { random } = source;
  if (format === 'uuid') return pick(source, source.ids);
  if (format === 'date') return pick(source, ['2026-01-01', '2026-12-31', '2027-06-15', '1900-01-01', '9999-12-31']);
  if (format === 'date-time') return pick(source, ['2026-11-26T12:00:00Z', '2026-11-26', '1900-01-01T00:00:00+14:00']);
  if (format === 'email') return pick(source, ['kim@lernlotse.example', 'a@b', `${'x'.repeat(300)}@lernlotse.example`]);
  if (format === 'uri')
    return pick(source, ['https://kurse.example/1', 'javascript:alert(1)', 'http://127.0.0.1/', '//x']);
  if (random() < 0.25) return pick(source, [...ODD_TEXTS, 'x'.repeat(maxLength), 'x'.repeat(maxLength + 1)]);
  return random() < 0.5 ? pick(source, source.ids) : `Text ${String(Math.floor(random() * 1_000))}`;
}
