import fc from 'fast-check';
import { csvText, guarded, unguarded } from './csv-cells.js';

describe('a cell for spreadsheet programs', () => {
  it.each([
    ['=1+1', "'=1+1"],
    ['+49', "'+49"],
    ['-x', "'-x"],
    ['@x', "'@x"],
    ['\tx', "'\tx"],
    ['\nx', "'\nx"],
    ['＝1+1', "'＝1+1"],
    ['＠x', "'＠x"],
    ["'=x", "''=x"],
    ["'n Abend", "'n Abend"],
    ['a=b', 'a=b'],
    ['', ''],
  ])('%j stands as %j', (cell, stands) => {
    expect(guarded(cell)).toBe(stands);
  });

  it('reads as it was, and is never a formula', () => {
    const cells = fc.oneof(fc.string(), fc.stringMatching(/^['=+\-@\t\r\n＝＋－＠]{0,4}x?$/));
    fc.assert(
      fc.property(cells, (cell) => {
        expect(unguarded(guarded(cell))).toBe(cell);
        expect(guarded(cell)).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/);
      }),
    );
  });
});

it('writes quoted cells between semicolons, one line each', () => {
  expect(
    csvText([
      ['a', 'say "b"'],
      ['=c', ''],
    ]),
  ).toBe('\uFEFF"a";"say ""b"""\r\n"\'=c";""\r\n');
});
