import { needWeights } from './need.js';

describe('The weight by need', () => {
  const figures = [
    { municipalityId: 'kandel', persons: 20 },
    { municipalityId: 'dierdorf', persons: null },
    { municipalityId: 'neuwied', persons: 45 },
  ];

  it('is the published figure; whoever is suppressed or unknown gets the mean of the others', () => {
    expect([...needWeights(['kandel', 'dierdorf', 'neuwied', 'new'], figures)]).toEqual([
      ['kandel', 20],
      ['dierdorf', 33],
      ['neuwied', 45],
      ['new', 33],
    ]);
  });

  it('counts only those who take part into the mean', () => {
    expect(needWeights(['kandel', 'dierdorf'], figures).get('dierdorf')).toBe(20);
  });

  it('cannot be used while nothing is published', () => {
    const refused = expect.objectContaining({ code: 'need-unknown', kind: 'invalid' }) as Error;
    expect(() => needWeights(['dierdorf', 'new'], figures)).toThrow(refused);
  });
});
