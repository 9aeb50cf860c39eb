import { noticed, rejected } from '../../kernel/reading.js';
import { gistOf, rowsOf } from './import-row.js';

const fresh = { pile: 'new', name: 'a', changes: [] } as const;
const changed = { pile: 'changed', name: 'b', changes: [{ field: 'title', before: 'x', after: 'y' }] } as const;

describe('the rows of a preview', () => {
  it('are the good ones, then each rejected one with all its reasons', () => {
    const findings = [
      rejected('one', { line: 3 }),
      noticed('harmless', { line: 1 }),
      rejected('two', { line: 3 }),
      rejected('three', { line: 5 }),
    ];
    const rows = rowsOf({ rows: [1, 2], findings, total: 4 }, [fresh, changed]);
    expect(rows.map(({ position, pile, line }) => [position, pile, line])).toEqual([
      [0, 'new', null],
      [1, 'changed', null],
      [2, 'rejected', 3],
      [3, 'rejected', 5],
    ]);
    expect(rows[2]?.findings.map(({ code }) => code)).toEqual(['one', 'two']);
  });

  it('have another gist as soon as one would do something else', () => {
    const gist = gistOf([fresh, changed]);
    expect(gistOf([{ ...fresh }, { ...changed }])).toBe(gist);
    expect(gistOf([fresh, { ...changed, pile: 'unchanged', changes: [] }])).not.toBe(gist);
    expect(gistOf([fresh, { ...changed, changes: [{ field: 'title', before: 'z', after: 'y' }] }])).not.toBe(gist);
  });
});
