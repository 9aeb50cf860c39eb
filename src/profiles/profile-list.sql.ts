import { wordsOf } from '../kernel/search-words.js';
import { type Parameters, partOf, similarTo, SHORTEST_PART, type TextMatch } from '../platform/database/text-match.js';
import type { ProfileSort } from './domain/profile-list.js';

/** `found` has the words or parts of them; `similar` has names with words that are alike, for when nothing is found. */
export type Closeness = 'found' | 'similar';

/** Texts that rise in the order of the list; the latest change comes first. */
export const SORT_KEYS: Readonly<Record<ProfileSort, string>> = {
  code: `code`,
  title: `lower(coalesce(title->>'de', title->>'en', ''))`,
  state: `CASE state WHEN 'draft' THEN '1' WHEN 'published' THEN '2' ELSE '3' END`,
  changed: `to_char(9e15::bigint - (extract(epoch FROM updated_at) * 1000000)::bigint, 'FM0000000000000000')`,
};

/** How a text is looked for in a search document `s`; one without words is found nowhere. */
export function textMatch(
  text: string,
  closeness: Closeness,
  parameters: Parameters,
): Pick<TextMatch, 'condition' | 'tolerance'> {
  const words = wordsOf(text);
  if (words.length === 0) return { condition: 'false', tolerance: 1 };
  if (closeness === 'similar') return similarTo(words, 's.names', parameters);
  return { condition: words.map((word) => foundBy(word, parameters)).join(' AND '), tolerance: 1 };
}

/** A short word is in every text as a part, so that a word has to begin with it: IT is not in Arbeit. */
function foundBy(word: string, parameters: Parameters): string {
  if (word.length >= SHORTEST_PART) return partOf(word, 's.spelling', parameters);
  const beginning = word.replaceAll(/[^\p{L}\p{N}]/gu, String.raw`\$&`);
  return `s.spelling ~ ('\\m' || catalogue_folded(${parameters.add(beginning, 'text')}))`;
}
