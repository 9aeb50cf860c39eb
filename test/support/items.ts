import type { GradedParameters, Item, KeyedParameters } from '../../src/checks/domain/item.js';
import type { Prior } from '../../src/checks/domain/prior.js';

/** A self-rating with thresholds one level apart around `level`. */
export function gradedAt(level: number, options = 4): GradedParameters {
  const thresholds = Array.from({ length: options - 1 }, (_, k) => level + k + 1 - options / 2);
  return { model: 'graded', a: 1.7, thresholds };
}

/** A question with a right answer of difficulty `level`; a single choice of four can be guessed. */
export function keyedAt(level: number, c = 0.25): KeyedParameters {
  return { model: 'keyed', a: 1.7, b: level, c };
}

/** A self-rating with four options at level 4, unless said otherwise. */
export function anItem(more: Partial<Item> = {}): Item {
  const base = {
    code: 'K1',
    competence: '1.1',
    dimension: 'skill',
    anchor: 4,
    optionCount: 4,
    answerKey: null,
  } as const;
  const parameters = (more.kind ?? 'self-rating') === 'self-rating' ? gradedAt(4) : keyedAt(4);
  return { ...base, kind: 'self-rating', parameters, ...more };
}

/** Normal with mean (n + 1) / 2 and sd n / 4 on a framework of n levels. */
export function normalPrior(levels: number): Prior {
  return { kind: 'normal', mean: (levels + 1) / 2, sd: levels / 4, from: -2, to: levels + 3, step: 0.1 };
}
