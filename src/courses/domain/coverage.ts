import { type Disclosed, discloseShare, type DisclosureRule, type Share } from '../../kernel/disclosure.js';

/** A step of a competence, from a level to the next, with a count. */
export interface StepCount {
  readonly competence: string;
  readonly from: number;
  readonly count: number;
}

/** A step of a competence with those who have it before them, of whom a post asks for it. */
export interface AskedStep {
  readonly competence: string;
  readonly from: number;
  readonly persons: Share;
}

/** A step as it is shown: persons is null where they are too few to be counted. */
export interface DisclosedStep {
  readonly competence: string;
  readonly from: number;
  readonly persons: Disclosed;
}

export interface CoveredStep {
  readonly from: number;
  readonly to: number;
  /** Published courses that teach the step. */
  readonly courses: number;
  readonly waiting: Disclosed;
}

/**
 * Who waits, as it may be published. No totals are published beside it and no counts add up to each other: a person
 * waits on every step of their way, so each cell stands for itself under the minimum size and the rounding.
 */
export function disclosedSteps(steps: readonly AskedStep[], rule: DisclosureRule): readonly DisclosedStep[] {
  return steps
    .map(({ competence, from, persons }) => ({ competence, from, persons: discloseShare(persons, rule) }))
    .filter(({ persons }) => persons !== null);
}

/** All steps of a competence on a framework of so many levels; what is not named is 0 courses and too few persons. */
export function coveredSteps(
  competence: string,
  levels: number,
  { taught, waiting }: { readonly taught: readonly StepCount[]; readonly waiting: readonly DisclosedStep[] },
): readonly CoveredStep[] {
  return Array.from({ length: levels }, (_, from) => {
    const isHere = (one: { readonly competence: string; readonly from: number }): boolean =>
      one.competence === competence && one.from === from;
    const courses = taught.find(isHere)?.count ?? 0;
    return { from, to: from + 1, courses, waiting: waiting.find(isHere)?.persons ?? null };
  });
}
