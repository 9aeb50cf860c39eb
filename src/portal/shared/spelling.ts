const SPELLINGS: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss' };
/** A word from this length on may be typed with one mistake; a number must be right. */
const LONG_ENOUGH = 4;

/** Whether a text has every word that is looked for, in any spelling of umlauts, as a part, or with one typing error. */
export function hasWords(text: string, query: string): boolean {
  const words = wordsOf(text);
  return wordsOf(query).every((wanted) => words.some((word) => word.includes(wanted) || isClose(word, wanted)));
}

function wordsOf(text: string): readonly string[] {
  const plain = text.toLowerCase().replaceAll(/[äöüß]/g, (letter) => SPELLINGS[letter] ?? letter);
  return plain.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
}

/** One letter missing, too many, another one, or two swapped. */
function isClose(word: string, wanted: string): boolean {
  if (wanted.length < LONG_ENOUGH || /\d/.test(wanted)) return false;
  if (Math.abs(word.length - wanted.length) > 1) return false;
  const start = [...word].findIndex((letter, at) => letter !== wanted[at]);
  if (start === -1) return true;
  const [rest, other] = [word.slice(start), wanted.slice(start)];
  const swapped = `${rest[1] ?? ''}${rest[0] ?? ''}${rest.slice(2)}`;
  return rest.slice(1) === other.slice(1) || rest === other.slice(1) || rest.slice(1) === other || swapped === other;
}
