import type { Dimension, ItemKind } from './item.js';
import { repeatedItems, restsOn } from './rests-on.js';

const given = (itemId: string, kind: ItemKind, dimension: Dimension, more: object = {}) => ({
  itemId,
  competence: '1.1',
  kind,
  dimension,
  skipped: false,
  ...more,
});
const GIVEN = [
  given('a', 'self-rating', 'skill'),
  given('b', 'self-rating', 'skill'),
  given('c', 'self-rating', 'attitude'),
  given('d', 'ordering', 'knowledge'),
  given('e', 'single-choice', 'knowledge', { skipped: true }),
  given('f', 'self-rating', 'skill', { competence: '1.10' }),
];

describe('what a result rests on', () => {
  it('is counted by kind and dimension, skips apart, and only on the competence itself', () => {
    expect(restsOn('1.1', GIVEN)).toEqual({
      selfRatings: { knowledge: 0, skill: 2, attitude: 1 },
      keyed: { knowledge: 1, skill: 0, attitude: 0 },
      skipped: 1,
    });
  });

  it('is nothing where nothing was answered', () => {
    const none = { knowledge: 0, skill: 0, attitude: 0 };
    expect(restsOn('5.1', GIVEN)).toEqual({ selfRatings: none, keyed: none, skipped: 0 });
  });
});

describe('repeated questions', () => {
  it('are those on the competence that were answered both times; a skip is no answer', () => {
    const before = ['a', 'd', 'e', 'f'].map((itemId) => ({ itemId, skipped: false }));
    expect(repeatedItems('1.1', GIVEN, before)).toEqual(['a', 'd']);
    expect(repeatedItems('1.1', GIVEN, [{ itemId: 'a', skipped: true }])).toEqual([]);
    expect(repeatedItems('1.10', GIVEN, before)).toEqual(['f']);
  });
});
