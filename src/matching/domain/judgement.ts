import { bandOf, estimateOf, levelReached, probabilityAtLeast } from '../../kernel/level-estimate.js';
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
  const estimate = estimateOf(evidence);
  const level = levelReached(estimate, levels);
  return {
    status: statusOf(probability),
    probability,
    estimate,
    level,
    band: bandOf(evidence),
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
