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
  /** More than the post asks for. */
  readonly exceedsMaximum: boolean;
  /** Measured once, but too long ago to count. */
  readonly lapsed: boolean;
  /** Days on which the evidence still counts; null when it never lapses or there is none. */
  readonly lapsesInDays: number | null;
}

const MET_FROM = 0.8;
const GAP_UP_TO = 0.2;
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
