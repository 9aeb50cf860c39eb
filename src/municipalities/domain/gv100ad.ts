import { type Finding, noticed, type Reading, rejected } from '../../kernel/reading.js';
import { keysOf, readRecord, type RegisterRecord } from './gv100ad-record.js';
import type { Administration, MunicipalityKind } from './municipality.js';
import type { TextLine } from './text-of.js';

/** Kinds of Gemeinde records: a city that is its own Kreis, and an area where nobody lives. */
const CITY = '61';
const UNINHABITED = '66';
/** Kinds of Verband records. */
const COLLECTIVE = '53';
/** Largest number the database keeps. */
const LARGEST = 2_147_483_647;

/** Keys under which a line could not be read: what is summed up from them is not known. */
interface Unread {
  readonly keys: Set<string>;
  /** True when a line does not even say where it belongs. */
  anywhere: boolean;
}

interface Register {
  readonly records: ReadonlyMap<string, RegisterRecord>;
  /** Gemeinde records by the key of their Kreis (5 digits) and of their Verband (9 digits). */
  readonly members: ReadonlyMap<string, readonly RegisterRecord[]>;
  readonly unread: Unread;
  readonly findings: Finding[];
}

/**
 * Reads the municipality register GV100AD (Destatis; fixed width, UTF-8): the administrations with staff of their own.
 * Population is the sum of an administration's Gemeinde records. A line that cannot be read is reported, and no sum that
 * it may belong to is offered: a population is right or absent.
 */
export function readRegister(lines: readonly TextLine[]): Reading<Administration> {
  const register = recordsOf(lines);
  const rows: Administration[] = [];
  for (const record of register.records.values()) {
    const orphan = orphanOf(record, register);
    const result = orphan ?? administrationOf(record, register);
    if (result === undefined) continue;
    if ('severity' in result) register.findings.push(result);
    else rows.push(result);
  }
  const findings = register.findings.sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
  const refused = new Set(findings.filter(({ severity }) => severity === 'error').map(({ line }) => line));
  return { rows: rows.sort((a, b) => (a.ars < b.ars ? -1 : 1)), findings, total: rows.length + refused.size };
}

function recordsOf(lines: readonly TextLine[]): Register {
  const records = new Map<string, RegisterRecord>();
  const unread: Unread = { keys: new Set(), anywhere: false };
  const findings: Finding[] = [];
  for (const line of lines) {
    const record = readRecord(line);
    if (record === undefined) continue;
    if ('severity' in record) {
      findings.push(record);
      markUnread(line.text, unread);
      continue;
    }
    const key = `${record.type} ${record.ars}`;
    const first = records.get(key);
    if (first === undefined) records.set(key, record);
    else findings.push(rejected('register-ars-twice', { line: line.line }, { ars: record.ars, first: first.line }));
  }
  return { records, members: membersOf(records.values()), unread, findings };
}

function markUnread(text: string, unread: Unread): void {
  const { district, association } = keysOf(text);
  if (district === undefined) unread.anywhere = true;
  else unread.keys.add(district);
  if (association !== undefined) unread.keys.add(association);
}

/** A Gemeinde whose Kreis or Verband is not in the file: its people would be missing somewhere. */
function orphanOf(
  { type, kind, district, association, line }: RegisterRecord,
  { records }: Register,
): Finding | undefined {
  if (type !== '60' || kind === UNINHABITED) return undefined;
  const parents = [`40 ${district.padEnd(12, '0')}`, `50 ${association.padEnd(12, '0')}`];
  const missing = parents.find((key) => !records.has(key));
  return missing === undefined ? undefined : rejected('register-parent-missing', { line }, { found: missing.slice(3) });
}

/** The administration that a record stands for, undefined when it stands for none. */
function administrationOf(record: RegisterRecord, register: Register): Administration | Finding | undefined {
  const { type, kind, line, name } = record;
  if (type === '60') return kind === UNINHABITED ? noticed('register-uninhabited', { line }, { name }) : undefined;
  const members = register.members.get(record.association) ?? [];
  if (type === '50' && kind !== COLLECTIVE) return independentOf(record, members, register);
  const summedKind = type === '50' ? 'collective-municipality' : kind === '41' ? 'independent-city' : 'district';
  return summed(record, summedKind, { members, unread: register.unread });
}

/** A Verband record of kind 50 stands for a single Gemeinde: a verbandsfreie Gemeinde, a kreisfreie Stadt (its Kreis record counts), or nobody's land. */
function independentOf(
  record: RegisterRecord,
  members: readonly RegisterRecord[],
  register: Register,
): Administration | Finding | undefined {
  const [only, ...more] = members;
  if (only?.kind === CITY || only?.kind === UNINHABITED) return undefined;
  if (more.length > 0)
    return rejected('register-not-one-municipality', { line: record.line }, { found: members.length });
  const row = summed(record, 'independent-municipality', { members, unread: register.unread });
  return 'severity' in row || only === undefined ? row : { ...row, ars: only.ars };
}

function summed(
  record: RegisterRecord,
  kind: MunicipalityKind,
  { members, unread }: { readonly members: readonly RegisterRecord[]; readonly unread: Unread },
): Administration | Finding {
  const { line, name, seat, ars, date } = record;
  const single = kind === 'independent-city' || kind === 'independent-municipality';
  if (unread.keys.has(record.association) || (unread.anywhere && !(single && members.length > 0))) {
    return rejected('register-population-unknown', { line }, { name });
  }
  if (members.length === 0) return rejected('register-without-municipalities', { line }, { name });
  const population = members.reduce((sum, member) => sum + member.population, 0);
  if (population > LARGEST) return rejected('register-population-too-large', { line }, { name, found: population });
  return { ars, name, kind, seat, population, headcount: null, source: sourceOf(date) };
}

function membersOf(records: Iterable<RegisterRecord>): ReadonlyMap<string, readonly RegisterRecord[]> {
  const members = new Map<string, RegisterRecord[]>();
  for (const record of records) {
    if (record.type !== '60') continue;
    for (const key of [record.district, record.association]) {
      const known = members.get(key);
      if (known === undefined) members.set(key, [record]);
      else known.push(record);
    }
  }
  return members;
}

/** The name under which Destatis asks to be quoted, with the register's date. */
function sourceOf(date: string): string {
  const day = `${date.slice(6, 8)}.${date.slice(4, 6)}.${date.slice(0, 4)}`;
  return `© Statistisches Bundesamt (Destatis), ${date.slice(0, 4)}: GV100AD, ${day}`;
}
