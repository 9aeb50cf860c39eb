import fc from 'fast-check';

import { firstOutlook, nextOutlook, nextPlace } from './progress.js';

it.each<[string, readonly string[], number]>([
  ['nothing', [], 0],
  ['the first', ['a'], 1],
  ['the second', ['b'], 0],
  ['everything', ['a', 'b', 'c'], -1],
])('after %s is answered, it knows what is next', (_, answered, next) => {
  expect(nextPlace(['a', 'b', 'c'], new Set(answered))).toBe(next);
});

describe('the outlook of a check', () => {
  it('begins with nothing done, and whole minutes', () => {
    expect(firstOutlook({ items: 12, minutes: 6.2 })).toEqual({ share: 0, total: 12, minutesLeft: 7 });
    expect(firstOutlook({ items: 3, minutes: 0.1 + 0.2 + 0.7 })).toEqual({ share: 0, total: 3, minutesLeft: 1 });
  });

  it('says how much is done of what is asked and still expected', () => {
    const before = { share: 0.1, total: 12, minutesLeft: 6 };
    expect(nextOutlook(before, 3, { items: 6, minutes: 3 })).toEqual({ share: 1 / 3, total: 9, minutesLeft: 3 });
  });

  it('ends with everything done', () => {
    const before = { share: 0.9, total: 10, minutesLeft: 1 };
    expect(nextOutlook(before, 9, { items: 0, minutes: 0 })).toEqual({ share: 1, total: 9, minutesLeft: 0 });
  });

  it('leaves at least a minute while a question is open', () => {
    const done = { share: 1, total: 9, minutesLeft: 0 };
    expect(nextOutlook(done, 9, { items: 1, minutes: 0.2 })).toEqual({ share: 1, total: 10, minutesLeft: 1 });
  });

  it('never runs backwards, whatever is expected', () => {
    const step = fc.record({
      answered: fc.nat(60),
      items: fc.integer({ min: 1, max: 60 }),
      minutes: fc.double({ min: 0, max: 90, noNaN: true }),
    });
    fc.assert(
      fc.property(fc.array(step, { minLength: 1 }), (steps) => {
        let outlook = firstOutlook({ items: 40, minutes: 20 });
        for (const { answered, ...expected } of steps) {
          const next = nextOutlook(outlook, answered, expected);
          expect(next.share).toBeGreaterThanOrEqual(outlook.share);
          expect(next.share).toBeLessThanOrEqual(1);
          expect(next.minutesLeft).toBeLessThanOrEqual(outlook.minutesLeft);
          outlook = next;
        }
      }),
    );
  });
});
