import type { JsonObject, JsonValue } from '../../kernel/json.js';
import { isObject, textOf } from './catalogue-json.js';
import { DIGCOMP } from './vocabularies.js';

/** A DigComp level on the fine scale 1 … 8, or 0 for an entry that is open to everybody; a coarse one (Foundation to Highly specialised) stands for the upper of its two. */
export interface StatedLevel {
  readonly level: number;
  readonly coarse: boolean;
}

const COARSE: Readonly<Record<string, number>> = {
  foundation: 1,
  basic: 1,
  intermediate: 2,
  advanced: 3,
  highlyspecialised: 4,
  highlyspecialized: 4,
};

const FINE = /^(?:(?:level|stufe) )?([0-8])(?![\d.,])/i;

/** Coarse level 1, Foundation, is fine levels 1 and 2: under it DigComp describes nothing that one could bring along. */
const FOUNDATION = 2;

/** The level that a MOOChub `EducationalLevel` names by its short code, else by one of its names; null when none is known. */
export function statedLevel(value: JsonValue | undefined): StatedLevel | null {
  if (!isObject(value)) return null;
  const framework = textOf(value.educationalFramework) ?? DIGCOMP;
  if (framework !== DIGCOMP) return null;
  const found = candidates(value).map(levelNamed);
  return found.find((level) => level !== null) ?? null;
}

/**
 * The entry level of a course that states none for what it teaches. A course on the Foundation level is open to
 * everybody (0). Above it, a course lifts by one step of the scale on which it states its level: one fine level, or
 * one coarse level, which are two fine ones.
 */
export function assumedEntry({ level, coarse }: StatedLevel): number {
  if (level <= FOUNDATION) return 0;
  return coarse ? level - 2 : level - 1;
}

function candidates(level: JsonObject): readonly string[] {
  const { shortCode, name, alternateName } = level;
  const names = listed(name).map((entry) => (isObject(entry) ? entry.name : entry));
  return [shortCode, ...names, ...listed(alternateName)]
    .map((entry) => (typeof entry === 'number' ? String(entry) : textOf(entry)))
    .filter((entry) => entry !== null);
}

function listed(value: JsonValue | undefined): readonly JsonValue[] {
  return Array.isArray(value) ? (value as readonly JsonValue[]) : [];
}

function levelNamed(name: string): StatedLevel | null {
  const fine = FINE.exec(name)?.[1];
  if (fine !== undefined) return { level: Number(fine), coarse: false };
  const coarse = COARSE[name.toLowerCase().replaceAll(/[^a-z]/g, '')];
  return coarse === undefined ? null : { level: 2 * coarse, coarse: true };
}
