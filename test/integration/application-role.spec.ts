import { Transaction } from '../../src/platform/database/transaction.js';
import { startApp, type TestApp } from '../support/app.js';
import { anOpenProgramme, aPerson, aTown } from '../support/vouchers.js';

describe('The role with which the product serves', () => {
  let app: TestApp;

  beforeAll(async () => {
    app = await startApp();
    await aTown(app, 1);
    await anOpenProgramme(await aPerson(app, { admin: true }));
    await app.jobsDone();
  });
  afterAll(() => app.close());

  /** As the product itself asks. */
  const serve = (sql: string) => app.get(Transaction).query<{ readonly name: string }>(sql);

  it('is taken by every connection of the pool', async () => {
    expect(await serve('SELECT current_user AS name')).toEqual([{ name: 'lernlotse_app' }]);
    await serve('RESET ROLE');
    const roles = await Promise.all(Array.from({ length: 20 }, () => serve('SELECT current_user AS name')));
    expect(new Set(roles.flat().map(({ name }) => name))).toEqual(new Set(['lernlotse_app']));
  });

  it.each([
    ['UPDATE', 'UPDATE ledger_entries SET kind = kind'],
    ['DELETE', 'DELETE FROM ledger_entries'],
    ['TRUNCATE', 'TRUNCATE ledger_entries'],
    ['ALTER', 'ALTER TABLE ledger_entries DISABLE TRIGGER ALL'],
    ['DROP', 'DROP TABLE ledger_entries'],
    ['UPDATE of a key', "UPDATE ledger_keys SET public_key = ''"],
    ['DELETE of a key', 'DELETE FROM ledger_keys'],
    ['TRUNCATE of the acts', 'TRUNCATE audit_acts'],
    ['UPDATE of the acts', 'UPDATE audit_acts SET act = act'],
    ['CREATE', 'CREATE TABLE further (id integer)'],
  ])('may not %s, says PostgreSQL', async (_, sql) => {
    const before = await app.sql('SELECT count(*) FROM ledger_entries');
    await expect(serve(sql)).rejects.toMatchObject({ driverError: { code: '42501' } });
    expect(await app.sql('SELECT count(*) FROM ledger_entries')).toEqual(before);
  });

  it('is not the only wall: a trigger refuses even the owner', async () => {
    for (const sql of [
      'UPDATE ledger_entries SET kind = kind',
      'DELETE FROM ledger_entries',
      'TRUNCATE ledger_entries',
      'DELETE FROM ledger_keys',
    ]) {
      await expect(app.sql(sql)).rejects.toThrow('is append-only');
    }
  });
});
