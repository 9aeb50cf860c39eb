import { BULK_LIMIT, numbered, rowsOfTable } from './bulk-list.js';

const table = (...lines: readonly (readonly string[])[]) => lines.map((cells, index) => ({ line: index + 1, cells }));

describe('a list of vouchers to assign', () => {
  it('is read from a table by the names of its columns', () => {
    const lines = table(['Unit', 'course', '\uFEFFPerson'], ['Bauamt', 'K-7', ' kim@ort.example '], ['', '', 'x']);
    expect(rowsOfTable(lines)).toEqual([
      { row: 2, person: 'kim@ort.example', course: 'K-7' },
      { row: 3, person: 'x' },
    ]);
  });

  it('needs a column of persons and a row, and has a limit', () => {
    expect(() => rowsOfTable(table(['name']))).toThrow('bulk-list-not-readable');
    expect(() => rowsOfTable([])).toThrow('bulk-list-not-readable');
    expect(() => rowsOfTable(table(['person']))).toThrow('bulk-list-empty');
    const most = Array.from({ length: BULK_LIMIT }, () => ({ person: 'x' }));
    expect(numbered(most)).toHaveLength(BULK_LIMIT);
    expect(() => numbered([...most, { person: 'x' }])).toThrow('bulk-list-too-long');
  });
});
