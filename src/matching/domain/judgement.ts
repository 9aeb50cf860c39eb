import type { AgedEvidence } from './evidence.js';

/** `open`: a few more questions would tell. `not-measured` is never read as "low". */
export type MatchStatus = 'met' | 'gap' | 'open' | 'not-measured';

/** How a person stands to one requirement. */
export interface Judgement {
  readonly status: MatchStatus;
  /** P(θ ≥ minimum), 0 … 1; null when not measured. */
  readonly probability: number | null;
  /** Mean of today's evidence in levels, and the whole level reached; null when not measured. */
  readonly estimate: number | null;
  readonly level: number | null;
  /** Central 90 % of today's evidence in levels; null when not measured. */
  readonly band: readonly [number, number] | null;
  /** More than the post asks for. */
  readonly exceedsMaximum: boolean;
  /** Measured once, but too long ago to count. */
  readonly lapsed: boolean;
  /** Days on which the evidence still counts; null when it never lapses or there is none. */
  readonly lapsesInDays: number | null;
}

const MET_FROM = 0.8;
const GAP_UP_TO = 0.2;
const BAND = 0.9;
const ROUNDING = 1e-9;

/**
 * Judges one requirement by today's evidence on its competence: `met` from P = 0.8 on, `gap` up to 0.2, `open`
 * between, `not-measured` without evidence or when it has lapsed.
 */
export function judge(
  requirement: { readonly minimum: number; readonly maximum: number | null },
  evidence: AgedEvidence | undefined,
  levels: number,
): Judgement {
  if (evidence === undefined || evidence.lapsed) return notMeasured(evidence);
  const probability = probabilityAtLeast(evidence, requirement.minimum);
  const estimate = evidence.grid.reduce((sum, theta, i) => sum + theta * (evidence.mass[i] ?? 0), 0);
  const level = Math.min(levels, Math.max(0, Math.floor(estimate + ROUNDING)));
  return {
    status: statusOf(probability),
    probability,
    estimate,
    level,
    band: bandOf(evidence, estimate),
    exceedsMaximum: requirement.maximum !== null && level > requirement.maximum,
    lapsed: false,
    lapsesInDays: evidence.lapsesInDays,
  };
}

function notMeasured(evidence: AgedEvidence | undefined): Judgement {
  return {
    status: 'not-measured',
    probability: null,
    estimate: null,
    level: null,
    band: null,
    exceedsMaximum: false,
    lapsed: evidence?.lapsed ?? false,
    lapsesInDays: evidence?.lapsesInDays ?? null,
  };
}

function statusOf(probability: number): MatchStatus {
  if (probability >= MET_FROM - ROUNDING) return 'met';
  return probability <= GAP_UP_TO + ROUNDING ? 'gap' : 'open';
}

function probabilityAtLeast({ grid, mass }: AgedEvidence, level: number): number {
  const sum = mass.reduce((above, p, i) => ((grid[i] ?? -Infinity) >= level - ROUNDING ? above + p : above), 0);
  return Math.min(1, sum);
}

/** On points of the grid, widened to the estimate where the evidence is narrower than the grid's step. */
function bandOf(evidence: AgedEvidence, estimate: number): readonly [number, number] {
  const lower = quantile(evidence, (1 - BAND) / 2);
  const upper = quantile(evidence, (1 + BAND) / 2);
  return [Math.min(lower, estimate), Math.max(upper, estimate)];
}

function quantile({ grid, mass }: AgedEvidence, share: number): number {
  let below = 0;
  const index = mass.findIndex((p) => (below += p) >= share - ROUNDING);
  // Where rounding keeps the sum under the share, the index is −1 and means the last point.
  return grid.at(index) ?? Number.NaN;
}
