import { Fields } from '../../kernel/fields.js';
import { type Finding, type Reading, rejected } from '../../kernel/reading.js';
import { DIMENSIONS, type FrameworkRow, STATEMENT_KINDS } from './framework.js';

/** More fine levels than any framework in use has. */
const LEVELS_LIMIT = 20;

/**
 * Reads a parsed `lernlotse-framework` file (docs/formats.md). A record that is wrong is left out with all that hangs
 * on it; a head or levels that are wrong reject the file. Findings name the number of the area or competence, counted
 * through the file, and the field.
 */
export function readFrameworkJson(file: unknown): Reading<FrameworkRow> {
  return new FrameworkFileReader(Fields.of(file, null)).read();
}

class FrameworkFileReader {
  private readonly findings: Finding[] = [];
  private readonly codes = new Set<string>();
  private readonly levels = new Set<number>();
  private readonly coarse = new Set<number>();
  private readonly competencies = new Set<string>();
  private total = 1;
  private position = 0;

  constructor(private readonly file: Fields) {}

  read(): Reading<FrameworkRow> {
    const head = this.head();
    const levels = this.file.list('levels').flatMap((fields, index) => this.level(fields, index + 1));
    const areas = this.file.records('areas');
    const broken = !this.file.sound || levels.length === 0 || areas.length === 0;
    if (levels.length === 0) this.findings.push(rejected('framework-without-levels', { column: 'levels' }));
    if (areas.length === 0) this.findings.push(rejected('framework-without-areas', { column: 'areas' }));
    const rows = broken ? [] : areas.flatMap((area, index) => this.area(area, index + 1));
    const statements = broken
      ? []
      : this.file.records('statements').flatMap((one, index) => this.statement(one, index + 1));
    const findings = [...this.file.findings, ...this.findings];
    return { rows: broken ? [] : [head, ...levels, ...rows, ...statements], findings, total: this.total };
  }

  private head(): FrameworkRow {
    const { file } = this;
    if (file.word('format') !== 'lernlotse-framework')
      file.refuse('format', 'format-unknown', { format: file.word('format') });
    if (file.whole('formatVersion', 1, 1) !== 1)
      file.refuse('formatVersion', 'format-unknown', { format: 'lernlotse-framework' });
    const name = { code: file.word('code'), edition: file.word('edition'), vocabulary: file.word('vocabulary') };
    const texts = { title: file.text('title'), description: file.optionalText('description') ?? {} };
    const rights = { source: file.word('source'), licence: file.word('licence') };
    const changedAt = file.optionalMoment('changedAt');
    return { part: 'framework', ...name, ...texts, ...rights, ...(changedAt !== null && { changedAt }) };
  }

  private level(fields: Fields, expected: number): readonly FrameworkRow[] {
    this.total += 1;
    const number = fields.whole('number', 1, LEVELS_LIMIT);
    const coarse = fields.whole('coarse', 1, LEVELS_LIMIT);
    if (fields.sound && number !== expected) fields.refuse('number', 'levels-not-in-order', { value: number });
    const texts = {
      name: fields.text('name'),
      coarseName: fields.text('coarseName'),
      description: fields.optionalText('description') ?? {},
    };
    this.levels.add(number);
    this.coarse.add(coarse);
    return [{ part: 'level', number, coarse, ...texts }];
  }

  private area(record: unknown, position: number): readonly FrameworkRow[] {
    this.total += 1;
    const fields = Fields.of(record, position, (field) => `areas.${field}`);
    const row = { part: 'area', code: fields.word('code'), position, title: fields.text('title') } as const;
    const description = fields.optionalText('description') ?? {};
    this.first(fields, `area ${row.code}`);
    const competencies = fields.records('competencies');
    if (!this.close(fields)) return [];
    return [{ ...row, description }, ...competencies.flatMap((competence) => this.competence(competence, row.code))];
  }

  private competence(record: unknown, areaCode: string): readonly FrameworkRow[] {
    this.total += 1;
    this.position += 1;
    const fields = Fields.of(record, this.position, (field) => `competencies.${field}`);
    const code = fields.word('code');
    this.first(fields, code);
    const texts = { title: fields.text('title'), description: fields.optionalText('description') ?? {} };
    const levels = fields.list('levels').map((entry) => this.levelText(entry, code));
    const row: FrameworkRow = { part: 'competence', code, areaCode, position: this.position, ...texts };
    if (!this.close(fields)) return [];
    this.competencies.add(code);
    return [row, ...levels];
  }

  private statement(record: unknown, position: number): readonly FrameworkRow[] {
    this.total += 1;
    const fields = Fields.of(record, position, (field) => `statements.${field}`);
    const code = fields.word('code');
    this.first(fields, `statement ${code}`);
    const kind = fields.oneOf('kind', STATEMENT_KINDS);
    const competenceCode = fields.word('competence');
    if (competenceCode !== '' && !this.competencies.has(competenceCode))
      fields.refuse('competence', 'competence-unknown', { value: competenceCode });
    const coarseLevel = fields.whole('coarseLevel', 1, LEVELS_LIMIT);
    if (fields.sound && !this.coarse.has(coarseLevel))
      fields.refuse('coarseLevel', 'level-unknown', { value: coarseLevel });
    const dimension = fields.has('dimension') ? fields.oneOf('dimension', DIMENSIONS) : null;
    const content = { dimension, label: fields.optionalWord('label'), text: fields.text('text') };
    const row: FrameworkRow = { part: 'statement', code, kind, competenceCode, coarseLevel, ...content };
    return this.close(fields) ? [row] : [];
  }

  private levelText(fields: Fields, competenceCode: string): FrameworkRow {
    this.total += 1;
    const level = fields.whole('level', 1, LEVELS_LIMIT);
    if (!this.levels.has(level)) fields.refuse('level', 'level-unknown', { value: level });
    return { part: 'level-text', competenceCode, level, text: fields.text('text') };
  }

  private first(fields: Fields, code: string): void {
    if (this.codes.has(code)) fields.refuse('code', 'code-repeated', { value: code });
    this.codes.add(code);
  }

  private close(fields: Fields): boolean {
    this.findings.push(...fields.findings);
    return fields.sound;
  }
}
