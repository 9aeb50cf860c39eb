import type { ItemParameters } from '../item.js';

/** The person was not asked the item. */
export const NOT_ASKED = -1;
/** The person was asked and skipped it. */
export const SKIPPED = -2;

/** An item of one competence, as the instrument's version scores it. */
export interface ScaleItem {
  readonly code: string;
  readonly parameters: ItemParameters;
}

/** What persons did with the items of one competence; nothing says who they are. */
export interface AnswerMatrix {
  readonly items: readonly ScaleItem[];
  /** A category, `NOT_ASKED` or `SKIPPED`; person by person, in the order of the items. */
  readonly cells: Int8Array;
}

export function personsIn({ items, cells }: AnswerMatrix): number {
  return items.length === 0 ? 0 : cells.length / items.length;
}

/** What one person did, in the order of the items. */
export function rowOf({ items, cells }: AnswerMatrix, person: number): Int8Array {
  return cells.subarray(person * items.length, (person + 1) * items.length);
}

/** The highest category of an item: 1 for one with a right answer. */
export function topCategory(parameters: ItemParameters): number {
  return parameters.model === 'keyed' ? 1 : parameters.thresholds.length;
}

/** What each person reached of what the item gives, 0 to 1; null without an answer. In the order of the persons. */
export function sharesOf(matrix: AnswerMatrix, item: number): readonly (number | null)[] {
  const parameters = matrix.items[item]?.parameters;
  const top = parameters === undefined ? 1 : topCategory(parameters);
  return Array.from({ length: personsIn(matrix) }, (_, person) => {
    const category = rowOf(matrix, person)[item] ?? NOT_ASKED;
    return category < 0 ? null : category / top;
  });
}
