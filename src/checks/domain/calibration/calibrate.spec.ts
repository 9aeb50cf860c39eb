import { gradedAt, keyedAt, normalPrior } from '../../../../test/support/items.js';
import type { ItemParameters } from '../item.js';
import { calibrate } from './calibrate.js';
import { recoveryOf } from './recovery.js';
import { simulatedAnswers } from './simulated-answers.js';

/** The grid of the house, a little coarser to be quick. */
const prior = { ...normalPrior(8), step: 0.25 };
/** One level above what the prior assumes. */
const population = { mean: 5.5, sd: 1.8 };

/** Like the shipped bank, three competences together: self-ratings on four levels, and questions with a right answer. */
const nominal: readonly ItemParameters[] = Array.from({ length: 3 }, () => [
  ...[1.5, 3.5, 5.5, 7.5].flatMap((level) => [gradedAt(level), gradedAt(level), gradedAt(level)]),
  ...[3, 5, 6].map((level) => keyedAt(level, 0)),
]).flat();
const bank = { seed: 'calibration', persons: 1_000, population, nominal, anchorEvery: 5 };

describe('the calibration of items by the answers of 1,000 persons', () => {
  const answers = simulatedAnswers(bank);
  const found = calibrate({ ...answers, prior });

  it('finds places and slopes again, although the persons are a level off the prior', () => {
    expect(found.converged).toBe(true);
    const { a, b } = recoveryOf(answers.items, answers.truth, found.parameters);
    expect(b.correlation).toBeGreaterThanOrEqual(0.95);
    expect(Math.abs(b.bias)).toBeLessThanOrEqual(0.15);
    expect(b.rmse).toBeLessThanOrEqual(0.3);
    expect(a.correlation).toBeGreaterThanOrEqual(0.8);
  });

  it('finds where the persons stand and how far they spread', () => {
    expect(found.population.mean).toBeCloseTo(population.mean, 0);
    expect(Math.abs(found.population.mean - population.mean)).toBeLessThan(0.2);
    expect(Math.abs(found.population.sd - population.sd)).toBeLessThan(0.2);
  });

  it('never makes the answers less likely from one step to the next', () => {
    found.logLikelihoods.slice(1).forEach((value, i) => {
      expect(value).toBeGreaterThanOrEqual(found.logLikelihoods[i]! - 1e-6);
    });
  });

  it('leaves the fixed items as they are: they hold the scale', () => {
    answers.items.forEach(({ fixed, parameters }, i) => {
      if (fixed) expect(found.parameters[i]).toBe(parameters);
    });
  });
});

it('bears answers that are missing, and persons without any', () => {
  const answers = simulatedAnswers({ ...bank, persons: 600, nominal: nominal.slice(0, 15) });
  const holes = answers.categories.map((category, place) => (place % 3 === 0 || place < 15 ? -1 : category));
  const found = calibrate({ ...answers, categories: holes, prior });
  const { b } = recoveryOf(answers.items, answers.truth, found.parameters);
  expect(b.correlation).toBeGreaterThan(0.95);
});

it('keeps an item that everybody answers alike within its limits', () => {
  const answers = simulatedAnswers({ ...bank, persons: 300, nominal: nominal.slice(0, 15) });
  const same = answers.categories.map((category, place) => (place % 15 === 1 ? 3 : category));
  const found = calibrate({ ...answers, categories: same, prior });
  const { a, thresholds } = found.parameters[1] as ItemParameters & { model: 'graded' };
  expect(a).toBeGreaterThanOrEqual(0.2);
  expect(a).toBeLessThanOrEqual(6);
  expect(thresholds.every((b, k) => Number.isFinite(b) && b > (thresholds[k - 1] ?? -Infinity))).toBe(true);
});

it('refuses to calibrate without anything that holds the scale', () => {
  const answers = simulatedAnswers({ ...bank, persons: 10 });
  const items = answers.items.map((item) => ({ ...item, fixed: false }));
  expect(() => calibrate({ ...answers, items, prior })).toThrow('calibration-without-anchor');
});
