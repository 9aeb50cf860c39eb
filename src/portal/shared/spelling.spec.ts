import { hasWords, hasWordsAsWritten } from './spelling.js';

describe('words that are looked for', () => {
  it.each([
    ['Bildungsgutscheine 2026', ''],
    ['Bildungsgutscheine 2026', 'gutschein'],
    ['Bildungsgutscheine 2026', '2026 bildung'],
    ['Grundförderung', 'GRUNDFOERDERUNG'],
    ['Förderung', 'Förderun'],
    ['Förderung', 'Förderrung'],
    ['Förderung', 'Fördreung'],
    ['Förderung', 'Förderumg'],
    ['Müller, Jörg · Bürgerbüro', 'mueller'],
    ['Müller, Jörg · Bürgerbüro', 'jorg buergerb'],
    ['Mueller, Jörg', 'MÜLL'],
    ['Groß, Ida', 'gross'],
    ['Schneider, Kim', 'Schmeider kim'],
    ['Ort 10', 'ort 1'],
  ])('%s has %j', (text, query) => {
    expect(hasWords(text, query)).toBe(true);
  });

  it.each([
    ['Bildungsgutscheine 2026', '2027'],
    ['Förderung', 'Födeumg'],
    ['Müller, Jörg', 'Schulz'],
    ['Müller, Jörg', 'müller kim'],
    ['Kim', 'Tim'],
    ['Schneider', 'schnoeda'],
    ['Süd', 'Nord'],
    ['Ort 21', 'ort 1'],
    ['Bildungsgutscheine 2026', '2627'],
  ])('%s does not have %j', (text, query) => {
    expect(hasWords(text, query)).toBe(false);
  });

  it.each([
    ['Kandel', 'kand', true],
    ['Landau in der Pfalz', 'kand', false],
    ['Grundförderung', 'GRUNDFOERDERUNG', true],
    ['Ort 21', '21', true],
  ])('%s has %j as it is written: %s', (text, query, isSo) => {
    expect(hasWordsAsWritten(text, query)).toBe(isSo);
  });
});
