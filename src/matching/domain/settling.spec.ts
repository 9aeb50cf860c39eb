import fc from 'fast-check';
import { probabilitySettled, questionsToSettle } from './settling.js';

it.each([
  [4, 1.2, 4, 2],
  [4.3, 1, 4, 2],
  [4.3, 0.6, 4, 4], // what is known better takes longer to overturn or confirm
  [4, 0.35, 4, 16], // right on the line the least n with n × 0.8 × sd² ≥ (0.8416 / 0.6745)²
  [4, 0.3, 4, null], // as precise as a check gets, and right on the line: a few questions settle nothing
])('an estimate of %d ± %d against %d takes about %p questions', (estimate, sd, minimum, questions) => {
  expect(questionsToSettle({ estimate, sd, minimum })).toBe(questions);
});

const level = fc.double({ min: 0, max: 8, noNaN: true });
const sd = fc.double({ min: 0.2, max: 3, noNaN: true });

describe('the probability that further questions settle it', () => {
  it('rises with their number and lies between 0 and 1', () => {
    fc.assert(
      fc.property(level, sd, level, fc.integer({ min: 1, max: 30 }), (estimate, uncertainty, minimum, questions) => {
        const open = { estimate, sd: uncertainty, minimum };
        const p = probabilitySettled(open, questions);
        expect(p).toBeGreaterThanOrEqual(-1e-6);
        expect(p).toBeLessThanOrEqual(1 + 1e-6);
        if (Math.abs(estimate - minimum) < 0.8 * uncertainty)
          expect(probabilitySettled(open, questions + 1)).toBeGreaterThanOrEqual(p - 1e-6);
      }),
    );
  });

  it('does not depend on the side of the minimum', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 3, noNaN: true }), sd, (distance, uncertainty) => {
        const above = questionsToSettle({ estimate: 4 + distance, sd: uncertainty, minimum: 4 });
        expect(questionsToSettle({ estimate: 4 - distance, sd: uncertainty, minimum: 4 })).toBe(above);
      }),
    );
  });
});

it('says nothing where nothing is uncertain', () => {
  expect(questionsToSettle({ estimate: 4, sd: 0, minimum: 4 })).toBeNull();
});
