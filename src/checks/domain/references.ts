import { type Disclosed, discloseCount, type DisclosureRule } from '../../kernel/disclosure.js';

/** Persons whose checks or results refer to a competence. */
export interface CompetenceCount {
  readonly competence: string;
  /** With a check under way that asks for it. */
  readonly running: number;
  /** With a result on it. */
  readonly measured: number;
}

/** The same as it may be published; null where too few persons are behind it, or none. */
export interface CompetenceReferences {
  readonly competence: string;
  readonly running: Disclosed;
  readonly measured: Disclosed;
}

/** Each count for itself: persons are in several of them, so that none adds up to another. */
export function disclosedReferences(
  counts: readonly CompetenceCount[],
  rule: DisclosureRule,
): readonly CompetenceReferences[] {
  return counts.map(({ competence, running, measured }) => ({
    competence,
    running: discloseCount(running, rule),
    measured: discloseCount(measured, rule),
  }));
}
