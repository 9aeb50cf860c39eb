import type { Gap, Levels } from './path-shapes.js';
import { levelIn } from './taking.js';

/** A gap that a path plans for: measured, and under the minimum. */
export interface PlannedGap extends Gap {
  /** The match is still open: a few more questions could spare the course. */
  readonly open: boolean;
}

/** A requirement of a profile and whether the person meets it. */
export interface JudgedRequirement {
  readonly competence: string;
  readonly minimum: number;
  readonly weight: number;
  readonly essential: boolean;
  /** Requirements that share this name are alternatives: one of them is enough. */
  readonly alternative: string | null;
  readonly status: 'met' | 'gap' | 'open' | 'not-measured';
}

/** A requirement that is not measured: never planned for, to be measured first. */
export type MeasureFirst = Omit<JudgedRequirement, 'status'>;

/** The gaps of a match, each from the claimed level where that is higher than the level reached. */
export function withClaims(gaps: readonly PlannedGap[], claimed: Levels): readonly PlannedGap[] {
  return gaps.map((gap) => ({ ...gap, from: Math.max(gap.from, levelIn(claimed, gap.competence)) }));
}

/** What is not measured, in the order of the requirements; without those of which an alternative is met. */
export function measureFirst(requirements: readonly JudgedRequirement[]): readonly MeasureFirst[] {
  const met = new Set(requirements.filter(({ status }) => status === 'met').map(({ alternative }) => alternative));
  return requirements
    .filter(({ status, alternative }) => status === 'not-measured' && (alternative === null || !met.has(alternative)))
    .map(({ competence, minimum, weight, essential, alternative }) => {
      return { competence, minimum, weight, essential, alternative };
    });
}
