import type { AgedEvidence } from './evidence.js';
import { Judge, type Judgement } from './judgement.js';

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

/** Sets requirements against what is known of one person. */
export type Matcher = (requirements: readonly Requirement[]) => Match;

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
  return matcherOf(evidence, levels)(requirements);
}

/** The same for many posts: what is known of a competence is worked out once, not once per post. */
export function matcherOf(evidence: readonly AgedEvidence[], levels: number): Matcher {
  const judge = new Judge(evidence, levels);
  return (requirements) => {
    const judged = requirements.map((requirement) => judge.of(requirement));
    const better = betterOnes(requirements, judged);
    // Written out: a spread of each would take most of the time of a ranking.
    const matches = requirements.map((asked, at): RequirementMatch => {
      const one = judged[at] ?? judge.of(asked);
      return {
        competence: asked.competence,
        minimum: asked.minimum,
        maximum: asked.maximum,
        weight: asked.weight,
        essential: asked.essential,
        alternative: asked.alternative,
        status: one.status,
        probability: one.probability,
        estimate: one.estimate,
        level: one.level,
        band: one.band,
        exceedsMaximum: one.exceedsMaximum,
        lapsed: one.lapsed,
        lapsesInDays: one.lapsesInDays,
        settle: one.settle,
        counts: asked.alternative === null || better.get(asked.alternative) === at,
      };
    });
    return { requirements: matches, ...figures(matches) };
  };
}

/** Of each group of alternatives the place of the better one, by the group's name. */
function betterOnes(requirements: readonly Requirement[], judged: readonly Judgement[]): ReadonlyMap<string, number> {
  const better = new Map<string, number>();
  requirements.forEach(({ alternative, weight }, at) => {
    if (alternative === null) return;
    const other = better.get(alternative);
    if (other === undefined || isBetter(at, other, judged, weight - (requirements[other]?.weight ?? 0))) {
      better.set(alternative, at);
    }
  });
  return better;
}

/** More likely met; a measured one before one that is not, then the weightier, then the first. */
function isBetter(one: number, other: number, judged: readonly Judgement[], heavierBy: number): boolean {
  const [p, q] = [judged[one]?.probability ?? -1, judged[other]?.probability ?? -1];
  return p > q || (p === q && heavierBy > 0);
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

function figures(matches: readonly RequirementMatch[]): Pick<Match, 'fit' | 'coverage'> {
  let [all, measured, met] = [0, 0, 0];
  for (const { counts, weight, probability } of matches) {
    if (!counts) continue;
    all += weight;
    if (probability === null) continue;
    measured += weight;
    met += weight * probability;
  }
  return { fit: measured > 0 ? Math.min(1, met / measured) : null, coverage: all > 0 ? measured / all : 0 };
}
