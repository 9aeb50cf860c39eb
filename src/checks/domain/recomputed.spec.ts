import { gradedAt, normalPrior } from '../../../test/support/items.js';
import { differingCompetencies } from './recomputed.js';
import { resultOf } from './result.js';

const rules = { prior: normalPrior(8), minimumAnswers: 2, levels: 8 };
const result = (category: number) =>
  resultOf(
    ['1.9', '1.10', '1.2'].map((competence) => ({
      competence,
      observations: competence === '1.2' ? [] : [2, category].map((c) => ({ parameters: gradedAt(4), category: c })),
      stopReason: 'submitted' as const,
    })),
    rules,
  );

describe('a stored result beside the recomputed one', () => {
  it('is the same when every number is, measured or not', () => {
    expect(differingCompetencies(result(2), result(2))).toEqual([]);
  });

  it('differs where a number differs in its last bit only', () => {
    const [first, ...rest] = result(2);
    const nudged = { ...first!, estimate: first!.estimate! * (1 + Number.EPSILON) } as typeof first & object;
    expect(differingCompetencies([nudged, ...rest], result(2))).toEqual(['1.9']);
  });

  it('differs in posterior, reason for stopping and count of answers, too', () => {
    const [first, ...rest] = result(2);
    const posterior = [...first!.posterior!.slice(0, -1), 0.5];
    const changed = [{ posterior }, { stopReason: 'item-budget' }, { answers: 3 }];
    for (const change of changed) {
      expect(differingCompetencies([{ ...first!, ...change } as typeof first & object, ...rest], result(2))).toEqual([
        '1.9',
      ]);
    }
  });

  it('names what only one of the two has, in the order of codes', () => {
    expect(differingCompetencies(result(2).slice(2), result(1))).toEqual(['1.9', '1.10']);
  });
});
