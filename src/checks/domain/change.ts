import type { LevelProbabilities } from '../../kernel/level-estimate.js';

/** Clearly higher, clearly lower, or not to be told from the uncertainty of the two measurements. */
export type ChangeVerdict = 'risen' | 'fallen' | 'noise';

/** From this certainty on a difference counts as a real change; below 1 minus it, as one downwards. */
const CERTAIN = 0.95;
const SAME_POINT = 1e-9;

/**
 * P(θ now > θ before) for two independent posteriors; their grids may differ, as those of two versions do. On grids θ
 * stands for the levels around its point, so two that meet on one point count half for either side: two equal
 * posteriors give 0.5, and exchanging them gives the complement.
 */
export function probabilityRisen(now: LevelProbabilities, before: LevelProbabilities): number {
  const points = before.grid.map((level, at) => ({ level, mass: before.mass[at] ?? 0 }));
  const sum = now.grid.reduce((risen, level, at) => {
    const below = points.reduce((share, point) => share + point.mass * shareBelow(point.level, level), 0);
    return risen + (now.mass[at] ?? 0) * below;
  }, 0);
  return Math.min(1, Math.max(0, sum));
}

/** What a probability of having risen says, between 0 and 1. */
export function verdictOf(risen: number): ChangeVerdict {
  if (risen >= CERTAIN) return 'risen';
  return risen <= 1 - CERTAIN ? 'fallen' : 'noise';
}

function shareBelow(level: number, reference: number): number {
  if (Math.abs(level - reference) < SAME_POINT) return 0.5;
  return level < reference ? 1 : 0;
}
