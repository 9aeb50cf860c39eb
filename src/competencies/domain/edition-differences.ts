import type { Localized } from '../../kernel/localized.js';
import { type Part, type PartName, partsOf } from './edition-parts.js';
import type { FrameworkFile } from './framework-file.js';

export const DIFFERENCE_KINDS = ['added', 'changed', 'withdrawn'] as const;
export type DifferenceKind = (typeof DIFFERENCE_KINDS)[number];

/** One field with what it said and says; what is in no language says the same in both. */
export interface FieldDifference {
  readonly field: string;
  readonly before: Localized;
  readonly after: Localized;
}

/** A part that one edition has and the other does not, or that says something else in it. */
export interface PartDifference extends PartName {
  readonly difference: DifferenceKind;
  readonly competence: string | null;
  readonly title: Localized;
  /** In the order of the part; of what was added or withdrawn, all that it says or said. */
  readonly fields: readonly FieldDifference[];
}

/** A competence that an edition treats otherwise than the one before it. */
export interface TouchedCompetence {
  readonly code: string;
  readonly title: Localized;
  readonly difference: DifferenceKind;
}

/**
 * What the later edition says otherwise, part by part: known by their codes, in the later one's order, then what was
 * withdrawn in the earlier one's. The order of parts and the name of the edition are no differences of content.
 */
export function differencesBetween(before: FrameworkFile, after: FrameworkFile): readonly PartDifference[] {
  const [old, now] = [partsOf(before), partsOf(after)];
  const earlier = new Map(old.map((part) => [keyOf(part), part]));
  const later = new Set(now.map(keyOf));
  return [
    ...now.flatMap((part) => differenceOf(earlier.get(keyOf(part)), part)),
    ...old.filter((part) => !later.has(keyOf(part))).flatMap((part) => differenceOf(part, undefined)),
  ];
}

/**
 * The competences among the differences, by code. A statement that was added, changed or withdrawn changes its
 * competence. What a level says in general is told of the level: it is no competence's own.
 */
export function touchedBy(
  differences: readonly PartDifference[],
  titles: ReadonlyMap<string, Localized>,
): readonly TouchedCompetence[] {
  const touched = new Map<string, DifferenceKind>();
  for (const { kind, competence, difference } of differences) {
    if (competence === null) continue;
    if (kind === 'competence') touched.set(competence, difference);
    else if (!touched.has(competence)) touched.set(competence, 'changed');
  }
  return [...touched]
    .sort(([a], [b]) => a.localeCompare(b, 'en', { numeric: true }))
    .map(([code, difference]) => ({ code, title: titles.get(code) ?? {}, difference }));
}

/** What every competence of the editions is called, in the words of the last one that has it. */
export function titlesIn(...files: readonly FrameworkFile[]): ReadonlyMap<string, Localized> {
  const all = files.flatMap(({ areas }) => areas.flatMap(({ competencies }) => competencies));
  return new Map(all.map(({ code, title }) => [code, title]));
}

function differenceOf(before: Part | undefined, after: Part | undefined): readonly PartDifference[] {
  const part = after ?? before;
  if (part === undefined) return [];
  const fields = fieldsOf(before, after);
  if (before !== undefined && after !== undefined && fields.length === 0) return [];
  const difference = before === undefined ? 'added' : after === undefined ? 'withdrawn' : 'changed';
  const { kind, code, competence, texts } = part;
  return [{ kind, code, competence, difference, title: texts.title ?? texts.name ?? {}, fields }];
}

function fieldsOf(before: Part | undefined, after: Part | undefined): readonly FieldDifference[] {
  const [old, now] = [saidBy(before), saidBy(after)];
  const names = [...new Set([...Object.keys(now), ...Object.keys(old)])];
  return names
    .map((field) => ({ field, before: old[field] ?? {}, after: now[field] ?? {} }))
    .filter(({ before: a, after: b }) => a.de !== b.de || a.en !== b.en);
}

function saidBy(part: Part | undefined): Readonly<Record<string, Localized>> {
  if (part === undefined) return {};
  const { edition: _, ...said } = part.words;
  const words = Object.entries(said)
    .filter(([, word]) => word !== '')
    .map(([field, word]) => [field, { de: word, en: word }] as const);
  return { ...part.texts, ...Object.fromEntries(words) };
}

function keyOf({ kind, code }: PartName): string {
  return `${kind} ${code}`;
}
