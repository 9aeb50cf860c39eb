import { DomainError } from '../../kernel/domain-error.js';
import { compareCodes } from '../../kernel/codes.js';
import { isKeyed, type Item, type Need } from './item.js';
import { rounded } from './rounded.js';
import { seededNumber } from './seeded.js';

/** An item of the check's instrument, as far as replacing needs it. */
export interface Replaceable extends Pick<
  Item,
  'code' | 'competence' | 'kind' | 'dimension' | 'anchor' | 'parameters'
> {
  readonly itemId: string;
  readonly needs: readonly Need[];
}

/** What a check knows when an item is to be replaced. */
export interface ReplacementRules {
  /** Asked or replaced before in this check. */
  readonly used: ReadonlySet<string>;
  /** Keyed items whose explanation the person has seen: taken only where no other is equal. */
  readonly seen: ReadonlySet<string>;
  /** Of the check, for ties. */
  readonly seed: string;
}

/** A check that replaces more than this would be another check. */
export const MOST_REPLACEMENTS = 10;

/** Difficulties, in levels, that count as equal: half a level. */
const EQUAL_WITHIN = 0.5;

/**
 * The item of equal difficulty that takes the place of one that the person cannot take: on the same competence, within
 * half a level, and asking for nothing that the replaced one asks for. Of these the same kind of evidence first (right
 * or wrong, or a rating), then the nearest difficulty, then the same dimension, then by the seed.
 * @throws DomainError `no-equal-item`
 */
export function replacementFor<T extends Replaceable>(replaced: T, bank: readonly T[], rules: ReplacementRules): T {
  const equal = bank.filter(
    (item) =>
      item.competence === replaced.competence &&
      item.itemId !== replaced.itemId &&
      !rules.used.has(item.itemId) &&
      distance(item, replaced) <= EQUAL_WITHIN &&
      !asksForSame(item, replaced),
  );
  const fresh = equal.filter(({ itemId }) => !rules.seen.has(itemId));
  const [best] = [...(fresh.length > 0 ? fresh : equal)].sort(byLikeness(replaced, rules.seed));
  if (best === undefined) throw new DomainError('no-equal-item', 'conflict');
  return best;
}

/**
 * Guarantees that the check may replace one more item.
 * @throws DomainError `too-many-replacements`
 */
export function assertMayReplace(replacedBefore: readonly string[]): void {
  if (replacedBefore.length >= MOST_REPLACEMENTS)
    throw new DomainError('too-many-replacements', 'conflict', { limit: MOST_REPLACEMENTS });
}

/** In levels: where a right answer is as likely as the model's middle, or the anchor of a rating. */
function difficultyOf({ parameters, anchor }: Replaceable): number {
  return parameters.model === 'keyed' ? parameters.b : anchor;
}

function distance(one: Replaceable, other: Replaceable): number {
  return rounded(Math.abs(difficultyOf(one) - difficultyOf(other)));
}

/** Nobody says which need it was, so none may come again; and who does not see tells no colours apart, and the other way round. */
function asksForSame(one: Replaceable, other: Replaceable): boolean {
  const needed = new Set(one.needs.map(senseOf));
  return other.needs.some((need) => needed.has(senseOf(need)));
}

function senseOf(need: Need): Need {
  return need === 'colour' ? 'sight' : need;
}

function byLikeness(replaced: Replaceable, seed: string): (x: Replaceable, y: Replaceable) => number {
  const unlike = (item: Replaceable): readonly number[] => [
    Number(isKeyed(item) !== isKeyed(replaced)),
    distance(item, replaced),
    Number(item.dimension !== replaced.dimension),
    seededNumber(seed, item.code),
  ];
  return (x, y) => {
    const others = unlike(y);
    return (
      unlike(x).reduce((order, value, at) => order || value - (others[at] ?? 0), 0) || compareCodes(x.code, y.code)
    );
  };
}
