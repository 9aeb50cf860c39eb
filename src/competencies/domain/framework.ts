import type { Localized } from '../../kernel/localized.js';

export type Dimension = 'knowledge' | 'skill' | 'attitude';
export const DIMENSIONS: readonly Dimension[] = ['knowledge', 'skill', 'attitude'];

/** What a framework says of itself. Code and edition name it; `vocabulary` names whose competence codes it uses. */
export interface FrameworkHead {
  readonly code: string;
  readonly edition: string;
  readonly vocabulary: string;
  readonly title: Localized;
  readonly description: Localized;
  readonly source: string;
  readonly licence: string;
}

export interface FrameworkCounts {
  readonly areas: number;
  readonly competencies: number;
  /** Fine levels, the scale of every number on screen. */
  readonly levels: number;
  readonly coarseLevels: number;
  readonly statements: number;
  readonly learningOutcomes: number;
}

export interface Framework extends FrameworkHead {
  readonly id: string;
  readonly updatedAt: Date;
  readonly counts: FrameworkCounts;
}

/** A fine level 1 … n and the coarse level it belongs to. */
export interface FrameworkLevel {
  readonly number: number;
  readonly coarse: number;
  readonly name: Localized;
  readonly coarseName: Localized;
  readonly description: Localized;
}

export interface Area {
  readonly code: string;
  readonly title: Localized;
  readonly description: Localized;
}

export interface LevelText {
  readonly level: number;
  readonly text: Localized;
}

export interface Competence {
  readonly code: string;
  readonly title: Localized;
  readonly description: Localized;
  readonly area: Area;
  /** Lowest first; empty when the framework describes levels only in general. */
  readonly levels: readonly LevelText[];
}

export type StatementKind = 'statement' | 'learning-outcome';
export const STATEMENT_KINDS: readonly StatementKind[] = ['statement', 'learning-outcome'];

/** One piece of a framework, as a file says it and a table keeps it. */
export type FrameworkRow =
  | FrameworkHeadRow
  | ({ readonly part: 'level' } & FrameworkLevel)
  | ({ readonly part: 'area'; readonly position: number } & Area)
  | CompetenceRow
  | ({ readonly part: 'level-text'; readonly competenceCode: string } & LevelText)
  | StatementRow;

export interface FrameworkHeadRow extends FrameworkHead {
  readonly part: 'framework';
  /** When its author changed it last, if the file says so (ISO 8601); a framework that is new here takes that over. */
  readonly changedAt?: string;
}

export interface CompetenceRow extends Omit<Competence, 'area' | 'levels'> {
  readonly part: 'competence';
  readonly areaCode: string;
  readonly position: number;
}

export interface StatementRow {
  readonly part: 'statement';
  readonly code: string;
  readonly kind: StatementKind;
  readonly competenceCode: string;
  readonly coarseLevel: number;
  readonly dimension: Dimension | null;
  readonly label: string | null;
  readonly text: Localized;
}

export type FrameworkPart = FrameworkRow['part'];
export type RowOf<Part extends FrameworkPart> = Extract<FrameworkRow, { readonly part: Part }>;

/** The rows of one part, in their order. */
export function rowsOf<Part extends FrameworkPart>(rows: readonly FrameworkRow[], part: Part): readonly RowOf<Part>[] {
  return rows.filter((row): row is RowOf<Part> => row.part === part);
}
