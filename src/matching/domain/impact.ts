import { type Disclosed, type DisclosureRule, discloseTable } from '../../kernel/disclosure.js';
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
  /** Persons whose newest evidence on the competence counts. */
  readonly measured: Disclosed;
  /** Persons who meet it before and after, who would gain a "met", and who would lose theirs. */
  readonly keep: Disclosed;
  readonly gain: Disclosed;
  readonly lose: Disclosed;
}

interface Counts {
  measured: number;
  keep: number;
  gain: number;
  lose: number;
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

/** Counts person by person what a new version would change, without keeping anything of a person. */
export class ImpactCount {
  private readonly counts: ReadonlyMap<string, Counts>;

  constructor(private readonly changes: readonly RequirementChange[]) {
    this.counts = new Map(changes.map(({ competence }) => [competence, { measured: 0, keep: 0, gain: 0, lose: 0 }]));
  }

  add(evidence: readonly AgedEvidence[]): void {
    const byCompetence = new Map(evidence.map((one) => [one.competence, one]));
    for (const { competence, before, after } of this.changes) {
      const known = byCompetence.get(competence);
      const counts = this.counts.get(competence);
      if (known === undefined || known.lapsed || counts === undefined) continue;
      counts.measured += 1;
      const [met, meets] = [isMet(known, before), isMet(known, after)];
      if (met && meets) counts.keep += 1;
      if (!met && meets) counts.gain += 1;
      if (met && !meets) counts.lose += 1;
    }
  }

  /**
   * The counts as they may be published. Minimums are thresholds, so nobody gains while another loses: a competence
   * has three groups (keep, change, neither) that add up to the measured, and they are disclosed as one table.
   */
  disclosed(rule: DisclosureRule): readonly RequirementImpact[] {
    return this.changes.map((change) => {
      const { measured, keep, gain, lose } = this.counts.get(change.competence) ?? NOBODY;
      const changed = gain + lose;
      const unchanged = change.before === change.after;
      const groups = unchanged ? [keep, measured - keep] : [keep, changed, measured - keep - changed];
      const { cells, total } = discloseTable([groups], rule);
      const [[kept = null, moved = null] = []] = cells;
      const direction = unchanged ? 0 : (change.after ?? Infinity) - (change.before ?? Infinity);
      return {
        ...change,
        measured: total,
        keep: kept,
        gain: direction < 0 ? moved : 0,
        lose: direction > 0 ? moved : 0,
      };
    });
  }
}

const NOBODY: Counts = { measured: 0, keep: 0, gain: 0, lose: 0 };

/** A competence that is not asked for is met by nobody. */
function isMet(evidence: AgedEvidence, minimum: number | null): boolean {
  return minimum !== null && statusOf(probabilityAtLeast(evidence, minimum)) === 'met';
}
