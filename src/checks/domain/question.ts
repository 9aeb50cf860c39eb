import type { Localized } from '../../kernel/localized.js';
import type { Question } from './check.js';
import type { Dimension, ItemKind, Medium, Need } from './item.js';
import { seededNumber } from './seeded.js';

interface AskedItem {
  readonly id: string;
  readonly kind: ItemKind;
  readonly dimension: Dimension;
  readonly text: Localized;
  readonly options: readonly Localized[];
  readonly needs: readonly Need[];
  readonly media: readonly Medium[];
}

/** Where the question stands in the check, and the check's seed. */
export interface Place {
  readonly number: number;
  readonly of: number;
  readonly seed: string;
}

/**
 * The item as it is asked. The options to be put in order are shown in an order drawn from the check's seed, so
 * that the stored order tells nothing; all others as they are stored.
 */
export function questionOf(item: AskedItem, { number, of, seed }: Place): Question {
  const { id, kind, dimension, text, options, needs, media } = item;
  const stored = options.map((option, index) => ({ index, text: option }));
  const shown = kind === 'ordering' ? shuffled(stored, `${seed} ${id}`) : stored;
  return { itemId: id, kind, dimension, text, options: shown, needs, media, number, of };
}

function shuffled<T extends { readonly index: number }>(options: readonly T[], seed: string): readonly T[] {
  const lot = ({ index }: T): number => seededNumber(seed, String(index));
  return [...options].sort((x, y) => lot(x) - lot(y) || x.index - y.index);
}
