import { itemRows } from './item-rows.js';
import type { Report } from './items.service.js';

const item = (code: string, facility: number | null, flags: readonly 'weak'[] = []) => ({
  code,
  asked: 50,
  answered: 50,
  skipped: null,
  facility,
  discrimination: 0.4,
  infit: 1,
  outfit: 1,
  flags,
});
const scale = (competence: string, items: ReturnType<typeof item>[]) => ({
  competence,
  persons: 50,
  alpha: 0.8,
  marginalReliability: 0.8,
  items,
});
const report: Report = {
  period: '2026-Q3',
  madeAt: new Date(0),
  figures: [scale('1.1', [item('a', 0.9), item('b', null)]), scale('1.2', [item('c', 0.2, ['weak'])])],
};
const codes = (rows: readonly { readonly code: string }[]) => rows.map(({ code }) => code);

it('lists the items of all competences or of one', () => {
  expect(codes(itemRows(report, undefined, 'code'))).toEqual(['a', 'b', 'c']);
  expect(codes(itemRows(report, '1.2', 'code'))).toEqual(['c']);
});

it('sorts by a figure, unknown ones last, or by what is worth a look', () => {
  expect(codes(itemRows(report, undefined, 'facility'))).toEqual(['c', 'a', 'b']);
  expect(codes(itemRows(report, undefined, 'flags'))).toEqual(['c', 'a', 'b']);
});
