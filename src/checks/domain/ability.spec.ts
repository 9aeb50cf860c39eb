import fc from 'fast-check';
import { anyItems, bankItem } from '../../../test/support/banks.js';
import { keyedAt, normalPrior } from '../../../test/support/items.js';
import { estimateOf, probabilityAtLeast, uncertaintyOf } from '../../kernel/level-estimate.js';
import { abilityOf, type Answer } from './ability.js';
import { prepareBank, type Bank } from './bank.js';
import { posteriorOf } from './posterior.js';
import type { Prior } from './prior.js';

const PRIORS: readonly Prior[] = [normalPrior(8), { kind: 'uniform', from: 0, to: 5.5, step: 0.05 }];

/** Answers to all items of the bank, the categories taken in turn from the numbers. */
function answersTo(bank: Bank, numbers: readonly number[]): readonly Answer[] {
  return [...bank.items.values()].map((item, i) => ({
    item,
    category: (numbers[i % numbers.length] ?? 0) % item.likelihood.length,
  }));
}

const anyNumbers = fc.array(fc.nat(3), { minLength: 1, maxLength: 40 });
const anyMinimum = fc.integer({ min: 0, max: 9 });

it('is the posterior of the result, to 1e−12', () => {
  fc.assert(
    fc.property(anyItems, fc.constantFrom(...PRIORS), anyNumbers, anyMinimum, (items, prior, numbers, minimum) => {
      const answers = answersTo(prepareBank(items, prior), numbers);
      const ability = abilityOf(prepareBank(items, prior), answers, minimum);
      const observations = answers.map(({ item, category }) => ({ parameters: item.parameters, category }));
      const posterior = posteriorOf(prior, observations);
      posterior.mass.forEach((p, i) => {
        expect(Math.abs(p - (ability.mass[i] ?? NaN))).toBeLessThan(1e-12);
      });
      expect(ability.probability).toBeCloseTo(probabilityAtLeast(posterior, minimum), 11);
      expect(ability.estimate).toBeCloseTo(estimateOf(posterior), 11);
      expect(ability.sd).toBeCloseTo(uncertaintyOf(posterior), 10);
    }),
  );
});

it('agrees where a likelihood is too small for a number', () => {
  const steep = [2, 2, 7].map((b, i) => bankItem(`S${String(i)}`, b, { kind: 'ordering' }));
  const items = steep.map((item) => ({ ...item, parameters: { ...keyedAt(item.anchor, 0), a: 200 } }));
  const bank = prepareBank(items, normalPrior(8));
  const answers = answersTo(bank, [0, 0, 1]);
  const posterior = posteriorOf(
    normalPrior(8),
    answers.map(({ item, category }) => ({ parameters: item.parameters, category })),
  );
  expect(abilityOf(bank, answers, 4).estimate).toBeCloseTo(estimateOf(posterior), 11);
});

it('does not depend on the order of the answers, to the last bit', () => {
  fc.assert(
    fc.property(anyItems, anyNumbers, (items, numbers) => {
      const bank = prepareBank(items, normalPrior(8));
      const answers = answersTo(bank, numbers);
      expect(abilityOf(bank, [...answers].reverse(), 4)).toEqual(abilityOf(bank, answers, 4));
    }),
  );
});

it('never falls when an answer to the same items is better', () => {
  fc.assert(
    fc.property(anyItems, anyNumbers, fc.nat(), anyMinimum, (items, numbers, at, minimum) => {
      const bank = prepareBank(items, normalPrior(8));
      const answers = answersTo(bank, numbers);
      const better = answers.map((answer, i) =>
        i === at % answers.length
          ? { ...answer, category: Math.min(answer.item.likelihood.length - 1, answer.category + 1) }
          : answer,
      );
      const [before, after] = [abilityOf(bank, answers, minimum), abilityOf(bank, better, minimum)];
      expect(after.estimate).toBeGreaterThanOrEqual(before.estimate - 1e-9);
      expect(after.probability).toBeGreaterThanOrEqual(before.probability - 1e-9);
    }),
  );
});
