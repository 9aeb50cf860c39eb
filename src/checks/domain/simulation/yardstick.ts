import type { BankItem } from '../bank.js';
import type { CheckRules } from '../next-item.js';

const LEVELS = [1, 2, 3, 4, 5];
const ITEMS_PER_LEVEL = 36;
const YARDSTICK_COMPETENCE = '1.1';

/**
 * The bank on which the best public peer was measured: 36 questions with a right answer at each of the levels 1 to 5,
 * slope 1.7 per level, no guessing.
 */
export function yardstickItems(): readonly BankItem[] {
  return LEVELS.flatMap((level) =>
    Array.from({ length: ITEMS_PER_LEVEL }, (_, i) => {
      const code = `${String(level)}-${String(i + 1)}`;
      return {
        itemId: code,
        code,
        competence: YARDSTICK_COMPETENCE,
        kind: 'multiple-choice' as const,
        dimension: 'knowledge' as const,
        anchor: level,
        optionCount: 4,
        answerKey: [0],
        parameters: { model: 'keyed' as const, a: 1.7, b: level, c: 0 },
        minutes: 1,
      };
    }),
  );
}

/** Its instrument: all levels from 0 to 5.5 equally likely, a fixed number of questions. */
export function yardstickRules(questions: number): CheckRules {
  return {
    prior: { kind: 'uniform', from: 0, to: 5.5, step: 0.05 },
    levels: LEVELS.length,
    minimumAnswers: 2,
    mode: 'adaptive',
    aim: 'precision',
    certainty: 2,
    targetSd: null,
    itemsPerCompetence: questions,
    itemsInAll: questions,
    minutesInAll: null,
  };
}

export const YARDSTICK_TARGET = { competence: YARDSTICK_COMPETENCE, minimums: LEVELS };
