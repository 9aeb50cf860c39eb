import { estimateOf, type LevelProbabilities, probabilityAtLeast } from '../../../kernel/level-estimate.js';
import type { ItemParameters } from '../item.js';
import { posteriorOf } from '../posterior.js';
import { type AnswerMatrix, personsIn, rowOf } from './answer-matrix.js';
import type { ImpactCase } from './instrument-impact.js';
import type { ScaleRules } from './scale-figures.js';

/** The newest answers on one competence, the minimum that each person's post asks for, and other parameters, in the order of the items. */
export interface ImpactQuestion {
  readonly competence: string;
  readonly matrix: AnswerMatrix;
  readonly minimums: readonly number[];
  readonly proposed: readonly ItemParameters[];
}

/** Every measured person once: where they stand under the parameters in use and under the proposed ones. */
export function* impactCases(question: ImpactQuestion, { prior, minimumAnswers }: ScaleRules): Generator<ImpactCase> {
  const { competence, matrix, minimums, proposed } = question;
  const inUse = matrix.items.map(({ parameters }) => parameters);
  for (let person = 0; person < personsIn(matrix); person++) {
    const row = rowOf(matrix, person);
    if (row.filter((category) => category >= 0).length < minimumAnswers) continue;
    const under = (all: readonly ItemParameters[]): LevelProbabilities =>
      posteriorOf(
        prior,
        [...row].flatMap((category, i) => {
          const parameters = all[i];
          return category < 0 || parameters === undefined ? [] : [{ parameters, category }];
        }),
      );
    const [before, after] = [under(inUse), under(proposed)];
    const minimum = minimums[person] ?? 0;
    yield {
      competence,
      before: probabilityAtLeast(before, minimum),
      after: probabilityAtLeast(after, minimum),
      shift: estimateOf(after) - estimateOf(before),
    };
  }
}
