import { folded, wordsOf } from './search-words.js';

describe('one spelling', () => {
  it.each<[string, readonly string[], string]>([
    ['umlauts', ['Bürgerbüro', 'Buergerbuero', 'BÜRGERBÜRO', 'Burgerburo', 'Bu\u0308rgerbüro'], 'burgerburo'],
    ['sharp s', ['Straße', 'Strasse', 'STRASSE', 'STRAẞE'], 'strasse'],
    ['ae and oe', ['Qualität für Ämter', 'Qualitaet fuer Aemter'], 'qualitat fur amter'],
    ['accents', ['Café à la carte', 'CAFÉ À LA CARTE'], 'cafe a la carte'],
    ['no umlaut after a vowel or q', ['Steuer'], 'steuer'],
    ['nor after q', ['Quelle'], 'quelle'],
    ['what is no letter', ['LL-1.1-A'], 'll-1.1-a'],
  ])('for %s', (_, spellings, one) => {
    expect([...new Set(spellings.map(folded))]).toEqual([one]);
  });
});

describe('the words of a search', () => {
  it.each<[string, readonly string[]]>([
    ['', []],
    ['  \t ', []],
    ['Datenschutz', ['Datenschutz']],
    ['„Sicher im Netz“, bitte!', ['Sicher', 'im', 'Netz', 'bitte']],
    ['LL-1.1-A', ['LL-1.1-A']],
    ['C++ und C#', ['C++', 'und', 'C#']],
    ['-excel (2021)', ['excel', '2021']],
    ['% _ \\', []],
    ['a b a', ['a', 'b']],
    ['1 2 3 4 5 6 7 8 9 10', ['1', '2', '3', '4', '5', '6', '7', '8']],
  ])('of “%s” are %j', (search, words) => {
    expect(wordsOf(search)).toEqual(words);
  });
});
