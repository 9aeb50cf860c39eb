import { keyedAt } from '../../../../test/support/items.js';
import { rowOf } from './answer-matrix.js';
import { drawn, resampled } from './resample.js';

describe('the answers of persons drawn by chance', () => {
  it('are of as many persons, some of them twice and some not at all, and the same ones for a seed', () => {
    const persons = drawn(200, 'seed');
    expect(persons).toHaveLength(200);
    expect(new Set(persons).size).toBeLessThan(160);
    expect(Math.max(...persons)).toBeLessThan(200);
    expect(drawn(200, 'seed')).toEqual(persons);
    expect(drawn(200, 'other')).not.toEqual(persons);
  });

  it('stay together row by row', () => {
    const items = [0, 1].map((at) => ({ code: `k${String(at)}`, parameters: keyedAt(4, 0) }));
    const matrix = { items, cells: Int8Array.from([0, 10, 1, 11, 2, 12, 3, 13]) };
    const sample = resampled({ matrix, minimums: [4, 5, 6, 7] }, 'seed');
    const rows = [0, 1, 2, 3].map((person) => [...rowOf(sample.matrix, person)]);
    expect(rows).toEqual(drawn(4, 'seed').map((person) => [person, person + 10]));
    expect(sample.minimums).toEqual(drawn(4, 'seed').map((person) => person + 4));
  });
});
