import { looksLikeAdministrations, readAdministrations } from './administrations-table.js';

const HEADER = ['ars', 'name', 'kind', 'seat', 'population', 'headcount', 'source'];
const GOOD = ['071110000000', 'Koblenz', 'independent-city', 'Koblenz', '113378', '1800', 'Test'];

const read = (...rows: readonly (readonly string[])[]) =>
  readAdministrations(rows.map((cells, at) => ({ line: at + 1, cells })));
const changed = (column: string, value: string): readonly string[] =>
  GOOD.map((cell, at) => (HEADER[at] === column ? value : cell));

describe('a table of administrations', () => {
  it('gives one administration per line, whatever the order of the columns', () => {
    const expected = { ars: '071110000000', kind: 'independent-city', population: 113_378, headcount: 1800 };
    expect(read(HEADER, GOOD)).toMatchObject({ rows: [expected], findings: [], total: 1 });
    expect(read(HEADER.toReversed(), GOOD.toReversed()).rows).toMatchObject([expected]);
  });

  it('may leave out seat and headcount', () => {
    const few = (cells: readonly string[]): string[] => cells.filter((_, at) => at !== 3 && at !== 5);
    expect(read(few(HEADER), few(GOOD)).rows).toMatchObject([{ seat: null, headcount: null }]);
  });

  it.each([
    ['ars', '7111', 'administrations-ars-invalid'],
    ['name', ' ', 'administrations-cell-empty'],
    ['kind', 'Stadt', 'administrations-kind-unknown'],
    ['population', '113.378', 'administrations-count-invalid'],
    ['population', '9999999999', 'administrations-count-invalid'],
    ['headcount', '0', 'administrations-count-invalid'],
    ['source', '', 'administrations-cell-empty'],
  ])('refuses the line when %s is “%s”', (column, value, code) => {
    const { rows, findings, total } = read(HEADER, changed(column, value), changed('ars', '071110000001'));
    expect(findings).toMatchObject([{ severity: 'error', line: 2, column, code }]);
    expect([rows.length, total]).toEqual([1, 2]);
  });

  it('keeps the first of two lines with the same ARS', () => {
    const { rows, findings } = read(HEADER, GOOD, changed('name', 'Anders'));
    expect(rows).toMatchObject([{ name: 'Koblenz' }]);
    expect(findings).toMatchObject([{ line: 3, code: 'administrations-ars-twice' }]);
  });

  it('names a missing column, a line with too many cells and, as a notice, a column that it does not know', () => {
    expect(read(['ars', 'name'], []).findings.map(({ column }) => column)).toEqual(['kind', 'population', 'source']);
    expect(read(HEADER, [...GOOD, 'x']).findings).toMatchObject([{ line: 2, code: 'administrations-too-many-cells' }]);
    expect(read([...HEADER, 'mayor'], [...GOOD, 'x'])).toMatchObject({
      rows: [{ name: 'Koblenz' }],
      findings: [{ severity: 'notice', column: 'mayor' }],
    });
  });

  it.each([
    ['ars,name', true],
    ['"name";"ars"', true],
    ['10202508310', false],
    ['{"ars": 1}', false],
  ])('is recognised by its first line: %s', (line, expected) => {
    expect(looksLikeAdministrations(line)).toBe(expected);
  });
});
