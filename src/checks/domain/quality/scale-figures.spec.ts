import { gradedAt, keyedAt, normalPrior } from '../../../../test/support/items.js';
import { simulatedAnswers } from '../calibration/simulated-answers.js';
import { type AnswerMatrix, NOT_ASKED, SKIPPED } from './answer-matrix.js';
import { disclosedScale, flagsOf } from './disclosed-quality.js';
import { itemFigures } from './item-figures.js';
import { itemFits } from './item-fit.js';
import { cronbachsAlpha, marginalReliability, scaleFigures } from './scale-figures.js';

const keyed = (...rows: readonly (readonly number[])[]): AnswerMatrix => ({
  items: rows[0]!.map((_, i) => ({ code: `k${i}`, parameters: keyedAt(4, 0) })),
  cells: Int8Array.from(rows.flat()),
});

describe('the figures of an item', () => {
  const matrix = keyed([1, 1, 1], [1, 1, 0], [1, 0, 0], [0, 0, NOT_ASKED], [SKIPPED, 1, 1]);
  const unknown = { outfit: null, infit: null };

  it('say how often it was asked, answered and skipped', () => {
    expect(itemFigures(matrix, 0, unknown)).toMatchObject({ asked: 5, answered: 4, skipped: 1 });
    expect(itemFigures(matrix, 2, unknown)).toMatchObject({ asked: 4, answered: 4, skipped: 0 });
  });

  it('say how easy it is and how it goes with the others, itself left out', () => {
    const { facility, discrimination } = itemFigures(matrix, 0, unknown);
    expect(facility).toBe(0.75);
    // 1, 1, 1, 0 beside the means of the others 1, ½, 0, 0: covariance 1/8, variances 1/4 and 11/48.
    expect(discrimination).toBeCloseTo(1 / 8 / Math.sqrt((1 / 4) * (11 / 48)));
  });

  it('say nothing of what nobody answered or what everybody answered alike', () => {
    const same = keyed([1, 1], [1, 0], [1, 1]);
    expect(itemFigures(same, 0, unknown).discrimination).toBeNull();
    expect(itemFigures(keyed([NOT_ASKED, 1]), 0, unknown).facility).toBeNull();
    expect(itemFits(keyed([NOT_ASKED, 1]), normalPrior(8))).toEqual([unknown, unknown]);
  });

  it('fit where the answers come as the model expects', () => {
    const nominal = [2, 3, 4, 5, 6, 7].map((level) => gradedAt(level));
    const drawn = simulatedAnswers({
      seed: 'fit',
      persons: 800,
      population: { mean: 4.5, sd: 2 },
      nominal,
      anchorEvery: 1,
    });
    const items = drawn.items.map(({ code }, i) => ({ code, parameters: drawn.truth[i]! }));
    const figures = scaleFigures(
      '1.1',
      { items, cells: drawn.categories },
      { prior: normalPrior(8), minimumAnswers: 2 },
    );
    for (const { infit, outfit, discrimination } of figures.items) {
      expect(infit).toBeCloseTo(1, 0);
      expect(Math.abs(infit! - 1)).toBeLessThan(0.15);
      expect(Math.abs(outfit! - 1)).toBeLessThan(0.3);
      expect(discrimination).toBeGreaterThan(0.4);
    }
    expect(figures.marginalReliability).toBeGreaterThan(0.8);
    expect(figures.alpha).toBeGreaterThan(0.8);
  });
});

describe('the reliability of a scale', () => {
  it("is Cronbach's α where everybody answered everything", () => {
    // Sums 3, 2, 1, 0: variance 5/3; items 1/4, 1/3, 1/4: α = 3/2 · (1 − (5/6) / (5/3)) = 0.75.
    expect(cronbachsAlpha(keyed([1, 1, 1], [1, 1, 0], [1, 0, 0], [0, 0, 0]))).toBeCloseTo(0.75);
  });

  it('is unknown where no two items were answered by the same persons', () => {
    expect(cronbachsAlpha(keyed([1, NOT_ASKED], [0, NOT_ASKED], [NOT_ASKED, 1], [NOT_ASKED, 0]))).toBeNull();
  });

  it('is the share of the differences that is no uncertainty', () => {
    const known = [3, 5].map((estimate) => ({ estimate, sd: 1 }));
    expect(marginalReliability(known)).toBeCloseTo(2 / 3);
    expect(marginalReliability([{ estimate: 3, sd: 1 }])).toBeNull();
  });
});

describe('figures as they are shown', () => {
  const rules = { prior: normalPrior(8), minimumAnswers: 2 };
  const of = (persons: number) =>
    disclosedScale(
      scaleFigures('1.1', keyed(...Array.from({ length: persons }, (_, i) => [i % 2, 1, i % 3 === 0 ? 1 : 0])), rules),
      { minimumSize: 5 },
    );

  it('name nothing of four persons', () => {
    const { persons, alpha, marginalReliability: reliability, items } = of(4);
    expect([persons, alpha, reliability]).toEqual([null, null, null]);
    for (const { code: _code, flags, ...figures } of items) {
      expect(flags).toEqual([]);
      expect(new Set(Object.values(figures))).toEqual(new Set([null]));
    }
  });

  it('round counts, shares and coefficients, and hide who skipped', () => {
    const { persons, alpha, items } = of(23);
    expect([persons, items[0]!.answered, items[0]!.skipped, items[0]!.asked]).toEqual([25, 25, null, null]);
    for (const value of [alpha, items[0]!.facility, items[0]!.discrimination, items[0]!.infit]) {
      expect(Math.abs(value! * 20 - Math.round(value! * 20))).toBeLessThan(1e-9);
    }
  });

  it('flag what is worth a look', () => {
    const good = {
      code: 'k',
      asked: 50,
      answered: 48,
      skipped: 2,
      facility: 0.6,
      discrimination: 0.4,
      outfit: 1,
      infit: 1,
    };
    expect(flagsOf(good)).toEqual([]);
    expect(flagsOf({ ...good, facility: 0.97, discrimination: 0.1, infit: 1.6, skipped: 20 })).toEqual([
      'too-easy',
      'weak',
      'misfit',
      'often-skipped',
    ]);
    expect(flagsOf({ ...good, facility: 0.01 })).toEqual(['too-hard']);
  });
});
