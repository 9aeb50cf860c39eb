import { recordsOf } from './cell-table.js';

const columns = { code: 'Competence number', title: 'Competence name' };

describe('the records of a sheet', () => {
  it('are read by header, wherever it stands and however it is written', () => {
    const rows = [
      [''],
      ['note', ' competence NAME', 'Competence  number '],
      ['x', ' Search ', '1.1'],
      ['', ' ', ''],
      ['y', 'Talk', '2.1'],
    ];
    expect(recordsOf({ name: 'Sheet', rows }, columns)).toEqual({
      records: [
        { line: 3, cells: { code: '1.1', title: 'Search' } },
        { line: 5, cells: { code: '2.1', title: 'Talk' } },
      ],
      findings: [],
    });
  });

  it.each([
    ['a column is missing', [['Competence number']], 1],
    ['everything is missing', [], 0],
  ])('are not read when %s', (_, rows, line) => {
    const { records, findings } = recordsOf({ name: 'Sheet', rows }, columns);
    expect(records).toEqual([]);
    expect(findings.at(-1)).toMatchObject({ code: 'column-missing', line, column: 'Sheet › Competence name' });
  });
});
