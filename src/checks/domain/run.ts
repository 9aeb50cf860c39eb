import type { Answer } from './ability.js';
import type { Bank, PreparedItem } from './bank.js';
import type { Target } from './check.js';
import { highestMinimums } from './fixed-form.js';
import type { ResultRules } from './result.js';

/** How a check chooses and when it stops; data of the instrument's version. */
export interface CheckRules extends ResultRules {
  /** `adaptive` chooses each question by the answers before it; `fixed` walks a form laid out beforehand. */
  readonly mode: 'adaptive' | 'fixed';
  /** What a question is chosen for: to decide whether the requirement is met, or to measure as precisely as possible. */
  readonly aim: 'decision' | 'precision';
  /** Questions on a competence end when P(θ ≥ minimum) is at least this or at most 1 − this; over 1: never for that. */
  readonly certainty: number;
  /** They also end at this standard deviation, in levels; null for no such end. */
  readonly targetSd: number | null;
  readonly itemsPerCompetence: number;
  readonly itemsInAll: number;
  /** Sum of the items' expected minutes, never a clock; null for no such budget. */
  readonly minutesInAll: number | null;
}

/** A check so far. Nothing else decides what is asked next. */
export interface Run {
  /** A competence named twice counts at its highest minimum. */
  readonly targets: readonly Target[];
  /** Ids of the items in the order asked, the pending one too. */
  readonly asked: readonly string[];
  /** By item id the category reached; null for a skip. An item that was asked and is not here has no answer yet. */
  readonly categories: ReadonlyMap<string, number | null>;
  /** Decides every tie. */
  readonly seed: string;
  /** Items that are never asked: those replaced because the person cannot take them. */
  readonly excluded: ReadonlySet<string>;
  /** Keyed items whose explanation the person has seen. */
  readonly seen: ReadonlySet<string>;
}

/** What was asked on one competence. A skip is asked, but no answer. */
export interface CompetenceRun {
  readonly competence: string;
  readonly minimum: number;
  readonly asked: readonly PreparedItem[];
  readonly answers: readonly Answer[];
}

/** A run sorted by competence; what it has used up of its budgets. */
export interface SortedRun {
  readonly run: Run;
  /** In order of their codes. */
  readonly competences: readonly CompetenceRun[];
  readonly asked: ReadonlySet<string>;
  readonly minutes: number;
}

/** Sorts a run by competence. A replaced item counts only if it was answered before. */
export function sortedRun(bank: Bank, run: Run): SortedRun {
  const items = [...new Set(run.asked)]
    .filter((itemId) => !run.excluded.has(itemId) || run.categories.has(itemId))
    .map((itemId) => bank.items.get(itemId))
    .filter((item) => item !== undefined);
  const competences = [...highestMinimums(run.targets)].map(([competence, minimum]) => {
    const asked = items.filter((item) => item.competence === competence);
    return { competence, minimum, asked, answers: asked.flatMap((item) => answerTo(item, run)) };
  });
  return {
    run,
    competences,
    asked: new Set(items.map(({ itemId }) => itemId)),
    minutes: items.reduce((sum, { minutes }) => sum + minutes, 0),
  };
}

function answerTo(item: PreparedItem, run: Run): readonly Answer[] {
  const category = run.categories.get(item.itemId) ?? null;
  return category === null ? [] : [{ item, category }];
}
