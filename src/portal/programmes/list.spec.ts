import type { Programme, TallySum } from '../../vouchers/index.js';
import { type Listed, narrowed, type Narrowing } from './list.js';

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
});
