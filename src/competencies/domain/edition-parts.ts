import type { Localized } from '../../kernel/localized.js';
import type { FileArea, FileCompetence, FileStatement, FrameworkFile } from './framework-file.js';
import type { FrameworkLevel } from './framework.js';

export const PART_KINDS = ['framework', 'level', 'area', 'competence', 'statement'] as const;
export type PartKind = (typeof PART_KINDS)[number];

/** Names one part of an edition: a level by its number, everything else by its code, which is stable over editions. */
export interface PartName {
  readonly kind: PartKind;
  readonly code: string;
}

/** One part of an edition as people read it. */
export interface Part extends PartName {
  /** The competence that it belongs to, for a competence itself too; null for what is no competence's. */
  readonly competence: string | null;
  /** In both languages, by field; what a competence means on level n is the field `level-n`. */
  readonly texts: Readonly<Record<string, Localized>>;
  /** Whatever else it says, in no language, by field. */
  readonly words: Readonly<Record<string, string>>;
}

/** All parts of an edition in its order: head, levels, each area with its competences, statements. */
export function partsOf(file: FrameworkFile): readonly Part[] {
  return [
    headOf(file),
    ...file.levels.map(levelOf),
    ...file.areas.flatMap((area) => [
      areaOf(area),
      ...area.competencies.map((competence) => competenceOf(competence, area.code)),
    ]),
    ...(file.statements ?? []).map(statementOf),
  ];
}

export function partOf(file: FrameworkFile, { kind, code }: PartName): Part | undefined {
  return partsOf(file).find((part) => part.kind === kind && part.code === code);
}

/** The field that says what a competence means on a level. */
export function levelField(level: number): string {
  return `level-${level}`;
}

function headOf({ code, edition, title, description, source, licence }: FrameworkFile): Part {
  const words = { edition, source, licence };
  return { kind: 'framework', code, competence: null, texts: { title, description }, words };
}

function levelOf({ number, coarse, name, coarseName, description }: FrameworkLevel): Part {
  const texts = { name, coarseName, description };
  return { kind: 'level', code: String(number), competence: null, texts, words: { coarse: String(coarse) } };
}

function areaOf({ code, title, description }: FileArea): Part {
  return { kind: 'area', code, competence: null, texts: { title, description }, words: {} };
}

function competenceOf({ code, title, description, levels }: FileCompetence, area: string): Part {
  const onLevels = Object.fromEntries(levels.map(({ level, text }) => [levelField(level), text]));
  return { kind: 'competence', code, competence: code, texts: { title, description, ...onLevels }, words: { area } };
}

function statementOf({ code, kind, competence, coarseLevel, dimension, label, text }: FileStatement): Part {
  const words = { competence, kind, coarse: String(coarseLevel), dimension: dimension ?? '', label: label ?? '' };
  return { kind: 'statement', code, competence, texts: { text }, words };
}
