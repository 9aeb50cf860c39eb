import { DomainError } from '../../kernel/domain-error.js';
import type { Requirement } from './profile.js';

/** The scale that requirements are measured on: the competences of a framework and its number of fine levels. */
export interface Scale {
  readonly competencies: ReadonlySet<string>;
  readonly levels: number;
}

/** What is wrong with one requirement, or with the profile as a whole when it names none. */
export interface Objection {
  readonly code: ObjectionCode;
  readonly index: number | null;
  readonly field: string;
  readonly values: Readonly<Record<string, string | number>>;
}

export const HIGHEST_WEIGHT = 5;
/** More requirements than any framework in use has competences. */
export const REQUIREMENTS_LIMIT = 100;

export type ObjectionCode =
  | 'profile-without-requirements'
  | 'profile-with-too-many-requirements'
  | 'requirement-competence-unknown'
  | 'requirement-competence-repeated'
  | 'requirement-level-unknown'
  | 'requirement-maximum-below-minimum'
  | 'requirement-weight-unknown'
  | 'requirement-alternative-unknown'
  | 'requirement-alternative-alone';

/** Every objection to the requirements of a post; empty when they can be measured and matched. */
export function objectionsTo(requirements: readonly Requirement[], scale: Scale): readonly Objection[] {
  const count = requirements.length;
  const whole = { index: null, field: 'requirements' };
  if (count === 0) return [{ code: 'profile-without-requirements', ...whole, values: {} }];
  if (count > REQUIREMENTS_LIMIT)
    return [
      { code: 'profile-with-too-many-requirements', ...whole, values: { value: count, limit: REQUIREMENTS_LIMIT } },
    ];
  return requirements.flatMap((requirement, index) => [
    ...objectionsToCompetence(requirements, index, scale),
    ...objectionsToLevels(requirement, index, scale),
    ...objectionsToWeight(requirement, index),
    ...objectionsToAlternative(requirements, index),
  ]);
}

/** @throws DomainError with the code of the first objection and where it lies. */
export function assertMeasurable(requirements: readonly Requirement[], scale: Scale): void {
  const [first] = objectionsTo(requirements, scale);
  if (first !== undefined)
    throw new DomainError(first.code, 'invalid', { index: first.index, field: first.field, ...first.values });
}

function objectionsToCompetence(all: readonly Requirement[], index: number, scale: Scale): readonly Objection[] {
  const competence = all[index]?.competence ?? '';
  const at = { index, field: 'competence', values: { value: competence } };
  if (!scale.competencies.has(competence)) return [{ code: 'requirement-competence-unknown', ...at }];
  const repeated = all.findIndex((other) => other.competence === competence) < index;
  return repeated ? [{ code: 'requirement-competence-repeated', ...at }] : [];
}

function objectionsToLevels({ minimum, maximum }: Requirement, index: number, { levels }: Scale): readonly Objection[] {
  const outside = (level: number): boolean => !Number.isInteger(level) || level < 1 || level > levels;
  const unknown = (field: string, value: number): Objection => ({
    code: 'requirement-level-unknown',
    index,
    field,
    values: { value, levels },
  });
  if (outside(minimum)) return [unknown('minimum', minimum)];
  if (maximum === null) return [];
  if (outside(maximum)) return [unknown('maximum', maximum)];
  const values = { minimum, maximum };
  return maximum < minimum ? [{ code: 'requirement-maximum-below-minimum', index, field: 'maximum', values }] : [];
}

function objectionsToWeight({ weight }: Requirement, index: number): readonly Objection[] {
  if (Number.isInteger(weight) && weight >= 1 && weight <= HIGHEST_WEIGHT) return [];
  const values = { value: weight, highest: HIGHEST_WEIGHT };
  return [{ code: 'requirement-weight-unknown', index, field: 'weight', values }];
}

function objectionsToAlternative(all: readonly Requirement[], index: number): readonly Objection[] {
  const alternative = all[index]?.alternative ?? null;
  if (alternative === null) return [];
  const at = { index, field: 'alternative', values: { value: alternative } };
  if (!/^[A-Z]$/.test(alternative)) return [{ code: 'requirement-alternative-unknown', ...at }];
  const others = all.filter((other) => other.alternative === alternative).length;
  return others > 1 ? [] : [{ code: 'requirement-alternative-alone', ...at }];
}

/**
 * What a post still asks for on a scale that lacks some competences: requirements of those are left out, and an alternative
 * that stands alone then is none any more.
 */
export function requirementsOn(
  requirements: readonly Requirement[],
  { competencies }: Pick<Scale, 'competencies'>,
): readonly Requirement[] {
  const left = requirements.filter(({ competence }) => competencies.has(competence));
  const letters = left.map(({ alternative }) => alternative);
  const isAlone = (letter: string | null): boolean => letters.filter((other) => other === letter).length === 1;
  return left.map((one) => (isAlone(one.alternative) ? { ...one, alternative: null } : one));
}
