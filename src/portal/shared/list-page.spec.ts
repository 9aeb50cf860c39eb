import { PAGE_SIZE } from '../../platform/http/pagination.js';
import { pageAt } from './list-page.js';

describe('a list that is read as a whole', () => {
  const all = Array.from({ length: PAGE_SIZE + 1 }, (_, at) => at);
  const [first, last] = [all.slice(0, PAGE_SIZE), all.slice(PAGE_SIZE)];

  it.each([
    [1, first, 1],
    [2, last, 2],
    [9, last, 2],
    [-1, first, 1],
  ])('on page %s', (wanted, rows, number) => {
    expect(pageAt(all, wanted)).toEqual({ rows, number, pages: 2, total: all.length });
  });

  it('has a page even when it is empty', () => {
    expect(pageAt([], 1)).toEqual({ rows: [], number: 1, pages: 1, total: 0 });
  });
});
