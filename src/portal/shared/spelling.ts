import { folded } from '../../kernel/search-words.js';

/** A word from this length on may be typed with one mistake. */
const LONG_ENOUGH = 4;
const HAS_DIGIT = /\d/;

/**
 * Whether a text has every word that is looked for: as a part of a word, in any spelling of umlauts, and from four letters
 * on with one typing error (a letter wrong, missing, too much, or two exchanged). What has a digit must be right, and is
 * found only where a word begins: `1` finds 1 and 10, not 21.
 */
export function hasWords(text: string, query: string): boolean {
  return hasEach(text, query, (word, wanted) => isAsWritten(word, wanted) || beginsLike(word, wanted));
}

/** The same without typing errors. */
export function hasWordsAsWritten(text: string, query: string): boolean {
  return hasEach(text, query, isAsWritten);
}

function hasEach(text: string, query: string, isMeant: (word: string, wanted: string) => boolean): boolean {
  const words = wordsOf(text);
  return wordsOf(query).every((wanted) => words.some((word) => isMeant(word, wanted)));
}

function isAsWritten(word: string, wanted: string): boolean {
  return HAS_DIGIT.test(wanted) ? word.startsWith(wanted) : word.includes(wanted);
}

function wordsOf(text: string): readonly string[] {
  return folded(text).match(/[\p{L}\p{N}@.]+/gu) ?? [];
}

/** Whether the word begins with what is wanted but for one typing error; never in what has a digit. */
function beginsLike(word: string, wanted: string): boolean {
  if (wanted.length < LONG_ENOUGH || HAS_DIGIT.test(wanted)) return false;
  const at = [...wanted].findIndex((letter, index) => letter !== word[index]);
  const [rest, other] = [word.slice(at), wanted.slice(at)];
  const exchanged =
    rest.slice(0, 2) === `${other[1] ?? ''}${other[0] ?? ''}` && rest.slice(2).startsWith(other.slice(2));
  return (
    exchanged ||
    rest.slice(1).startsWith(other.slice(1)) ||
    rest.slice(1).startsWith(other) ||
    rest.startsWith(other.slice(1))
  );
}
