import type { JsonValue } from './json.js';

/** What a row of an import would do. */
export type Pile = 'new' | 'changed' | 'unchanged' | 'rejected';
export const PILES: readonly Pile[] = ['new', 'changed', 'unchanged', 'rejected'];

export interface Change {
  readonly field: string;
  readonly before: JsonValue;
  readonly after: JsonValue;
}

/** What applying a good row would do, told without doing it. */
export interface Comparison {
  readonly pile: Exclude<Pile, 'rejected'>;
  /** How a person knows the row: a code, a title. */
  readonly name: string;
  /** Of a changed row, the fields that differ. */
  readonly changes: readonly Change[];
}
