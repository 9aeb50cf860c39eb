import type { AgedEvidence } from './evidence.js';
import { judge, type Judgement } from './judgement.js';

/** What a post asks for on one competence. */
export interface Requirement {
  readonly competence: string;
  readonly minimum: number;
  /** Only informs that a person brings more than the post asks for; never lowers anything. */
  readonly maximum: number | null;
  /** Positive. */
  readonly weight: number;
  readonly essential: boolean;
  /** Requirements that share this name are alternatives: one of them is enough. */
  readonly alternative: string | null;
}

/** A requirement together with how the person stands to it. */
export interface RequirementMatch extends Requirement, Judgement {
  /** Whether it enters fit and coverage: of alternatives, only the better one does. */
  readonly counts: boolean;
}

/** How a person stands to a profile. Fit and coverage belong together: neither is shown without the other. */
export interface Match {
  readonly requirements: readonly RequirementMatch[];
  /** Σ weight × P(met) / Σ weight over the measured requirements, 0 … 1; null when none is measured. */
  readonly fit: number | null;
  /** Measured weight / all weight, 0 … 1. */
  readonly coverage: number;
}

/** A measured requirement that is not met, from the level reached to the minimum. */
export interface Gap {
  readonly competence: string;
  readonly from: number;
  readonly to: number;
  readonly essential: boolean;
  readonly weight: number;
  readonly alternative: string | null;
  /** The match is still open: a few more questions could spare the course. */
  readonly open: boolean;
}

/**
 * Sets evidence against requirements, in the order of the requirements. A competence without evidence, or whose
 * evidence has lapsed, is "not measured" and counts neither for nor against the person.
 * `levels` is the number of levels of the framework.
 */
export function matchOf(
  requirements: readonly Requirement[],
  evidence: readonly AgedEvidence[],
  levels: number,
): Match {
  const byCompetence = new Map(evidence.map((one) => [one.competence, one]));
  const judged = requirements.map((requirement) => ({
    ...requirement,
    ...judge(requirement, byCompetence.get(requirement.competence), levels),
  }));
  const counted = new Set(groupsOf(judged).map(best));
  const matches = judged.map((one) => ({ ...one, counts: counted.has(one) }));
  return { requirements: matches, ...figures(matches.filter((one) => one.counts)) };
}

/**
 * The gaps that a learning path may plan for: measured, status `gap`, or `open` with a level reached under the
 * minimum. Of alternatives every measured one is listed, unless the better one is no gap.
 */
export function gapsOf(match: Match): readonly Gap[] {
  return groupsOf(match.requirements)
    .filter((group) => group.some((one) => one.counts && isGap(one)))
    .flatMap((group) => group.filter(isGap))
    .map(({ competence, level, minimum, essential, weight, alternative, status }) => ({
      competence,
      from: level ?? 0,
      to: minimum,
      essential,
      weight,
      alternative,
      open: status === 'open',
    }));
}

function isGap({ status, level, minimum }: RequirementMatch): boolean {
  return (status === 'gap' || status === 'open') && level !== null && level < minimum;
}

function groupsOf<T extends Requirement>(requirements: readonly T[]): readonly (readonly T[])[] {
  const groups = new Map<string, T[]>();
  requirements.forEach((one, i) => {
    const name = one.alternative === null ? `single ${String(i)}` : `alternative ${one.alternative}`;
    groups.set(name, [...(groups.get(name) ?? []), one]);
  });
  return [...groups.values()];
}

/** The alternative most likely met; a measured one before one that is not, then the weightier, then the first. */
function best<T extends Requirement & Judgement>(group: readonly T[]): T | undefined {
  return [...group].sort((x, y) => (y.probability ?? -1) - (x.probability ?? -1) || y.weight - x.weight)[0];
}

function figures(counted: readonly RequirementMatch[]): Pick<Match, 'fit' | 'coverage'> {
  const all = sum(counted.map((one) => one.weight));
  const measured = counted.filter((one) => one.probability !== null);
  const weight = sum(measured.map((one) => one.weight));
  const met = sum(measured.map((one) => one.weight * (one.probability ?? 0)));
  return { fit: weight > 0 ? Math.min(1, met / weight) : null, coverage: all > 0 ? weight / all : 0 };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
