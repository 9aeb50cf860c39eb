import type { Programme, TallySum } from '../../vouchers/index.js';
import { type Listed, narrowed, type Narrowing, sliceOf } from './list.js';

const listed = (title: string, more: Partial<Programme>, available: number | null): Listed => ({
  programme: { title: { de: title }, state: 'open', endsOn: '2026-12-31', ...more } as Programme,
  sum: available === null ? null : ({ available } as TallySum),
});
const ALL = [
  listed('Ämter', { state: 'draft', endsOn: '2027-12-31' }, null),
  listed('Zukunft', {}, 3),
  listed('Bildung', { endsOn: '2025-12-31' }, 7),
];
const titles = (narrowing: Partial<Narrowing>) =>
  narrowed(ALL, { locale: 'de', ...narrowing }).map(({ programme }) => programme.title.de);

describe('the list of programmes', () => {
  it.each<[Partial<Narrowing>, readonly string[]]>([
    [{}, ['Ämter', 'Zukunft', 'Bildung']],
    [{ sort: 'title' }, ['Ämter', 'Bildung', 'Zukunft']],
    [{ sort: 'end' }, ['Bildung', 'Zukunft', 'Ämter']],
    [{ sort: 'left' }, ['Bildung', 'Zukunft', 'Ämter']],
    [{ state: 'open' }, ['Zukunft', 'Bildung']],
    [{ search: 'aemter' }, ['Ämter']],
    [{ search: 'Zukumft', state: 'draft' }, []],
  ])('narrowed by %j', (narrowing, expected) => {
    expect(titles(narrowing)).toEqual(expected);
  });

  it.each([
    [1, [1, 2], 1],
    [2, [3], 2],
    [9, [3], 2],
    [-1, [1, 2], 1],
  ])('on page %s', (page, rows, shown) => {
    expect(sliceOf([1, 2, 3], page, 2)).toEqual({ rows, page: shown, pages: 2, total: 3 });
  });

  it('has a page even when it is empty', () => {
    expect(sliceOf([], 1, 2)).toEqual({ rows: [], page: 1, pages: 1, total: 0 });
  });
});
