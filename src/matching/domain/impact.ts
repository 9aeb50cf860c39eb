import {
  addToShare,
  type Disclosed,
  discloseCount,
  discloseShare,
  type DisclosureRule,
  NO_SHARE,
  type Share,
} from '../../kernel/disclosure.js';
import { probabilityAtLeast } from '../../kernel/level-estimate.js';
import type { AgedEvidence } from './evidence.js';
import { statusOf } from './judgement.js';

/** What the published version and the draft ask of one competence; null where it is not named. */
export interface RequirementChange {
  readonly competence: string;
  readonly before: number | null;
  readonly after: number | null;
}

/** How publishing would change who meets a requirement. Null: too few persons, or none; the same is never told apart. */
export interface RequirementImpact extends RequirementChange {
  /** Persons whose evidence on the competence counts. */
  readonly measured: Disclosed;
  /** Persons who meet it before and after, who would gain a "met", and who would lose theirs. */
  readonly keep: Disclosed;
  readonly gain: Disclosed;
  readonly lose: Disclosed;
}

/** What is published of a competence once and for all; from it follows the impact of every draft. */
export interface LevelFigures {
  readonly competence: string;
  readonly measured: Disclosed;
  /** Persons who do not meet a minimum of 1, 2, … up to the highest level. */
  readonly under: readonly Disclosed[];
}

/** Every competence that one of the two versions names, by code. */
export function changesBetween(
  before: readonly { readonly competence: string; readonly minimum: number }[],
  after: readonly { readonly competence: string; readonly minimum: number }[],
): readonly RequirementChange[] {
  const minimumIn = (all: typeof before, code: string): number | null =>
    all.find(({ competence }) => competence === code)?.minimum ?? null;
  const codes = new Set([...before, ...after].map(({ competence }) => competence));
  return [...codes].sort().map((competence) => {
    return { competence, before: minimumIn(before, competence), after: minimumIn(after, competence) };
  });
}

/** Counts person by person who meets which minimum, without keeping anything of a person. */
export class LevelCount {
  private readonly shares = new Map<string, Share[]>();

  /** `levels` is the number of levels of the framework. */
  constructor(private readonly levels: number) {}

  /** `seen`: HR has seen the result. */
  add(evidence: AgedEvidence, seen: boolean): void {
    if (evidence.lapsed) return;
    const shares = this.shares.get(evidence.competence) ?? Array.from({ length: this.levels }, () => NO_SHARE);
    const added = shares.map((share, at) => addToShare(share, { counts: !isMet(evidence, at + 1), seen }));
    this.shares.set(evidence.competence, added);
  }

  /**
   * The counts as they may be published. All count the persons under a minimum: who is under a lower one is under a higher
   * one as well, so rounded the same way none contradicts another, and no difference of two is a person.
   */
  disclosed(rule: DisclosureRule): readonly LevelFigures[] {
    return [...this.shares].map(([competence, shares]) => {
      const { unseen, others } = shares[0] ?? NO_SHARE;
      const measured = discloseCount(unseen + others, rule);
      return { competence, measured, under: shares.map((share) => discloseShare(share, rule)) };
    });
  }
}

/** What a draft would change, from what is published and from nothing else. A minimum is a threshold: nobody gains while another loses. */
export function impactOf(change: RequirementChange, figures: LevelFigures | undefined): RequirementImpact {
  const measured = figures?.measured ?? null;
  const [before, after] = [underOf(change.before, figures), underOf(change.after, figures)];
  const asked = change.before !== null && change.after !== null;
  const isRaised = (change.after ?? Infinity) > (change.before ?? Infinity);
  const isLowered = (change.after ?? Infinity) < (change.before ?? Infinity);
  return {
    ...change,
    measured,
    keep: asked ? difference(measured, isRaised ? after : before) : null,
    gain: isLowered ? difference(before, after) : 0,
    lose: isRaised ? difference(after, before) : 0,
  };
}

/** Persons who do not meet the minimum; nobody meets what is not asked for. */
function underOf(minimum: number | null, figures: LevelFigures | undefined): Disclosed {
  return (minimum === null ? figures?.measured : figures?.under[minimum - 1]) ?? null;
}

/** Of two published counts; null where one is not known, or where nobody is left. */
function difference(all: Disclosed, part: Disclosed): Disclosed {
  return all === null || part === null || all <= part ? null : all - part;
}

function isMet(evidence: AgedEvidence, minimum: number): boolean {
  return statusOf(probabilityAtLeast(evidence, minimum)) === 'met';
}
