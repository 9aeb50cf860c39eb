import * as fc from 'fast-check';
import { PriorityQueue } from './priority-queue.js';

interface Box {
  value: number;
}

const larger = (a: Box, b: Box): boolean => a.value > b.value;

function drain(queue: PriorityQueue<Box>): number[] {
  const seen: number[] = [];
  for (let top = queue.first(); top !== undefined; top = queue.first()) {
    seen.push(top.value);
    queue.dropFirst();
  }
  return seen;
}

describe('priority queue', () => {
  it('is empty without items', () => {
    const queue = new PriorityQueue<Box>([], larger);
    queue.dropFirst();
    expect(queue.first()).toBeUndefined();
  });

  it('gives the items in order', () => {
    fc.assert(
      fc.property(fc.array(fc.integer()), (values) => {
        const queue = new PriorityQueue(
          values.map((value) => ({ value })),
          larger,
        );
        expect(drain(queue)).toEqual([...values].sort((a, b) => b - a));
      }),
    );
  });

  it('keeps the order when the first item falls back', () => {
    fc.assert(
      fc.property(fc.array(fc.integer(), { minLength: 1 }), fc.nat(), (values, fall) => {
        const queue = new PriorityQueue(
          values.map((value) => ({ value })),
          larger,
        );
        const top = queue.first();
        if (top !== undefined) top.value -= fall;
        queue.settleFirst();
        const expected = [...values].sort((a, b) => b - a);
        expected[0] = Math.max(...values) - fall;
        expect(drain(queue)).toEqual(expected.sort((a, b) => b - a));
      }),
    );
  });
});
