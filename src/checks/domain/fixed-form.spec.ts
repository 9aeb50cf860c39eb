import fc from 'fast-check';
import { fixedForm, itemsPerCompetence } from './fixed-form.js';
import { isKeyed, type Dimension, type Item, type ItemKind } from './item.js';

type FormItem = Pick<Item, 'code' | 'competence' | 'kind' | 'dimension' | 'anchor'>;

function item(code: string, dimension: Dimension, level: number, kind: ItemKind = 'self-rating'): FormItem {
  return { code, competence: '1.1', dimension, anchor: level, kind };
}

const target = { competence: '1.1', minimum: 4 };
const codes = (items: readonly FormItem[]): readonly string[] => items.map((one) => one.code);

describe('the fixed form', () => {
  it('takes the items nearest the minimum, the dimensions in turn, by level', () => {
    const bank = [
      item('K2', 'knowledge', 2),
      item('K4', 'knowledge', 4),
      item('K5', 'knowledge', 5),
      item('F4', 'skill', 4),
      item('H6', 'attitude', 6),
    ];
    expect(codes(fixedForm([target], bank, { itemsPerCompetence: 3, seed: 's' }))).toEqual(['F4', 'K4', 'H6']);
    expect(codes(fixedForm([target], bank, { itemsPerCompetence: 4, seed: 's' }))).toEqual(['F4', 'K4', 'K5', 'H6']);
    expect(fixedForm([target], bank, { itemsPerCompetence: 9, seed: 's' })).toHaveLength(5);
  });

  it('holds one item with a right answer from four items on', () => {
    const plain = [4, 4, 4, 4].map((level, i) => item(`P${String(i)}`, 'skill', level));
    const bank = [...plain, item('W8', 'knowledge', 8, 'ordering'), item('W7', 'skill', 7, 'single-choice')];
    const chosen = fixedForm([target], bank, { itemsPerCompetence: 4, seed: 's' });
    expect(chosen.filter(isKeyed)).toHaveLength(1);
    const three = fixedForm([target], plain.concat(item('W7', 'skill', 7, 'single-choice')), {
      itemsPerCompetence: 3,
      seed: 's',
    });
    expect(three.some(isKeyed)).toBe(false);
  });

  it('breaks ties by the seed of the check', () => {
    const bank = Array.from({ length: 12 }, (_, i) => item(`T${String(i)}`, 'skill', 4));
    const forms = ['a', 'b', 'c', 'd'].map((seed) => codes(fixedForm([target], bank, { itemsPerCompetence: 3, seed })));
    expect(new Set(forms.map(String)).size).toBeGreaterThan(1);
  });

  it('orders competences by the numbers in their codes and asks a repeated one once, at its highest minimum', () => {
    const bank = ['1.10', '1.9'].flatMap((competence) =>
      [2, 6].map((level) => ({ ...item(`${competence}-${String(level)}`, 'skill', level), competence })),
    );
    const targets = [
      { competence: '1.10', minimum: 2 },
      { competence: '1.9', minimum: 2 },
      { competence: '1.10', minimum: 6 },
    ];
    expect(codes(fixedForm(targets, bank, { itemsPerCompetence: 1, seed: 's' }))).toEqual(['1.9-2', '1.10-6']);
  });
});

it.each([
  [10, 4],
  [15, 4],
  [20, 3],
  [40, 2],
  [0, 4],
])('shares the budget of 60 items among %d competences: %d each', (competencies, each) => {
  const budgets = { minimumAnswers: 2, itemsPerCompetence: 4, itemsInAll: 60 };
  expect(itemsPerCompetence(competencies, budgets)).toBe(each);
});

const anyBank = fc
  .array(
    fc.record({
      competence: fc.constantFrom('1.1', '1.2', '2.1'),
      dimension: fc.constantFrom<Dimension>('knowledge', 'skill', 'attitude'),
      kind: fc.constantFrom<ItemKind>('self-rating', 'self-rating', 'single-choice'),
      anchor: fc.integer({ min: 1, max: 8 }),
    }),
    { maxLength: 30 },
  )
  .map((all) => all.map((rest, i) => ({ code: `K${String(i)}`, ...rest })));

it('fills every budget that the bank can fill, without repetition, whatever the order of the bank', () => {
  fc.assert(
    fc.property(anyBank, fc.integer({ min: 1, max: 6 }), fc.string(), (bank, itemsPerCompetence, seed) => {
      const targets = ['1.1', '2.1'].map((competence) => ({ competence, minimum: 4 }));
      const form = fixedForm(targets, bank, { itemsPerCompetence, seed });
      expect(new Set(codes(form)).size).toBe(form.length);
      for (const { competence } of targets) {
        const held = bank.filter((one) => one.competence === competence);
        const asked = form.filter((one) => one.competence === competence);
        expect(asked).toHaveLength(Math.min(itemsPerCompetence, held.length));
        if (itemsPerCompetence >= 4) expect(asked.some(isKeyed)).toBe(held.some(isKeyed));
      }
      expect(fixedForm([...targets].reverse(), [...bank].reverse(), { itemsPerCompetence, seed })).toEqual(form);
    }),
  );
});
