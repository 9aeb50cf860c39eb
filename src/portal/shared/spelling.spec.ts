import { hasWords } from './spelling.js';

describe('words that are looked for', () => {
  it.each([
    ['Bildungsgutscheine 2026', '', true],
    ['Bildungsgutscheine 2026', 'gutschein', true],
    ['Bildungsgutscheine 2026', '2026 bildung', true],
    ['Bildungsgutscheine 2026', '2027', false],
    ['Grundförderung', 'GRUNDFOERDERUNG', true],
    ['Förderung', 'Förderun', true],
    ['Förderung', 'Förderrung', true],
    ['Förderung', 'Fördreung', true],
    ['Förderung', 'Förderumg', true],
    ['Förderung', 'Fordeung', false],
    ['Süd', 'Nord', false],
  ])('%s by "%s": %s', (text, query, found) => {
    expect(hasWords(text, query)).toBe(found);
  });
});
