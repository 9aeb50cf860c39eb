import { csvText, unguarded } from '../../kernel/csv-cells.js';
import { type Finding, noticed, rejected, type TableLine } from '../../kernel/reading.js';
import type { FileProfile, ProfilesFile } from './profile-file.js';

const PROFILE_COLUMNS = [
  'title_de',
  'title_en',
  'summary_de',
  'summary_en',
  'domain',
  'group',
  'career_level',
] as const;
const REQUIREMENT_COLUMNS = ['competence', 'minimum', 'maximum', 'weight', 'essential', 'alternative'] as const;
const COLUMNS = ['framework', 'edition', 'code', ...PROFILE_COLUMNS, ...REQUIREMENT_COLUMNS] as const;
const REQUIRED = ['framework', 'edition', 'code', 'domain', 'group', 'career_level', 'competence', 'minimum', 'weight'];

const FLAGS: Readonly<Record<string, boolean>> = {
  ...{ yes: true, ja: true, true: true, x: true, '1': true },
  ...{ no: false, nein: false, false: false, '': false, '0': false },
};

type Column = (typeof COLUMNS)[number];
type Cells = Readonly<Partial<Record<Column, string>>>;

interface Row {
  readonly line: number;
  readonly cells: Cells;
}

/** A CSV file in the words of the own format; its findings are those of the table, `placeOf` finds those of the content. */
export interface ProfilesCsv {
  readonly file: Readonly<Record<string, unknown>>;
  readonly findings: readonly Finding[];
  /** The line and column of a finding that names the number of a profile and a field of the own format. */
  readonly placeOf: (finding: Finding) => Finding;
}

/** The profiles as CSV: a row for each requirement, with the profile it belongs to. */
export function csvOfProfiles({ framework, profiles }: ProfilesFile): string {
  const rows = profiles.flatMap((profile) => rowsOf(profile).map((cells) => ({ ...headOf(framework), ...cells })));
  return csvText([COLUMNS, ...rows.map((cells) => COLUMNS.map((column) => cells[column] ?? ''))]);
}

/**
 * Reads the lines of a CSV file (docs/formats.md): rows of one code are one profile, also when others stand between
 * them. What a profile says beside its requirements may be left out in its further rows, but never differ from its first.
 */
export function profilesOfCsv([header, ...lines]: readonly TableLine[]): ProfilesCsv {
  const names = (header?.cells ?? []).map((cell) => cell.trim().toLowerCase());
  const rows = lines.map((line) => rowOf(line, names));
  const groups = [...grouped(rows).values()];
  const [first] = rows;
  const records = groups.map(recordOf);
  const framework = { code: first?.cells.framework, edition: first?.cells.edition };
  const file = { format: 'lernlotse-profiles', formatVersion: 1, framework, profiles: records };
  const findings = [
    ...headerFindings(names),
    ...lines.flatMap((line) => lengthFindings(line, names.length)),
    ...differing(rows, ['framework', 'edition'], 'profile-csv-one-framework'),
    ...groups.flatMap((group) => differing(group, PROFILE_COLUMNS, 'profile-csv-differs')),
  ];
  return { file, findings, placeOf: (finding) => placed(finding, groups) };
}

function rowOf({ line, cells }: TableLine, names: readonly string[]): Row {
  const known = COLUMNS.map((column) => [column, cells[names.indexOf(column)]] as const);
  const said = known.flatMap(([column, cell]) => (cell === undefined ? [] : [[column, unguarded(cell.trim())]]));
  return { line, cells: Object.fromEntries(said) as Cells };
}

function grouped(rows: readonly Row[]): ReadonlyMap<string, readonly Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const code = row.cells.code ?? '';
    groups.set(code, [...(groups.get(code) ?? []), row]);
  }
  return groups;
}

function recordOf(rows: readonly Row[]): object {
  const { code, title_de, title_en, summary_de, summary_en, domain, group, career_level } = rows[0]?.cells ?? {};
  const texts = { title: { de: title_de, en: title_en }, summary: { de: summary_de, en: summary_en } };
  const requirements = rows.map(({ cells: { essential = '', ...cells } }) => ({
    ...cells,
    essential: FLAGS[essential.toLowerCase()] ?? essential,
  }));
  return { code, ...texts, domain, group, careerLevel: career_level, requirements };
}

function rowsOf(profile: FileProfile): readonly Cells[] {
  const { code, title, summary, domain, group, careerLevel, requirements } = profile;
  const texts = { title_de: title.de, title_en: title.en, summary_de: summary.de, summary_en: summary.en };
  return requirements.map(({ competence, minimum, maximum, weight, essential, alternative }) => ({
    ...{ code, ...present(texts), domain, group, career_level: careerLevel },
    ...{ competence, minimum: String(minimum), maximum: String(maximum ?? ''), weight: String(weight) },
    ...{ essential: essential ? 'yes' : 'no', alternative: alternative ?? '' },
  }));
}

function present(texts: Readonly<Record<string, string | undefined>>): Cells {
  return Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== undefined));
}

function headOf({ code, edition }: ProfilesFile['framework']): Cells {
  return { framework: code, edition };
}

function headerFindings(names: readonly string[]): readonly Finding[] {
  const missing = REQUIRED.filter((column) => !names.includes(column));
  const known: readonly string[] = COLUMNS;
  const unknown = names.filter((name) => name !== '' && !known.includes(name));
  return [
    ...missing.map((column) => rejected('csv-column-missing', { line: 1, column }, { column })),
    ...unknown.map((column) => noticed('csv-column-unknown', { line: 1, column }, { column })),
  ];
}

function lengthFindings({ line, cells }: TableLine, columns: number): readonly Finding[] {
  return cells.length > columns ? [rejected('csv-row-too-long', { line }, { cells: cells.length, columns })] : [];
}

/** The rows that say something else than the first one in a column that belongs to all of them. */
function differing([first, ...rest]: readonly Row[], columns: readonly Column[], code: string): readonly Finding[] {
  return rest.flatMap(({ line, cells }) =>
    columns
      .filter((column) => (cells[column] ?? '') !== '' && cells[column] !== first?.cells[column])
      .map((column) =>
        rejected(code, { line, column }, { value: cells[column] ?? '', first: first?.cells[column] ?? '' }),
      ),
  );
}

function placed(finding: Finding, groups: readonly (readonly Row[])[]): Finding {
  const [, at, inside, field = finding.column ?? ''] =
    /^(requirements\.(\d+)\.)?(.*)$/.exec(finding.column ?? '') ?? [];
  const rows = finding.line === null ? undefined : groups[finding.line - 1];
  const row = at === undefined ? rows?.[0] : rows?.[Number(inside) - 1];
  return { ...finding, line: row?.line ?? null, column: columnOf(field) };
}

/** Name of the column for a field of the own format. */
function columnOf(field: string): string | null {
  const [, name = field, language] = /^(title|summary)(?:\.(de|en))?$/.exec(field) ?? [];
  if (name === 'title' || name === 'summary') return `${name}_${language ?? 'de'}`;
  if (name === 'careerLevel') return 'career_level';
  if (name.startsWith('framework')) return name.endsWith('edition') ? 'edition' : 'framework';
  return name === 'requirements' ? 'competence' : name || null;
}
