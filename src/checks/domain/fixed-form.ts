import type { Target } from './check.js';
import { compareCodes } from '../../kernel/codes.js';
import { isKeyed, type Dimension, type Item } from './item.js';
import { seededNumber } from './seeded.js';

type FormItem = Pick<Item, 'code' | 'competence' | 'kind' | 'dimension' | 'anchor'>;

/** How a form is built: the instrument's items per competence, and the check's own seed for ties. */
export interface FormRules {
  readonly itemsPerCompetence: number;
  readonly seed: string;
}

/** What an instrument allows a check to ask, and how many answers it needs to measure. */
interface Budgets {
  readonly minimumAnswers: number;
  readonly itemsPerCompetence: number;
  readonly itemsInAll: number;
}

const DIMENSIONS: readonly Dimension[] = ['knowledge', 'skill', 'attitude'];

/** From this many items per competence on, one of them has a right answer if the bank holds one. */
const BUDGET_WITH_KEYED_ITEM = 4;

/**
 * The questions of a check, without repetition, by competence code, then level, then item code. Every competence
 * of the profile gets up to `itemsPerCompetence` items (fewer only where the bank holds fewer): dimensions in turn,
 * within each the items anchored nearest the minimum. A competence named twice is asked at its highest minimum.
 */
export function fixedForm<T extends FormItem>(
  targets: readonly Target[],
  items: readonly T[],
  rules: FormRules,
): readonly T[] {
  return [...highestMinimums(targets)]
    .flatMap(([competence, minimum]) =>
      itemsFor(
        minimum,
        items.filter((item) => item.competence === competence),
        rules,
      ),
    )
    .sort(byPlace);
}

/**
 * Items that each of `competencies` competences may get, so that the check as a whole keeps its budget: fewer for a
 * post that asks for many, but never too few to measure.
 */
export function itemsPerCompetence(competencies: number, budgets: Budgets): number {
  const share = Math.floor(budgets.itemsInAll / Math.max(1, competencies));
  return Math.max(budgets.minimumAnswers, Math.min(budgets.itemsPerCompetence, share));
}

/** The competences that a post asks for, in order of their codes; one named twice at its highest minimum. */
export function highestMinimums(targets: readonly Target[]): ReadonlyMap<string, number> {
  const minimums = new Map<string, number>();
  for (const { competence, minimum } of targets) {
    minimums.set(competence, Math.max(minimum, minimums.get(competence) ?? minimum));
  }
  return new Map([...minimums].sort(([x], [y]) => compareCodes(x, y)));
}

function itemsFor<T extends FormItem>(minimum: number, bank: readonly T[], rules: FormRules): readonly T[] {
  const nearestFirst = nearestTo(minimum, bank, rules.seed);
  const chosen = fill([], nearestFirst, rules.itemsPerCompetence);
  const keyed = nearestFirst.find(isKeyed);
  if (keyed === undefined || rules.itemsPerCompetence < BUDGET_WITH_KEYED_ITEM || chosen.some(isKeyed)) {
    return chosen;
  }
  return fill([keyed], nearestFirst, rules.itemsPerCompetence);
}

function fill<T extends FormItem>(start: readonly T[], nearestFirst: readonly T[], budget: number): readonly T[] {
  const chosen = [...start];
  const queues = DIMENSIONS.map((dimension) => ({
    times: start.filter((item) => item.dimension === dimension).length,
    left: nearestFirst.filter((item) => item.dimension === dimension && !start.includes(item)).values(),
  }));
  while (chosen.length < budget && queues.length > 0) {
    const turn = queues.reduce((least, queue) => (queue.times < least.times ? queue : least));
    const next = turn.left.next();
    if (next.done === true) queues.splice(queues.indexOf(turn), 1);
    else {
      chosen.push(next.value);
      turn.times += 1;
    }
  }
  return chosen;
}

function nearestTo<T extends FormItem>(minimum: number, bank: readonly T[], seed: string): readonly T[] {
  return bank
    .map((item) => ({ item, distance: Math.abs(item.anchor - minimum), tie: seededNumber(seed, item.code) }))
    .sort((x, y) => x.distance - y.distance || x.tie - y.tie || compareCodes(x.item.code, y.item.code))
    .map(({ item }) => item);
}

function byPlace(x: FormItem, y: FormItem): number {
  return compareCodes(x.competence, y.competence) || x.anchor - y.anchor || compareCodes(x.code, y.code);
}
