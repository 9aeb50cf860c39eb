import fc from 'fast-check';
import type { BankItem } from '../../src/checks/domain/bank.js';
import type { Dimension, ItemKind } from '../../src/checks/domain/item.js';
import type { CheckRules, Run } from '../../src/checks/domain/next-item.js';
import { gradedAt, keyedAt, normalPrior } from './items.js';

/** A self-rating with four options at that level, unless said otherwise; its id is its code. */
export function bankItem(code: string, anchor: number, more: Partial<BankItem> = {}): BankItem {
  const kind = more.kind ?? 'self-rating';
  const parameters = kind === 'self-rating' ? gradedAt(anchor) : keyedAt(anchor);
  const rest = { competence: '1.1', dimension: 'skill', optionCount: 4, answerKey: null, minutes: 0.5 } as const;
  return { itemId: code, code, anchor, kind, parameters, ...rest, ...more };
}

/** Rules of an adaptive check on eight levels that decides at 0.9, unless said otherwise. */
export function checkRules(more: Partial<CheckRules> = {}): CheckRules {
  return {
    prior: normalPrior(8),
    minimumAnswers: 2,
    levels: 8,
    mode: 'adaptive',
    aim: 'decision',
    certainty: 0.9,
    targetSd: null,
    itemsPerCompetence: 8,
    itemsInAll: 60,
    minutesInAll: null,
    ...more,
  };
}

/** A run in which nothing was asked, for level 4 of 1.1, unless said otherwise. */
export function aRun(more: Partial<Run> = {}): Run {
  return {
    targets: [{ competence: '1.1', minimum: 4 }],
    asked: [],
    categories: new Map(),
    seed: 'seed',
    excluded: new Set(),
    seen: new Set(),
    ...more,
  };
}

/** The run with one more item asked, and answered unless the category is undefined. */
export function withAsked(run: Run, itemId: string, category?: number | null): Run {
  const categories = category === undefined ? run.categories : new Map([...run.categories, [itemId, category]]);
  return { ...run, asked: [...run.asked, itemId], categories };
}

/** Any bank on three competences, with items of all dimensions, levels and kinds. */
export const anyItems: fc.Arbitrary<readonly BankItem[]> = fc
  .array(
    fc.record({
      competence: fc.constantFrom('1.1', '1.2', '2.10'),
      dimension: fc.constantFrom<Dimension>('knowledge', 'skill', 'attitude'),
      kind: fc.constantFrom<ItemKind>('self-rating', 'self-rating', 'single-choice', 'ordering'),
      anchor: fc.integer({ min: 1, max: 8 }),
      minutes: fc.constantFrom(0.4, 1, 1.5),
    }),
    { maxLength: 40 },
  )
  .map((all) => all.map(({ anchor, ...rest }, i) => bankItem(`K${String(i)}`, anchor, rest)));
