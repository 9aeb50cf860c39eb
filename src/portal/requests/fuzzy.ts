/** Spellings that mean the same: Müller, Mueller and MULLER become muller. */
function folded(text: string): string {
  return text
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll(/([aou])e/g, '$1')
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '');
}

const wordsOf = (text: string): readonly string[] => folded(text).match(/[\p{L}\p{N}@.]+/gu) ?? [];
const SHORTEST_WITH_TYPO = 4;

/**
 * Whether every word of the search begins a word of the text, with umlauts in either spelling; words of four letters and
 * more may have one typing error (a letter wrong, missing, too much, or two exchanged).
 */
export function isLike(text: string, search: string): boolean {
  const words = wordsOf(text);
  return wordsOf(search).every((wanted) =>
    words.some(
      (word) => word.startsWith(wanted) || (wanted.length >= SHORTEST_WITH_TYPO && isOneTypoAway(word, wanted)),
    ),
  );
}

function isOneTypoAway(word: string, wanted: string): boolean {
  const at = [...wanted].findIndex((letter, index) => letter !== word[index]);
  const [rest, other] = [word.slice(at), wanted.slice(at)];
  const isSame = (a: string, b: string): boolean => a.startsWith(b);
  return (
    isSame(rest.slice(1), other.slice(1)) ||
    isSame(rest.slice(1), other) ||
    isSame(rest, other.slice(1)) ||
    (rest.slice(0, 2) === `${other[1] ?? ''}${other[0] ?? ''}` && isSame(rest.slice(2), other.slice(2)))
  );
}
