import { isLike } from './fuzzy.js';

describe('a search for a person', () => {
  it.each([
    ['Müller, Jörg · Bürgerbüro', 'mueller'],
    ['Müller, Jörg · Bürgerbüro', 'jorg buergerb'],
    ['Mueller, Jörg', 'MÜLL'],
    ['Groß, Ida', 'gross'],
    ['Schneider, Kim', 'schnieder'],
    ['Schneider, Kim', 'schneidr'],
    ['Schneider, Kim', 'schneidder'],
    ['Schneider, Kim', 'Schmeider kim'],
    ['Schneider, Kim', ''],
  ])('finds %s by %j', (text, search) => {
    expect(isLike(text, search)).toBe(true);
  });

  it.each([
    ['Müller, Jörg', 'Schulz'],
    ['Müller, Jörg', 'müller kim'],
    ['Kim', 'Tim'],
    ['Schneider', 'schnoeda'],
  ])('does not find %s by %j', (text, search) => {
    expect(isLike(text, search)).toBe(false);
  });
});
