/** More words than that are no search but a text; the further ones are left out. */
const MOST_WORDS = 8;

const WITHOUT_ACCENT = 'ÁÀÂÃÅÉÈÊËÍÌÎÏÓÒÔÕÚÙÛÇÑáàâãåéèêëíìîïóòôõúùûçñ';
const PLAIN = 'aaaaaeeeeiiiioooouuucnaaaaaeeeeiiiioooouuucn';
const DOTS: Readonly<Record<string, string>> = { ä: 'a', ö: 'o', ü: 'u' };

/**
 * One spelling for all ways to write a word: Bürgerbüro, Buergerbuero, BURGERBURO and Bürgerbu\u0308ro are the same, ß is
 * ss, accents are left out; ae, oe and ue stay after a vowel or q, where they are no umlauts (Steuer). The database
 * keeps the courses' words by the same rule, `catalogue_folded` in migrations/1764100000062-search-courses.ts.
 */
export function folded(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replace(/[^\u0000-\u007f]/g, (letter) => PLAIN[WITHOUT_ACCENT.indexOf(letter)] ?? letter)
    .replace(/(?<![aeiouyäöüq])ae/g, 'ä')
    .replace(/(?<![aeiouyäöüq])oe/g, 'ö')
    .replace(/(?<![aeiouyäöüq])ue/g, 'ü')
    .replace(/[äöü]/g, (letter) => DOTS[letter] ?? letter);
}

/** The words of a search as they were typed, without what surrounds them: the first eight, each once. */
export function wordsOf(search: string): readonly string[] {
  const words = search
    .normalize('NFC')
    .split(/[\s,;:"“”„()]+/)
    .map((word) => word.replace(/^[^\p{L}\p{N}]+/u, '').replace(/[^\p{L}\p{N}+#]+$/u, ''))
    .filter((word) => word !== '');
  return [...new Set(words)].slice(0, MOST_WORDS);
}
