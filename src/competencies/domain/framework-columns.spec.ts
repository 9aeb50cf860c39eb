import { columnsOf, comparedRows, type KeptPart } from './framework-columns.js';
import type { FrameworkRow } from './framework.js';

const HEAD: FrameworkRow = {
  ...{ part: 'framework', code: 'k', edition: '2026', vocabulary: 'V', title: { de: 'Rahmen' }, description: {} },
  ...{ source: 'wir', licence: 'CC0-1.0' },
};
const ROWS: readonly FrameworkRow[] = [
  HEAD,
  { part: 'level', number: 1, coarse: 1, name: { de: 'Mit Hilfe' }, coarseName: { de: 'Grundlagen' }, description: {} },
  { part: 'area', code: '1', position: 1, title: { de: 'Suchen' }, description: {} },
  { part: 'competence', code: '1.1', areaCode: '1', position: 1, title: { de: 'Finden' }, description: {} },
  { part: 'level-text', competenceCode: '1.1', level: 1, text: { de: 'Ich finde.' } },
];
const kept = (rows: readonly FrameworkRow[]): readonly KeptPart[] =>
  rows.map(({ part, ...fields }) => ({ part, columns: columnsOf(fields) }));

describe('What the rows of a file would do to an edition', () => {
  it('is to begin it, where it is not here', () => {
    expect(comparedRows(ROWS, []).map(({ pile, name }) => `${pile} ${name}`)).toEqual([
      ...['new k Rahmen', 'new 1 Mit Hilfe', 'new 1 Suchen', 'new 1.1 Finden', 'new 1.1 · 1'],
    ]);
  });

  it('is nothing, where it says the same; when its author changed it is none of its texts', () => {
    const rows = [{ ...HEAD, changedAt: '2026-01-01T00:00:00Z' }, ...ROWS.slice(1)];
    expect(comparedRows(rows, kept(ROWS)).every(({ pile }) => pile === 'unchanged')).toBe(true);
  });

  it('names each field that it changes, before and after', () => {
    const rows: readonly FrameworkRow[] = [
      { part: 'level-text', competenceCode: '1.1', level: 1, text: { de: 'Ich finde vieles.' } },
    ];
    expect(comparedRows(rows, kept(ROWS))).toEqual([
      {
        ...{ pile: 'changed', name: '1.1 · 1' },
        changes: [{ field: 'text', before: { de: 'Ich finde.' }, after: { de: 'Ich finde vieles.' } }],
      },
    ]);
  });

  it('does not mix up an area, a level and a competence of the same code', () => {
    const rows: readonly FrameworkRow[] = [
      { part: 'competence', code: '1', areaCode: '1', position: 2, title: { de: 'Neu' }, description: {} },
    ];
    expect(comparedRows(rows, kept(ROWS)).map(({ pile }) => pile)).toEqual(['new']);
  });
});
