import { type Finding, noticed, type Reading, rejected, type TableLine } from '../../kernel/reading.js';
import { type Administration, MUNICIPALITY_KINDS } from './municipality.js';

const NEEDED = ['ars', 'name', 'kind', 'population', 'source'] as const;
const KNOWN = [...NEEDED, 'seat', 'headcount'] as const;
type Column = (typeof KNOWN)[number];
type Cells = ReadonlyMap<string, string>;

const LARGEST = 2_147_483_647;

/** What each column must look like, and the code of the finding when it does not. */
const RULES: readonly (readonly [column: Column, fits: (text: string) => boolean, code: string])[] = [
  ['ars', (text) => /^\d{12}$/.test(text), 'administrations-ars-invalid'],
  ['name', (text) => text !== '', 'administrations-cell-empty'],
  ['kind', (text) => isKind(text), 'administrations-kind-unknown'],
  ['population', (text) => isCount(text), 'administrations-count-invalid'],
  ['headcount', (text) => text === '' || (isCount(text) && Number(text) > 0), 'administrations-count-invalid'],
  ['source', (text) => text !== '', 'administrations-cell-empty'],
];

/** A table of administrations begins with a line that names its columns, `ars` among them. */
export function looksLikeAdministrations(firstLine: string): boolean {
  return firstLine.split(/[,;]/).some((cell) => cell.trim().replaceAll('"', '') === 'ars');
}

/**
 * Reads a table of administrations: columns `ars` (12 digits), `name`, `kind` (independent-city, district,
 * independent-municipality, collective-municipality), `population`, `source`, and if wanted `seat` and `headcount`, in any order.
 */
export function readAdministrations([header, ...lines]: readonly TableLine[]): Reading<Administration> {
  const columns = header?.cells.map((cell) => cell.trim()) ?? [];
  const missing = NEEDED.filter((column) => !columns.includes(column));
  if (missing.length > 0) {
    const findings = missing.map((column) => rejected('administrations-column-missing', { line: 1, column }));
    return { rows: [], findings, total: lines.length };
  }
  const unknown = columns.filter((column) => !KNOWN.some((known) => known === column));
  const findings: Finding[] = unknown.map((column) => noticed('administrations-column-unknown', { line: 1, column }));
  const rows = new Map<string, Administration>();
  for (const { line, cells } of lines) {
    const values = new Map(columns.map((column, at) => [column, (cells[at] ?? '').trim()]));
    const flaws = flawsOf(values, { line, rows, surplus: cells.length > columns.length });
    if (flaws.length > 0) findings.push(...flaws);
    else rows.set(values.get('ars') ?? '', rowOf(values));
  }
  return { rows: [...rows.values()], findings, total: lines.length };
}

interface Place {
  readonly line: number;
  readonly rows: ReadonlyMap<string, Administration>;
  readonly surplus: boolean;
}

function flawsOf(values: Cells, { line, rows, surplus }: Place): readonly Finding[] {
  const cell = (column: Column): string => values.get(column) ?? '';
  if (surplus) return [rejected('administrations-too-many-cells', { line })];
  if (rows.has(cell('ars')))
    return [rejected('administrations-ars-twice', { line, column: 'ars' }, { found: cell('ars') })];
  const broken = RULES.filter(([column, fits]) => !fits(cell(column)));
  return broken.map(([column, , code]) => rejected(code, { line, column }, { found: cell(column) }));
}

function rowOf(values: Cells): Administration {
  const cell = (column: Column): string => values.get(column) ?? '';
  const kind = MUNICIPALITY_KINDS.find((known) => known === cell('kind')) ?? 'district';
  const headcount = cell('headcount') === '' ? null : Number(cell('headcount'));
  const facts = { ars: cell('ars'), name: cell('name'), kind, seat: cell('seat') || null };
  return { ...facts, population: Number(cell('population')), headcount, source: cell('source') };
}

function isKind(text: string): boolean {
  return MUNICIPALITY_KINDS.some((kind) => kind === text);
}

function isCount(text: string): boolean {
  return /^\d{1,10}$/.test(text) && Number(text) <= LARGEST;
}
