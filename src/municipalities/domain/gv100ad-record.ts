import { type Finding, rejected } from '../../kernel/reading.js';
import { notUtf8, type TextLine } from './text-of.js';

/** One line of the register that concerns a Kreis (40), a Gemeindeverband (50) or a Gemeinde (60). */
export interface RegisterRecord {
  readonly line: number;
  readonly type: '40' | '50' | '60';
  /** Land, Regierungsbezirk and Kreis: 5 digits. */
  readonly district: string;
  /** The district and the Verband: 9 digits; the district alone on a record of type 40. */
  readonly association: string;
  /** 12 digits; what the record does not have is 0. */
  readonly ars: string;
  readonly name: string;
  readonly seat: string | null;
  readonly kind: string;
  /** Only on records of type 60, else 0. */
  readonly population: number;
  /** Date of the register, YYYYMMDD. */
  readonly date: string;
}

/** Every line has this many characters (not bytes). */
export const RECORD_LENGTH = 220;

interface Field {
  readonly from: number;
  readonly to: number;
}

/** 1-based columns of characters, both ends included. */
const FIELDS = {
  type: { from: 1, to: 2 },
  date: { from: 3, to: 10 },
  district: { from: 11, to: 15 },
  municipality: { from: 16, to: 18 },
  association: { from: 19, to: 22 },
  name: { from: 23, to: 72 },
  seat: { from: 73, to: 122 },
  kind: { from: 123, to: 124 },
  population: { from: 140, to: 150 },
} as const satisfies Record<string, Field>;
type FieldName = keyof typeof FIELDS;

/** Which kinds (Textkennzeichen) each type of record may have here; other Länder have more, which are not guessed. */
const KINDS = {
  '40': ['41', '44'],
  '50': ['50', '53'],
  '60': ['61', '63', '64', '66'],
} as const;

const DIGITS: Readonly<Record<RegisterRecord['type'], readonly FieldName[]>> = {
  '40': ['date', 'district'],
  '50': ['date', 'district', 'association'],
  '60': ['date', 'district', 'association', 'municipality', 'population'],
};

/** Land and Regierungsbezirk: known, but without anything that is counted. */
const PASSED_OVER: readonly string[] = ['10', '20'];

/** A line that looks like the register's, right or wrong: two digits and a date. */
export function looksLikeRecord(text: string): boolean {
  return /^[1-6]0\d{8}0?\d/.test(text);
}

/** The record, the reason why the line cannot be read, or undefined for a line that needs no reading. */
export function readRecord(line: TextLine): RegisterRecord | Finding | undefined {
  const broken = notUtf8(line);
  if (broken !== undefined) return broken;
  const type = textOf(line.text, 'type');
  const { length } = line.text;
  if (!PASSED_OVER.includes(type) && !isType(type)) return at(line, 'type', 'register-record-type-unknown', type);
  if (length !== RECORD_LENGTH) {
    return rejected('register-line-length', { line: line.line }, { length, expected: RECORD_LENGTH });
  }
  return isType(type) ? (flawOf(line, type) ?? recordOf(line, type)) : undefined;
}

/** Digits of the keys, as far as a broken line still shows them. */
export function keysOf(text: string): { readonly district?: string; readonly association?: string } {
  const district = textOf(text, 'district');
  if (!/^\d{5}$/.test(district)) return {};
  const association = textOf(text, 'association');
  return /^\d{4}$/.test(association) ? { district, association: district + association } : { district };
}

function flawOf(line: TextLine, type: RegisterRecord['type']): Finding | undefined {
  const lettered = DIGITS[type].find((field) => !/^\d+$/.test(textOf(line.text, field)));
  if (lettered !== undefined) return at(line, lettered, 'register-digits-expected', textOf(line.text, lettered));
  const kind = textOf(line.text, 'kind');
  const known: readonly string[] = KINDS[type];
  if (!known.includes(kind)) return at(line, 'kind', 'register-record-kind-unknown', `${type}/${kind}`);
  return textOf(line.text, 'name') === '' ? at(line, 'name', 'register-name-missing', '') : undefined;
}

function recordOf({ line, text }: TextLine, type: RegisterRecord['type']): RegisterRecord {
  const field = (name: FieldName): string => textOf(text, name);
  const district = field('district');
  const association = type === '40' ? district : district + field('association');
  const municipality = type === '60' ? field('municipality') : '';
  return {
    line,
    type,
    district,
    association,
    ars: (association + municipality).padEnd(12, '0'),
    name: field('name'),
    seat: field('seat') || null,
    kind: field('kind'),
    population: type === '60' ? Number(field('population')) : 0,
    date: field('date'),
  };
}

function textOf(text: string, name: FieldName): string {
  const { from, to } = FIELDS[name];
  return text.slice(from - 1, to).trim();
}

function isType(type: string): type is RegisterRecord['type'] {
  return type in KINDS;
}

function at({ line }: TextLine, name: FieldName, code: string, found: string): Finding {
  const { from, to } = FIELDS[name];
  return rejected(code, { line, column: `${from}–${to}` }, { found });
}
