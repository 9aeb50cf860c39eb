import { prepareBank } from '../bank.js';
import { cramerRao, greatestInformation, vanTreesBound } from './bounds.js';
import { measuresOf } from './measures.js';
import { everyItem, greedyOverAll, maximumInformation, ours } from './methods.js';
import { levelFrom } from './person.js';
import { normalFrom, randomOf } from './random.js';
import { simulate } from './simulate.js';
import { YARDSTICK_TARGET, yardstickItems, yardstickRules } from './yardstick.js';

const rules = yardstickRules(9);
const bank = prepareBank(yardstickItems(), rules.prior);
const population = {
  seed: 'few',
  size: 300,
  competences: [YARDSTICK_TARGET.competence],
  theta: (random: () => number) => 5.5 * random(),
  minimums: YARDSTICK_TARGET.minimums,
};

describe('simulated persons', () => {
  it('are the same for the same seed, and so is their check', () => {
    const outcomes = () => simulate({ bank, rules, population: { ...population, size: 20 }, method: ours });
    expect(outcomes()).toEqual(outcomes());
  });

  it('are measured as well as theory allows, and not better', () => {
    const { rmse, questions, coverage } = measuresOf(simulate({ bank, rules, population, method: ours }));
    expect(questions).toBe(9);
    expect(rmse).toBeLessThan(0.48);
    expect(rmse).toBeGreaterThan(vanTreesBound(rules.prior, (theta) => greatestInformation(bank, theta, 9)));
    expect(coverage).toBeGreaterThan(0.85);
  });

  it('answer fewer questions for the same decision when they are chosen for it', () => {
    const deciding = { ...rules, aim: 'decision' as const, certainty: 0.9, itemsPerCompetence: 20, itemsInAll: 20 };
    const of = (method: typeof ours) => measuresOf(simulate({ bank, rules: deciding, population, method }));
    const [own, textbook, greedy] = [of(ours), of(maximumInformation), of(greedyOverAll)];
    expect(own.questions).toBeLessThanOrEqual(textbook.questions + 0.2);
    expect(own.right).toBeGreaterThan(0.85);
    expect(greedy.questions).toBeCloseTo(own.questions, 0);
  });

  it('may be asked everything', () => {
    const [one] = simulate({ bank, rules, population: { ...population, size: 1 }, method: everyItem });
    expect(one!.questions).toBe(180);
  });
});

describe('bounds of what can be measured', () => {
  it('lie under the error of an unbiased estimate where the prior helps', () => {
    const information = (theta: number) => greatestInformation(bank, theta, 9);
    expect(vanTreesBound(rules.prior, information)).toBeLessThan(cramerRao(rules.prior, information));
  });

  it('are those of the normal case where the information is the same everywhere', () => {
    const prior = { kind: 'normal' as const, mean: 0, sd: 1, from: -8, to: 8, step: 0.1 };
    expect(vanTreesBound(prior, () => 3)).toBeCloseTo(Math.sqrt(1 / 4), 2);
  });
});

describe('chance', () => {
  it('is even, and normal where it should be', () => {
    const random = randomOf('chance');
    const numbers = Array.from({ length: 4_000 }, () => random());
    expect(numbers.every((one) => one >= 0 && one < 1)).toBe(true);
    expect(numbers.reduce((sum, one) => sum + one, 0) / 4_000).toBeCloseTo(0.5, 1);
    const normal = Array.from({ length: 4_000 }, () => normalFrom(random));
    expect(normal.reduce((sum, one) => sum + one ** 2, 0) / 4_000).toBeCloseTo(1, 0);
  });

  it('draws levels inside the grid of the prior', () => {
    const prior = { kind: 'normal' as const, mean: 0, sd: 5, from: 0, to: 1, step: 0.1 };
    const random = randomOf('levels');
    const drawn = Array.from({ length: 200 }, () => levelFrom(prior, random));
    expect(drawn.every((level) => level >= 0 && level <= 1)).toBe(true);
  });
});
