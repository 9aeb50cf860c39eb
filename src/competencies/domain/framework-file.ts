import {
  type Area,
  type Competence,
  type Dimension,
  type FrameworkHead,
  type FrameworkLevel,
  type FrameworkRow,
  type LevelText,
  rowsOf,
  type StatementKind,
} from './framework.js';
import type { Localized } from '../../kernel/localized.js';

export interface FileCompetence extends Pick<Competence, 'code' | 'title' | 'description'> {
  readonly levels: readonly LevelText[];
}

export interface FileArea extends Area {
  readonly competencies: readonly FileCompetence[];
}

export interface FileStatement {
  readonly code: string;
  readonly kind: StatementKind;
  readonly competence: string;
  readonly coarseLevel: number;
  readonly dimension: Dimension | null;
  readonly label: string | null;
  readonly text: Localized;
}

/** A framework as the product's own format says it (docs/formats.md). */
export interface FrameworkFile extends FrameworkHead {
  readonly format: 'lernlotse-framework';
  readonly formatVersion: 1;
  readonly levels: readonly FrameworkLevel[];
  readonly areas: readonly FileArea[];
  /** Left out when the framework has none. */
  readonly statements?: readonly FileStatement[];
}

/** Everything that is kept of a framework, each list in its order. */
export interface FrameworkContent {
  readonly framework: FrameworkHead;
  readonly levels: readonly FrameworkLevel[];
  readonly areas: readonly Area[];
  readonly competencies: readonly Competence[];
  readonly statements: readonly FileStatement[];
}

/** The file that says the same as what is kept; reading it changes nothing. */
export function frameworkFileOf(content: FrameworkContent): FrameworkFile {
  const { code, edition, vocabulary, title, description, source, licence } = content.framework;
  const levels = content.levels.map(({ number, coarse, name, coarseName, description: text }) => {
    return { number, coarse, name, coarseName, description: text };
  });
  const areas = content.areas.map((area) => ({
    ...partOf(area),
    competencies: content.competencies
      .filter((competence) => competence.area.code === area.code)
      .map((competence) => ({ ...partOf(competence), levels: competence.levels })),
  }));
  const head = { code, edition, vocabulary, title, description, source, licence };
  const statements = content.statements.length > 0 && { statements: content.statements };
  return { format: 'lernlotse-framework', formatVersion: 1, ...head, levels, areas, ...statements };
}

function partOf({ code, title, description }: Area): Area {
  return { code, title, description };
}

/** The same of what a file says: rows that a reader answered, of which one is the head. */
export function frameworkFileOfRows(rows: readonly FrameworkRow[]): FrameworkFile | null {
  const [framework] = rowsOf(rows, 'framework');
  if (framework === undefined) return null;
  const areas = rowsOf(rows, 'area');
  const texts = rowsOf(rows, 'level-text');
  const competencies = rowsOf(rows, 'competence').flatMap(({ code, title, description, areaCode }) => {
    const area = areas.find((one) => one.code === areaCode);
    const levels = texts.filter(({ competenceCode }) => competenceCode === code);
    return area === undefined ? [] : [{ code, title, description, area, levels: levels.map(levelTextOf) }];
  });
  const statements = rowsOf(rows, 'statement').map((row) => {
    const { code, kind, competenceCode: competence, coarseLevel, dimension, label, text } = row;
    return { code, kind, competence, coarseLevel, dimension, label, text };
  });
  return frameworkFileOf({ framework, levels: rowsOf(rows, 'level'), areas, competencies, statements });
}

function levelTextOf({ level, text }: LevelText): LevelText {
  return { level, text };
}
