import fc from 'fast-check';
import { gradedAt, normalPrior } from '../../../test/support/items.js';
import { estimateOf } from '../../kernel/level-estimate.js';
import { posteriorOf, type Observation } from './posterior.js';
import { resultOf, type AnsweredCompetence } from './result.js';

const rules = { prior: normalPrior(8), minimumAnswers: 2, levels: 8 };
const answer = (category: number): Observation => ({ parameters: gradedAt(4), category });

describe('a result', () => {
  it('gives no number under the minimum of answers', () => {
    const answered = { competence: '1.1', observations: [answer(3)], stopReason: 'submitted' } as const;
    expect(resultOf([answered], rules)).toEqual([
      {
        competence: '1.1',
        measured: false,
        answers: 1,
        stopReason: 'submitted',
        estimate: null,
        sd: null,
        band: null,
        level: null,
        posterior: null,
      },
    ]);
  });

  it('never measures without an answer, whatever the minimum', () => {
    const answered = { competence: '1.1', observations: [], stopReason: 'submitted' } as const;
    expect(resultOf([answered], { ...rules, minimumAnswers: 0 })[0]?.measured).toBe(false);
  });

  it('states estimate, uncertainty, band and level of what was measured', () => {
    const observations = [answer(3), answer(2), answer(3)];
    const result = resultOf([{ competence: '1.1', observations, stopReason: 'items-exhausted' }], rules).at(0);
    const estimate = estimateOf(posteriorOf(rules.prior, observations));
    expect(result).toMatchObject({ measured: true, answers: 3, stopReason: 'items-exhausted', estimate });
    expect(result?.level).toBe(Math.floor(estimate));
  });

  it('keeps competences apart: answers on one never change another', () => {
    const categories = fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 2, maxLength: 6 });
    fc.assert(
      fc.property(categories, categories, (first, second) => {
        const answered = (competence: string, all: readonly number[]): AnsweredCompetence => ({
          competence,
          observations: all.map(answer),
          stopReason: 'item-budget',
        });
        const [one, two] = [answered('1.1', first), answered('1.2', second)];
        expect(resultOf([one, two], rules)).toEqual([...resultOf([one], rules), ...resultOf([two], rules)]);
      }),
    );
  });
});
