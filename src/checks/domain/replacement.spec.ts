import fc from 'fast-check';
import { anItem, gradedAt, keyedAt } from '../../../test/support/items.js';
import { isKeyed, type Dimension, type ItemKind, type Need } from './item.js';
import {
  assertMayReplace,
  MOST_REPLACEMENTS,
  type Replaceable,
  replacementFor,
  type ReplacementRules,
} from './replacement.js';

interface Wanted {
  readonly kind?: ItemKind;
  readonly competence?: string;
  readonly dimension?: Dimension;
  readonly needs?: readonly Need[];
}

function item(code: string, level: number, { kind = 'self-rating', needs = [], ...more }: Wanted = {}): Replaceable {
  const parameters = kind === 'self-rating' ? gradedAt(level) : keyedAt(level);
  return { ...anItem({ code, kind, anchor: level, parameters, ...more }), itemId: code, needs };
}

function rules(more: Partial<ReplacementRules> = {}): ReplacementRules {
  return { used: new Set(), seen: new Set(), seed: 's', ...more };
}

const keyed = { kind: 'single-choice' } as const;
const asked = item('asked', 4);

describe('an item of equal difficulty', () => {
  it.each<[string, string, readonly Replaceable[]]>([
    ['is the nearest', 'near', [item('far', 4.5), item('near', 4.1)]],
    ['is the same kind of evidence before the nearest', 'rating', [item('keyed', 4, keyed), item('rating', 4.5)]],
    ['is another kind of evidence before none', 'keyed', [item('keyed', 4, keyed), item('easier', 3)]],
    [
      'is of the same dimension where two are as near',
      'skill',
      [
        item('knowledge', 4, { dimension: 'knowledge' }),
        item('skill', 4),
        item('attitude', 4, { dimension: 'attitude' }),
      ],
    ],
    [
      'is nearer before it is of the same dimension',
      'knowledge',
      [item('skill', 4.5), item('knowledge', 4.4, { dimension: 'knowledge' })],
    ],
    ['measures the same competence', 'same', [item('other', 4, { competence: '2.1' }), item('same', 4.5)]],
  ])('%s', (_, code, bank) => {
    expect(replacementFor(asked, [asked, ...bank], rules()).code).toBe(code);
  });

  it.each<[string, readonly Replaceable[], Partial<ReplacementRules>]>([
    ['every other is easier or harder by more than half a level', [item('easier', 3.4), item('harder', 4.6)], {}],
    ['every other was asked or replaced before', [item('used', 4)], { used: new Set(['used']) }],
    ['the bank holds no other', [], {}],
  ])('is not there when %s', (_, bank, more) => {
    expect(() => replacementFor(asked, [asked, ...bank], rules(more))).toThrow('no-equal-item');
  });

  it('is measured by the difficulty of a keyed item, not by its anchor', () => {
    const harder = { ...item('harder', 4, keyed), parameters: keyedAt(6) };
    expect(() => replacementFor(asked, [harder], rules())).toThrow('no-equal-item');
  });

  it.each<[readonly Need[], readonly Need[], boolean]>([
    [['sight'], ['hearing', 'pointer'], true],
    [['sight'], ['sight'], false],
    [['sight'], ['colour'], false],
    [['colour'], ['sight'], false],
    [['sight', 'hearing'], ['hearing'], false],
    [[], ['sight'], true],
    [['pointer'], [], true],
  ])('asks for nothing that the other asks for: %j by %j is %j', (needs, others, fits) => {
    const replace = () => replacementFor(item('asked', 4, { needs }), [item('other', 4, { needs: others })], rules());
    if (fits) expect(replace().code).toBe('other');
    else expect(replace).toThrow('no-equal-item');
  });

  it('is one whose explanation was not seen, unless there is no other', () => {
    const bank = [item('seen', 4, keyed), item('fresh', 4.5, keyed)];
    const seen = new Set(['seen']);
    expect(replacementFor(item('asked', 4, keyed), bank, rules({ seen })).code).toBe('fresh');
    expect(replacementFor(item('asked', 4, keyed), bank.slice(0, 1), rules({ seen })).code).toBe('seen');
  });

  it('is drawn by the seed where several are alike', () => {
    const bank = Array.from({ length: 8 }, (_, i) => item(`T${String(i)}`, 4));
    const drawn = ['a', 'b', 'c', 'd', 'e'].map((seed) => replacementFor(asked, bank, rules({ seed })).code);
    expect(new Set(drawn).size).toBeGreaterThan(1);
  });
});

const anyItem = fc.record({
  level: fc.integer({ min: 2, max: 12 }).map((half) => half / 2),
  kind: fc.constantFrom<ItemKind>('self-rating', 'single-choice', 'ordering'),
  dimension: fc.constantFrom<Dimension>('knowledge', 'skill', 'attitude'),
  needs: fc.uniqueArray(fc.constantFrom<Need>('sight', 'colour', 'hearing', 'pointer'), { maxLength: 2 }),
});

it('never makes a check easier or harder, whatever the bank and its order', () => {
  fc.assert(
    fc.property(fc.array(anyItem, { minLength: 1, maxLength: 20 }), fc.string(), (wanted, seed) => {
      const bank = wanted.map(({ level, ...more }, i) => item(`I${String(i)}`, level, more));
      const replaced = bank[0]!;
      const choose = (items: readonly Replaceable[]): Replaceable | null => {
        try {
          return replacementFor(replaced, items, rules({ seed }));
        } catch {
          return null;
        }
      };
      const chosen = choose(bank);
      expect(choose([...bank].reverse())).toEqual(chosen);
      if (chosen === null) return;
      expect(Math.abs(chosen.anchor - replaced.anchor)).toBeLessThanOrEqual(0.5);
      expect(chosen.needs.filter((need) => replaced.needs.includes(need))).toEqual([]);
      const alike = bank.filter(
        (one) =>
          one !== replaced &&
          isKeyed(one) === isKeyed(replaced) &&
          one.anchor === replaced.anchor &&
          one.needs.length === 0,
      );
      if (alike.length > 0) expect(isKeyed(chosen)).toBe(isKeyed(replaced));
    }),
  );
});

it('allows ten replacements in a check, and no more', () => {
  const before = Array.from({ length: MOST_REPLACEMENTS }, (_, i) => `I${String(i)}`);
  expect(() => {
    assertMayReplace(before.slice(1));
  }).not.toThrow();
  expect(() => {
    assertMayReplace(before);
  }).toThrow('too-many-replacements');
});
