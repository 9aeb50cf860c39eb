import { type Disclosed, type DisclosureRule, discloseParts, roundedShare } from '../../../kernel/disclosure.js';
import { compareCodes } from '../../../kernel/codes.js';

/** One competence of one person's newest result, under the version in use and under the proposed one. */
export interface ImpactCase {
  readonly competence: string;
  /** P(θ ≥ minimum). */
  readonly before: number;
  readonly after: number;
  /** Of the estimate, in levels. */
  readonly shift: number;
}

/** What a proposed version would change on a competence; null where too few persons stand behind a figure. */
export interface CompetenceImpact {
  readonly competence: string;
  readonly persons: Disclosed;
  readonly gained: Disclosed;
  readonly lost: Disclosed;
  readonly unchanged: Disclosed;
  /** Mean, in levels, rounded. */
  readonly shift: number | null;
}

/** A requirement counts as met from this probability on. */
const MET = 0.8;

/** By competence code, of persons drawn by chance (`resampled`); each person has at most one case per competence. */
export function impactOf(cases: Iterable<ImpactCase>, rule: DisclosureRule): readonly CompetenceImpact[] {
  const sums = new Map<string, { gained: number; lost: number; unchanged: number; shift: number }>();
  for (const { competence, before, after, shift } of cases) {
    const sum = sums.get(competence) ?? { gained: 0, lost: 0, unchanged: 0, shift: 0 };
    sum[changeOf(before, after)] += 1;
    sum.shift += shift;
    sums.set(competence, sum);
  }
  return [...sums]
    .sort(([x], [y]) => compareCodes(x, y))
    .map(([competence, { gained, lost, unchanged, shift }]) => {
      const { parts, total } = discloseParts([gained, lost, unchanged], rule);
      return {
        competence,
        persons: total,
        gained: parts[0] ?? null,
        lost: parts[1] ?? null,
        unchanged: parts[2] ?? null,
        shift: total === null ? null : roundedShare(shift / (gained + lost + unchanged)),
      };
    });
}

function changeOf(before: number, after: number): 'gained' | 'lost' | 'unchanged' {
  const [was, is] = [before >= MET, after >= MET];
  return was === is ? 'unchanged' : is ? 'gained' : 'lost';
}
