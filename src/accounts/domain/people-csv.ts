import type { Role } from '../../kernel/actor.js';
import { type Day, isDay } from '../../kernel/calendar.js';
import { type Finding, noticed, type Reading, rejected, type TableLine } from '../../kernel/reading.js';
import { PASSWORD_LENGTH } from './password-rule.js';
import { weaknessOf } from './people-password.js';
import { canonicalEmail, isEmail, NAME_LENGTH } from './person.js';

/** A person in one role of one municipality. */
export interface PersonRow {
  /** Canonical. */
  readonly email: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly municipalityId: string;
  readonly role: Role;
  readonly unit: string | null;
  /** Initial password; whoever has one keeps their own. */
  readonly password: string | null;
  /** On which the person has that role there for the last time; left out: nothing is said of an end. */
  readonly lastDay?: Day;
}

/** Rows of one file: each new password takes a noticeable time to hash. */
export const PEOPLE_LIMIT = 50_000;

const NEEDED = ['email', 'given_name', 'family_name', 'ars', 'role'] as const;
const KNOWN = [...NEEDED, 'unit', 'password', 'last_day'] as const;
type Column = (typeof KNOWN)[number];
type Cells = Readonly<Record<Column, string>>;

/** Characters. */
const LONGEST: Readonly<Partial<Record<Column, number>>> = {
  email: 254,
  given_name: NAME_LENGTH,
  family_name: NAME_LENGTH,
  unit: 200,
  password: PASSWORD_LENGTH.longest,
};

const RULES: readonly (readonly [Column, (value: string) => boolean, string])[] = [
  ['email', isEmail, 'people-email-invalid'],
  ['ars', (value) => /^\d{12}$/.test(value), 'people-ars-invalid'],
  ['role', (value) => roleOf(value) !== undefined, 'people-role-unknown'],
  ['last_day', isDay, 'people-day-invalid'],
];

/**
 * Reads the table of people (docs/formats.md), columns in any order; `municipalities` are the ids by ARS, `isCommon` knows passwords that are guessed first. Rows of one
 * person must agree on name and password, so that no row undoes another. Findings name places and never repeat a cell:
 * in a table that slipped by a column, any cell may be a password.
 */
export function readPeople(
  [header, ...lines]: readonly TableLine[],
  municipalities: ReadonlyMap<string, string>,
  isCommon: (password: string) => boolean,
): Reading<PersonRow> {
  const names = (header?.cells ?? []).map((cell) => cell.trim().toLowerCase());
  const findings = headerFindings(names, header?.line ?? 1);
  if (findings.some(({ severity }) => severity === 'error')) return { rows: [], findings, total: lines.length };
  if (lines.length > PEOPLE_LIMIT) {
    return { rows: [], findings: [rejected('people-too-many-rows', {}, { limit: PEOPLE_LIMIT })], total: lines.length };
  }
  const earlier: Earlier = { rows: new Map(), people: new Map() };
  for (const { line, cells } of lines) {
    const read = readLine({ line, cells }, names, municipalities);
    const clash = 'email' in read ? (weaknessOf(read, line, isCommon) ?? clashOf(read, earlier, line)) : undefined;
    if (!('email' in read)) findings.push(...read);
    else if (clash !== undefined) findings.push(clash);
    else remember(read, earlier, line);
  }
  return { rows: [...earlier.rows.values()].map(({ row }) => row), findings, total: lines.length };
}

/** The row, or what is wrong with it. */
function readLine(
  { line, cells }: TableLine,
  names: readonly string[],
  municipalities: ReadonlyMap<string, string>,
): PersonRow | readonly Finding[] {
  const surplus = cells.slice(names.length).some((cell) => cell.trim() !== '');
  if (surplus) return [rejected('people-too-many-cells', { line })];
  const given = cellsOf(names, cells);
  const flaws = KNOWN.flatMap((column) => flawOf(column, given[column], line) ?? []);
  const municipalityId = municipalities.get(given.ars);
  const row = rowOf(given, municipalityId);
  if (row !== undefined && flaws.length === 0) return row;
  const stranger = municipalityId === undefined && flaws.every(({ column }) => column !== 'ars');
  return stranger ? [...flaws, rejected('people-ars-unknown', { line, column: 'ars' })] : flaws;
}

interface Earlier {
  /** By person, municipality and role. */
  readonly rows: Map<string, { readonly row: PersonRow; readonly line: number }>;
  /** By e-mail address: the first row, with the first password that any row gives. */
  readonly people: Map<string, { readonly row: PersonRow; readonly line: number }>;
}

function headerFindings(names: readonly string[], line: number): Finding[] {
  const missing = NEEDED.filter((column) => !names.includes(column));
  if (missing.length === NEEDED.length) return [rejected('people-file-not-csv', { line })];
  const twice = KNOWN.filter((column) => names.indexOf(column) !== names.lastIndexOf(column));
  if (missing.length + twice.length > 0) {
    return [
      ...missing.map((column) => rejected('people-column-missing', { line, column })),
      ...twice.map((column) => rejected('people-column-twice', { line, column })),
    ];
  }
  const unknown = names.filter((name) => name !== '' && !KNOWN.some((known) => known === name));
  return unknown.map((column) => noticed('people-column-unknown', { line, column }));
}

function cellsOf(names: readonly string[], cells: readonly string[]): Cells {
  const cell = (column: Column): string => (cells[names.indexOf(column)] ?? '').trim();
  const asGiven = cells[names.indexOf('password')] ?? '';
  return {
    email: canonicalEmail(cell('email')),
    given_name: cell('given_name'),
    family_name: cell('family_name'),
    ars: cell('ars'),
    role: cell('role').toLowerCase(),
    unit: cell('unit'),
    last_day: cell('last_day'),
    // Spaces may belong to a password, but spaces alone are none.
    password: asGiven.trim() === '' ? '' : asGiven,
  };
}

function flawOf(column: Column, value: string, line: number): Finding | undefined {
  const place = { line, column };
  if (value === '') {
    return NEEDED.some((needed) => needed === column) ? rejected('people-cell-empty', place) : undefined;
  }
  const limit = LONGEST[column] ?? Infinity;
  if (value.length > limit) return rejected('people-cell-too-long', place, { limit });
  if (/\p{Cc}/u.test(value)) return rejected('people-control-character', place);
  const broken = RULES.find(([of, fits]) => of === column && !fits(value));
  return broken && rejected(broken[2], place);
}

function rowOf(cells: Cells, municipalityId: string | undefined): PersonRow | undefined {
  const role = roleOf(cells.role);
  if (role === undefined || municipalityId === undefined) return undefined;
  return {
    email: cells.email,
    givenName: cells.given_name,
    familyName: cells.family_name,
    municipalityId,
    role,
    unit: cells.unit || null,
    password: cells.password || null,
    ...(cells.last_day !== '' && { lastDay: cells.last_day }),
  };
}

/** The finding when an earlier row says the same or the contrary. */
function clashOf(row: PersonRow, { rows, people }: Earlier, line: number): Finding | undefined {
  const same = rows.get(keyOf(row));
  if (same !== undefined) return rejected('people-row-twice', { line }, { first: same.line });
  const first = people.get(row.email);
  if (first === undefined) return undefined;
  const { givenName, familyName, password } = first.row;
  if (givenName !== row.givenName) return differs('given_name');
  if (familyName !== row.familyName) return differs('family_name');
  const twoPasswords = row.password !== null && password !== null && row.password !== password;
  return twoPasswords ? differs('password') : undefined;

  function differs(column: Column): Finding {
    return rejected('people-row-differs', { line, column }, { first: first?.line ?? line });
  }
}

function remember(row: PersonRow, { rows, people }: Earlier, line: number): void {
  rows.set(keyOf(row), { row, line });
  const first = people.get(row.email);
  const password = first?.row.password ?? row.password;
  people.set(row.email, { row: { ...row, password }, line: first?.line ?? line });
}

/** All rows of each person, people in the order of their first row. */
export function byPerson(rows: readonly PersonRow[]): readonly (readonly PersonRow[])[] {
  const people = new Map<string, PersonRow[]>();
  for (const row of rows) {
    const own = people.get(row.email);
    if (own === undefined) people.set(row.email, [row]);
    else own.push(row);
  }
  return [...people.values()];
}

function keyOf({ email, municipalityId, role }: PersonRow): string {
  return [email, municipalityId, role].join(' ');
}

function roleOf(value: string): Role | undefined {
  return value === 'employee' || value === 'hr' ? value : undefined;
}
