import { bandOf, estimateOf, levelReached, probabilityAtLeast, uncertaintyOf } from '../../kernel/level-estimate.js';
import type { AgedEvidence } from './evidence.js';
import { questionsToSettle } from './settling.js';

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
  /** How many further questions would probably settle an open requirement; null when it is not open, or too many. */
  readonly settle: { readonly questions: number } | null;
}

/** What is known of one competence, computed once for all the posts that ask for it. */
interface Known {
  readonly evidence: AgedEvidence;
  readonly estimate: number;
  readonly sd: number;
  readonly level: number;
  readonly band: readonly [number, number];
  readonly byMinimum: Map<number, Judgement>;
}

const MET_FROM = 0.8;
const GAP_UP_TO = 0.2;
const ROUNDING = 1e-9;

/**
 * Judges requirements by today's evidence: `met` from P = 0.8 on, `gap` up to 0.2, `open` between, `not-measured` without
 * evidence or when it has lapsed. Each competence and minimum is judged once, however many posts ask for it.
 */
export class Judge {
  private readonly known: ReadonlyMap<string, Known>;
  private readonly unknown: ReadonlyMap<string, Judgement>;

  /** `levels` is the number of levels of the framework. */
  constructor(evidence: readonly AgedEvidence[], levels: number) {
    const [lapsed, counting] = [evidence.filter((one) => one.lapsed), evidence.filter((one) => !one.lapsed)];
    this.known = new Map(counting.map((one) => [one.competence, knownOf(one, levels)]));
    this.unknown = new Map(lapsed.map((one) => [one.competence, notMeasured(one)]));
  }

  of({ competence, minimum, maximum }: Asked): Judgement {
    const known = this.known.get(competence);
    if (known === undefined) return this.unknown.get(competence) ?? NEVER_MEASURED;
    const judged = known.byMinimum.get(minimum) ?? judgedBy(known, minimum);
    known.byMinimum.set(minimum, judged);
    return maximum !== null && known.level > maximum ? { ...judged, exceedsMaximum: true } : judged;
  }
}

interface Asked {
  readonly competence: string;
  readonly minimum: number;
  readonly maximum: number | null;
}

function knownOf(evidence: AgedEvidence, levels: number): Known {
  const estimate = estimateOf(evidence);
  const facts = { sd: uncertaintyOf(evidence), level: levelReached(estimate, levels), band: bandOf(evidence) };
  return { evidence, estimate, ...facts, byMinimum: new Map() };
}

function judgedBy({ evidence, estimate, sd, level, band }: Known, minimum: number): Judgement {
  const probability = probabilityAtLeast(evidence, minimum);
  const status = statusOf(probability);
  const questions = status === 'open' ? questionsToSettle({ estimate, sd, minimum }) : null;
  return {
    ...{ status, probability, estimate, level, band },
    exceedsMaximum: false,
    lapsed: false,
    lapsesInDays: evidence.lapsesInDays,
    settle: questions === null ? null : { questions },
  };
}

const NEVER_MEASURED = notMeasured(undefined);

function notMeasured(evidence: AgedEvidence | undefined): Judgement {
  return {
    ...{ status: 'not-measured', probability: null, estimate: null, level: null, band: null },
    exceedsMaximum: false,
    lapsed: evidence?.lapsed ?? false,
    lapsesInDays: evidence?.lapsesInDays ?? null,
    settle: null,
  };
}

/** Whether a minimum is met with probability P. */
export function statusOf(probability: number): MatchStatus {
  if (probability >= MET_FROM - ROUNDING) return 'met';
  return probability <= GAP_UP_TO + ROUNDING ? 'gap' : 'open';
}
