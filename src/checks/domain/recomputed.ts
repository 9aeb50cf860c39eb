import { compareCodes } from '../../kernel/codes.js';
import type { CompetenceResult } from './result.js';

/**
 * Codes of the competences on which a stored result and the recomputed one are not the same to the last bit, or that
 * only one of the two has; in their order.
 */
export function differingCompetencies(
  stored: readonly CompetenceResult[],
  recomputed: readonly CompetenceResult[],
): readonly string[] {
  const codes = new Set([...stored, ...recomputed].map(({ competence }) => competence));
  return [...codes].filter((code) => !isSame(find(stored, code), find(recomputed, code))).sort(compareCodes);
}

function find(result: readonly CompetenceResult[], code: string): CompetenceResult | undefined {
  return result.find(({ competence }) => competence === code);
}

function isSame(one: CompetenceResult | undefined, other: CompetenceResult | undefined): boolean {
  if (one === undefined || other === undefined) return false;
  return (
    one.measured === other.measured &&
    one.answers === other.answers &&
    one.stopReason === other.stopReason &&
    sameNumbers(numbersOf(one), numbersOf(other))
  );
}

function numbersOf({ estimate, sd, level, band, posterior }: CompetenceResult): readonly (number | null)[] {
  return [estimate, sd, level, ...(band ?? []), ...(posterior ?? [])];
}

/** `Object.is` and no tolerance: a result that is only nearly the same was not computed in the same way. */
function sameNumbers(some: readonly (number | null)[], others: readonly (number | null)[]): boolean {
  return some.length === others.length && some.every((value, at) => Object.is(value, others[at]));
}
