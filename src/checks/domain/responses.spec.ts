import { anItem, keyedAt } from '../../../test/support/items.js';
import type { Item, ItemKind } from './item.js';
import { assertFits, observationOf, scoreOf, type Response } from './responses.js';

function item(kind: ItemKind, answerKey: readonly number[] | null = null): Item {
  return anItem({ kind, answerKey });
}

describe('scoring', () => {
  it.each<[ItemKind, readonly number[] | null, Response, number | null]>([
    ['self-rating', null, { kind: 'self-rating', option: 2 }, 2],
    ['single-choice', [1], { kind: 'single-choice', option: 1 }, 1],
    ['single-choice', [1], { kind: 'single-choice', option: 0 }, 0],
    ['multiple-choice', [0, 2], { kind: 'multiple-choice', options: [2, 0] }, 1],
    ['multiple-choice', [0, 2], { kind: 'multiple-choice', options: [0] }, 0],
    ['multiple-choice', [0, 2], { kind: 'multiple-choice', options: [0, 1, 2] }, 0],
    ['ordering', [2, 0, 1, 3], { kind: 'ordering', order: [2, 0, 1, 3] }, 1],
    ['ordering', [2, 0, 1, 3], { kind: 'ordering', order: [2, 0, 3, 1] }, 0],
    ['ordering', [2, 0, 1, 3], { kind: 'skip' }, null],
  ])('%s with key %j: %j scores %j', (kind, key, response, score) => {
    expect(scoreOf(item(kind, key), response)).toBe(score);
  });

  it('turns an answer into evidence, and a skip into none', () => {
    const observation = observationOf(item('single-choice', [1]), { kind: 'single-choice', option: 1 });
    expect(observation).toEqual({ category: 1, parameters: keyedAt(4) });
    expect(observationOf(item('self-rating'), { kind: 'skip' })).toBeNull();
  });
});

describe('a response that cannot be an answer', () => {
  it.each<[string, ItemKind, Response]>([
    ['response-kind-mismatch', 'self-rating', { kind: 'single-choice', option: 1 }],
    ['unknown-option', 'self-rating', { kind: 'self-rating', option: 4 }],
    ['unknown-option', 'self-rating', { kind: 'self-rating', option: -1 }],
    ['unknown-option', 'single-choice', { kind: 'single-choice', option: 1.5 }],
    ['unknown-option', 'multiple-choice', { kind: 'multiple-choice', options: [0, 9] }],
    ['repeated-option', 'multiple-choice', { kind: 'multiple-choice', options: [1, 1] }],
    ['no-option-chosen', 'multiple-choice', { kind: 'multiple-choice', options: [] }],
    ['repeated-option', 'ordering', { kind: 'ordering', order: [0, 1, 2, 2] }],
    ['incomplete-order', 'ordering', { kind: 'ordering', order: [0, 1, 2] }],
  ])('is refused as %s: %s answered by %j', (code, kind, response) => {
    expect(() => {
      assertFits(item(kind), response);
    }).toThrow(code);
  });

  it('cannot be scored without a key', () => {
    expect(() => scoreOf(item('single-choice'), { kind: 'single-choice', option: 1 })).toThrow('missing-key');
  });
});
