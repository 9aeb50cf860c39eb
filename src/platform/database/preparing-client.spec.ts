import { Client } from 'pg';

import { preparing } from './preparing-client.js';
import { SYSTEM, withinScope } from './tenant-scope.js';

/** A connection that is never opened: it keeps under which name it would have asked. */
function aConnection() {
  const names: (string | undefined)[] = [];
  class Heard extends Client {}
  const hear = (asked: string | { readonly name: string }) =>
    names.push(typeof asked === 'string' ? undefined : asked.name);
  Heard.prototype.query = hear as unknown as typeof Client.prototype.query;
  const client = new (preparing(Heard))();
  return { names, ask: (text: string, values?: unknown[]) => void client.query(text, values) };
}

describe('A statement', () => {
  it('is prepared when it is asked for the second time, and has that name from then on', () => {
    const { names, ask } = aConnection();
    for (const value of [1, 2, 3]) ask('SELECT $1', [value]);
    expect(names).toEqual([undefined, 'statement_1', 'statement_1']);
  });

  it.each([
    ['without parameters', 'SELECT now()', undefined],
    ['with an empty list of them', 'SELECT now()', []],
    ['with a part that may be left out', 'SELECT $1::uuid[] IS NULL OR id = ANY ($1)', [1]],
    ['with a list of any length', 'SELECT id = ANY ($1::uuid[])', [1]],
    ['longer than 8,000 letters', `SELECT $1 -- ${'x'.repeat(8_000)}`, [1]],
  ])('%s is never prepared', (_, text, values) => {
    const { names, ask } = aConnection();
    for (let time = 0; time < 3; time++) ask(text, values);
    expect(names).toEqual([undefined, undefined, undefined]);
  });

  it('of the system is planned for its values', () => {
    const { names, ask } = aConnection();
    withinScope(SYSTEM, () => {
      for (const value of [1, 2, 3]) ask('SELECT $1', [value]);
    });
    expect(names).toEqual([undefined, undefined, undefined]);
  });

  it('may ask whether a column is empty', () => {
    const { names, ask } = aConnection();
    for (const value of [1, 2]) ask('SELECT ended_at IS NULL OR ended_at > $1', [value]);
    expect(names).toEqual([undefined, 'statement_1']);
  });

  it('after the first 300 is not prepared, so that the plans of a connection have an end', () => {
    const { names, ask } = aConnection();
    for (let number = 1; number <= 301; number++)
      for (const value of [1, 2]) ask(`SELECT $1 + ${String(number)}`, [value]);
    ask('SELECT $1 + 300', [3]);
    expect(names.filter((name) => name !== undefined)).toHaveLength(301);
    expect(names.slice(-3)).toEqual([undefined, undefined, 'statement_300']);
  });
});
