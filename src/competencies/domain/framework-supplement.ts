import { type Finding, type Reading, rejected } from '../../kernel/reading.js';
import { type CellTable, type Columns, placeIn, plain, recordsOf, type TableRecord } from './cell-table.js';
import { type Dimension, DIMENSIONS, type FrameworkHead, type FrameworkRow, type StatementKind } from './framework.js';

/** Name and columns of the sheets of the official data supplement to DigComp 3.0; a field of ours on the left. */
const SHEETS = {
  competencies: {
    name: '1 Competence Areas&Competences',
    columns: {
      area: 'Competence area number',
      areaTitle: 'Competence area name',
      areaDescription: 'Competence area descriptor',
      code: 'Competence number',
      title: 'Competence name',
      description: 'Competence descriptor',
    },
  },
  levels: {
    name: '2 Proficiency Levels',
    columns: {
      coarseName: 'Proficiency level name',
      number: 'Eight level mapping',
      description: 'Eight level proficiency level description',
    },
  },
  statements: {
    name: '3 Competence Statements',
    columns: {
      competence: 'Competence number',
      code: 'Competence statement ID',
      text: 'Competence statement',
      level: 'Proficiency level name',
      label: 'AI label',
    },
  },
  outcomes: {
    name: '4 Learning Outcomes',
    columns: {
      competence: 'Competence number',
      code: 'Learning Outcome ID',
      text: 'Learning Outcome',
      level: 'Proficiency level',
      dimension: 'Knowledge skill or attitude',
      label: 'AI label',
    },
  },
} as const satisfies Record<string, { readonly name: string; readonly columns: Columns }>;

type Sheet = (typeof SHEETS)[keyof typeof SHEETS];

const HEAD: FrameworkHead = {
  code: 'digcomp',
  edition: '3.0',
  vocabulary: 'DigComp',
  title: { en: 'DigComp 3.0: European Digital Competence Framework' },
  description: {},
  source: 'Cosgrove, J. and Cachia, R. (2025), JRC144121, doi:10.2760/0001149',
  licence: 'CC BY 4.0',
};

/**
 * Reads the data supplement to DigComp 3.0, as it is published: areas, competences, fine and coarse levels,
 * statements and learning outcomes, in English. A sheet or column that is missing rejects the file; findings name
 * sheet, row and column.
 */
export function readSupplement(tables: readonly CellTable[]): Reading<FrameworkRow> {
  const supplement = new Supplement(tables);
  const rows = supplement.rows();
  return { rows: supplement.broken ? [] : rows, findings: supplement.findings, total: supplement.total };
}

class Supplement {
  readonly findings: Finding[] = [];
  total = 1;
  broken = false;
  private areas = 0;
  private readonly codes = new Set<string>();
  private readonly coarse = new Map<string, number>();
  private readonly competencies = new Set<string>();

  constructor(private readonly tables: readonly CellTable[]) {}

  rows(): readonly FrameworkRow[] {
    const described = this.records(SHEETS.levels);
    const levels = described.flatMap((record, index) => this.level(record, index + 1));
    this.broken ||= levels.length < described.length;
    const competencies = this.records(SHEETS.competencies).flatMap((record) => this.competence(record));
    const statements = this.records(SHEETS.statements).flatMap((record) =>
      this.statement(record, SHEETS.statements, 'statement'),
    );
    const outcomes = this.records(SHEETS.outcomes).flatMap((record) =>
      this.statement(record, SHEETS.outcomes, 'learning-outcome'),
    );
    return [{ part: 'framework', ...HEAD }, ...levels, ...competencies, ...statements, ...outcomes];
  }

  private records({ name, columns }: Sheet): readonly TableRecord[] {
    const table = this.tables.find((candidate) => plain(candidate.name) === plain(name));
    const { records, findings } =
      table === undefined
        ? { records: [], findings: [rejected('sheet-missing', { column: name }, { sheet: name })] }
        : recordsOf(table, columns);
    this.findings.push(...findings);
    this.broken ||= findings.length > 0;
    this.total += records.length;
    return records;
  }

  private level(record: TableRecord, expected: number): readonly FrameworkRow[] {
    const { coarseName = '', number = '', description = '' } = record.cells;
    if (!this.complete(record, SHEETS.levels)) return [];
    if (Number(number) !== expected) return this.refuse(record, SHEETS.levels, 'number', 'levels-not-in-order');
    const known = this.coarse.get(plain(coarseName));
    const coarse = known ?? this.coarse.size + 1;
    this.coarse.set(plain(coarseName), coarse);
    const texts = {
      name: { en: `${coarseName} ${number}` },
      coarseName: { en: coarseName },
      description: { en: description },
    };
    return [{ part: 'level', number: expected, coarse, ...texts }];
  }

  private competence(record: TableRecord): readonly FrameworkRow[] {
    const { area = '', areaTitle, areaDescription, code = '', title, description } = record.cells;
    if (!this.complete(record, SHEETS.competencies) || !this.first(record, SHEETS.competencies, 'code', code))
      return [];
    if (!code.startsWith(`${area}.`))
      return this.refuse(record, SHEETS.competencies, 'code', 'competence-outside-area');
    const isNew = !this.codes.has(`area ${area}`);
    this.codes.add(`area ${area}`);
    this.total += isNew ? 1 : 0;
    this.competencies.add(code);
    this.areas += isNew ? 1 : 0;
    const position = this.competencies.size;
    const own = {
      part: 'area',
      code: area,
      position: this.areas,
      title: { en: areaTitle },
      description: { en: areaDescription },
    } as const;
    const texts = { title: { en: title }, description: { en: description } };
    return [...(isNew ? [own] : []), { part: 'competence', code, areaCode: area, position, ...texts }];
  }

  private statement(record: TableRecord, sheet: Sheet, kind: StatementKind): readonly FrameworkRow[] {
    const { competence = '', code = '', text, level = '', dimension, label } = record.cells;
    if (!this.complete(record, sheet) || !this.first(record, sheet, 'code', code)) return [];
    if (!this.competencies.has(competence)) return this.refuse(record, sheet, 'competence', 'competence-unknown');
    const coarseLevel = this.coarse.get(plain(level));
    if (coarseLevel === undefined) return this.refuse(record, sheet, 'level', 'level-unknown');
    const known = dimensionOf(dimension);
    if (known === undefined) return this.refuse(record, sheet, 'dimension', 'dimension-unknown');
    const content = { dimension: known, label: label ?? null, text: { en: text } };
    return [{ part: 'statement', code, kind, competenceCode: competence, coarseLevel, ...content }];
  }

  private complete(record: TableRecord, sheet: Sheet): boolean {
    const empty = Object.keys(sheet.columns).filter((field) => record.cells[field] === '');
    for (const field of empty) this.refuse(record, sheet, field, 'cell-empty');
    return empty.length === 0;
  }

  private first(record: TableRecord, sheet: Sheet, field: string, code: string): boolean {
    if (this.codes.has(code)) this.refuse(record, sheet, field, 'code-repeated');
    const isNew = !this.codes.has(code);
    this.codes.add(code);
    return isNew;
  }

  private refuse(record: TableRecord, sheet: Sheet, field: string, code: string): readonly FrameworkRow[] {
    const header = (sheet.columns as Columns)[field] ?? field;
    this.findings.push(
      rejected(code, { line: record.line, column: placeIn(sheet.name, header) }, { value: record.cells[field] ?? '' }),
    );
    return [];
  }
}

/** Null where the sheet has no dimension, undefined where it says something else. */
function dimensionOf(value: string | undefined): Dimension | null | undefined {
  return value === undefined ? null : DIMENSIONS.find((dimension) => dimension === plain(value));
}
