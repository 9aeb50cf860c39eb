import { type AnswerMatrix, NOT_ASKED, personsIn, rowOf, sharesOf, SKIPPED } from './answer-matrix.js';
import type { ItemFit } from './item-fit.js';
import { correlation, mean, type Pair } from './statistics.js';

/** What the answers say of one item. */
export interface ItemFigures extends ItemFit {
  readonly code: string;
  readonly asked: number;
  readonly answered: number;
  readonly skipped: number;
  /** Mean share of what can be reached, 0 (nobody anything) to 1 (everybody all). */
  readonly facility: number | null;
  /** Correlation with the mean of the person's other items on the competence, −1 to 1. */
  readonly discrimination: number | null;
}

export function itemFigures(matrix: AnswerMatrix, item: number, fit: ItemFit): ItemFigures {
  const persons = personsIn(matrix);
  const cells = Array.from({ length: persons }, (_, person) => rowOf(matrix, person)[item] ?? NOT_ASKED);
  const shares = sharesOf(matrix, item).filter((share) => share !== null);
  return {
    code: matrix.items[item]?.code ?? '',
    asked: cells.filter((cell) => cell !== NOT_ASKED).length,
    answered: shares.length,
    skipped: cells.filter((cell) => cell === SKIPPED).length,
    facility: shares.length === 0 ? null : mean(shares),
    discrimination: correlation(itemAndRest(matrix, item)),
    ...fit,
  };
}

/** The corrected item-rest correlation: the item itself is not part of the rest. */
function itemAndRest(matrix: AnswerMatrix, item: number): readonly Pair[] {
  const all = matrix.items.map((_, i) => sharesOf(matrix, i));
  return (all[item] ?? []).flatMap((own, person) => {
    const rest = all.flatMap((shares, i) => (i === item ? [] : [shares[person] ?? null])).filter((one) => one !== null);
    return own === null || rest.length === 0 ? [] : [[own, mean(rest)] as const];
  });
}
