import { folded } from '../../kernel/search-words.js';
import type { Transaction } from './transaction.js';

/** Numbered parameters of a statement, added where they are needed. */
export class Parameters {
  readonly values: unknown[] = [];

  add(value: unknown, type: string): string {
    return `$${String(this.values.push(value))}::${type}`;
  }
}

/** A search text as SQL over a column of folded words (`catalogue_folded`). */
export interface TextMatch {
  readonly condition: string;
  /** Higher is better. */
  readonly rank: string;
  /** What `<%` has to be set to: see `tolerating`. */
  readonly tolerance: number;
}

/** Shorter parts of words are in every text. */
export const SHORTEST_PART = 3;
/** Share of a word's trigrams that a similar one has; short words have few, so that one typing error costs more. */
const ALIKE = { short: 0.4, long: 0.5, longFrom: 7 } as const;
/** The least likeness that any word needs. */
export const TOLERANT = ALIKE.short;

/** That a word is a part of the text, in whichever spelling; what means something in a pattern means itself. */
export function partOf(word: string, column: string, parameters: Parameters): string {
  const pattern = `%${folded(word).replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
  return `${column} LIKE ${parameters.add(pattern, 'text')}`;
}

/**
 * Every word that says something is like one of the text's. The operator `<%` uses the index and compares with the
 * least likeness that one of the words needs; only those that need more are measured once more.
 */
export function similarTo(words: readonly string[], column: string, parameters: Parameters): TextMatch {
  const meaningless = meaninglessAmong(words, parameters);
  const tolerance = Math.min(...words.map(neededLikeness));
  const each = words.map((word) => {
    const typed = parameters.add(folded(word), 'text');
    const likeness = `word_similarity(${typed}, ${column})`;
    const needed = neededLikeness(word);
    const alike = `${typed} <% ${column}${needed > tolerance ? ` AND ${likeness} >= ${needed}` : ''}`;
    return { likeness, condition: `(${meaningless(parameters.add(word, 'text'))} OR (${alike}))` };
  });
  return {
    condition: each.map(({ condition }) => condition).join(' AND '),
    rank: each.map(({ likeness }) => likeness).join(' + '),
    tolerance,
  };
}

/** Whether a word says nothing, such as „für“, beside others that do; alone it is looked for like any other. */
export function meaninglessAmong(words: readonly string[], parameters: Parameters): (word: string) => string {
  const all = germanQuery(parameters.add(words.join(' '), 'text'));
  return (word) => `(numnode(${germanQuery(word)}) = 0 AND numnode(${all}) > 0)`;
}

/** The German stems of a text, as a query that needs all of them. */
export function germanQuery(text: string): string {
  return `plainto_tsquery('german', catalogue_spelling(${text}))`;
}

/** Runs the query with `<%` as tolerant as its text needs it, whatever the server is set to; without a text there is no `<%`. */
export function tolerating<T>(
  transaction: Transaction,
  tolerance: number | undefined,
  query: () => Promise<T>,
): Promise<T> {
  if (tolerance === undefined) return query();
  return transaction.run(async () => {
    const setting = `SELECT set_config('pg_trgm.word_similarity_threshold', $1, true)`;
    await transaction.query(setting, [String(tolerance)]);
    return query();
  });
}

/** A word of one or two letters is like every other that begins with the same one: it has to be there as it is. */
function neededLikeness(word: string): number {
  if (word.length < SHORTEST_PART) return 1;
  return word.length < ALIKE.longFrom ? ALIKE.short : ALIKE.long;
}
