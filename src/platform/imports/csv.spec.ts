import { isBroken, readCsv } from './csv.js';

describe('the lines of a CSV text', () => {
  it.each([
    ['semicolons', 'a;b\n1,5;2'],
    ['commas', 'a,b\n"1,5",2'],
    ['line ends of Windows', 'a;b\r\n1,5;2\r\n'],
  ])('separated by %s', (_, text) => {
    expect(readCsv(text)).toEqual([
      { line: 1, cells: ['a', 'b'] },
      { line: 2, cells: ['1,5', '2'] },
    ]);
  });

  it('keep their place behind blank lines and cells of several lines', () => {
    expect(readCsv('\na;b\n"1\n2";x\n;\n\n3')).toEqual([
      { line: 2, cells: ['a', 'b'] },
      { line: 3, cells: ['1\n2', 'x'] },
      { line: 7, cells: ['3'] },
    ]);
  });

  it('end at the limit', () => {
    expect(readCsv('a\n1\n2\n3', 2)).toHaveLength(2);
  });

  it('that leave a quotation open are broken, with the line', () => {
    const read = readCsv('a;b\n1;2\n"3');
    expect([isBroken(read), read]).toEqual([true, { line: 3 }]);
  });
});
