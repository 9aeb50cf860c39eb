import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { tenantDriver } from '../../src/platform/database/tenant-pool.js';
import { Transaction } from '../../src/platform/database/transaction.js';
import { NOBODY, SYSTEM, type TenantScope, withinScope } from '../../src/platform/database/tenant-scope.js';
import { ChecksRepository } from '../../src/checks/checks.repository.js';
import { ResultsRepository } from '../../src/checks/results.repository.js';
import { VouchersRepository } from '../../src/vouchers/holdings/vouchers.repository.js';
import { OffersRepository } from '../../src/vouchers/offers/offers.repository.js';
import { RequestsRepository } from '../../src/vouchers/requests/requests.repository.js';
import { startApp, type TestApp } from '../support/app.js';
import { aWorld, type World } from '../support/outcomes/world.js';
import { tenantTables } from '../support/tenant-tables.js';
import { furnish, READERS, readersOf, STRANGERS } from '../support/wall.js';

/** PostgreSQL's `insufficient_privilege`, which a broken policy and a missing right have in common. */
const NOT_ALLOWED = '42501';
const FOREIGN_ROWS = 'to_jsonb(t)::text ~ $1';

describe('The wall between municipalities, in PostgreSQL itself', () => {
  let app: TestApp;
  let world: World;
  let walled: readonly string[];
  /** Whose rows are attacked: of the person and the municipality that are foreign to all who attack. */
  let foreign: string;
  let readers: ReadonlyMap<string, TenantScope>;

  beforeAll(async () => {
    app = await startApp({ worker: false });
    world = await aWorld(app);
    walled = (await tenantTables(app)).filter(({ isWalled }) => isWalled).map(({ name }) => name);
    foreign = await furnish(app, world);
    readers = readersOf(world);
  });
  afterAll(() => app.close());

  const own = (name: string) => world.callers.find((caller) => caller.name === name)!.own;
  /** As the product itself asks, for the one who acts. */
  const as = <Row = Record<string, unknown>>(scope: TenantScope, sql: string, values: readonly unknown[] = []) =>
    withinScope(scope, () => app.app.get(Transaction, { strict: false }).query<Row>(sql, values));
  /** How many rows the statement reaches; none too where the role may not even try. */
  const touched = async (scope: TenantScope, sql: string): Promise<number> => {
    try {
      return (await as(scope, sql, [foreign])).length;
    } catch (error) {
      expect(error).toMatchObject({ driverError: { code: NOT_ALLOWED } });
      return 0;
    }
  };
  const isPublic = (table: string): boolean => READERS[table]?.includes('stranger') === true;
  /** Of the table, with the name of a column that may be written. */
  const aForeignRow = async (table: string): Promise<{ readonly column: string; readonly row: object }> => {
    const [found] = await app.sql<{ column: string; row: object }>(
      `SELECT a.attname AS column, to_jsonb(t) AS row FROM ${table} t, pg_attribute a
        WHERE a.attrelid = $2::regclass AND a.attnum > 0 AND a.attidentity = '' AND ${FOREIGN_ROWS} ORDER BY a.attnum LIMIT 1`,
      [foreign, table],
    );
    return found!;
  };
  const count = async (scope: TenantScope, table: string) =>
    (await as<{ n: number }>(scope, `SELECT count(*)::int AS n FROM ${table} t WHERE ${FOREIGN_ROWS}`, [foreign]))[0]!
      .n;

  it('stands around every table with something personal, but for those that the decision record names', async () => {
    const open = (await tenantTables(app)).filter(({ isWalled }) => !isWalled).map(({ name }) => name);
    const record = readFileSync(path.resolve('docs/adr/0061-a-wall-in-the-database.md'), 'utf8');
    const listed = [...record.matchAll(/^- `(\w+)`: \w.{30}/gm)].map(([, table = '']) => table);
    expect(open).toEqual(listed.sort());
    expect(walled).toEqual(Object.keys(READERS).sort());
  });

  it('has something of the foreign municipality in every table, which the system sees', async () => {
    for (const table of walled) expect([table, await count(SYSTEM, table)]).not.toEqual([table, 0]);
  });

  it('is closed to a connection that says nothing of itself', async () => {
    for (const table of walled) expect(await as(NOBODY, `SELECT * FROM ${table}`)).toEqual([]);
  });

  it.each(STRANGERS)('lets %s read, change, remove and add nothing foreign', async (name) => {
    const scope = readers.get(name)!;
    for (const table of walled) {
      const { column, row } = await aForeignRow(table);
      if (!isPublic(table)) expect([table, await count(scope, table)]).toEqual([table, 0]);
      const changed = `UPDATE ${table} t SET ${column} = ${column} WHERE ${FOREIGN_ROWS} RETURNING 1`;
      expect([table, await touched(scope, changed)]).toEqual([table, 0]);
      const removed = `DELETE FROM ${table} t WHERE ${FOREIGN_ROWS} RETURNING 1`;
      expect([table, await touched(scope, removed)]).toEqual([table, 0]);
      const added = `INSERT INTO ${table} OVERRIDING SYSTEM VALUE SELECT * FROM jsonb_populate_record(NULL::${table}, $1)`;
      await expect(as(scope, added, [row])).rejects.toMatchObject({ driverError: { code: NOT_ALLOWED } });
    }
  });

  it('shows every table to those whom the list names', async () => {
    const seen = await Promise.all(
      walled.map(async (table) => {
        const seeing = await Promise.all(
          [...readers].map(async ([name, scope]) => ((await count(scope, table)) > 0 ? [name] : [])),
        );
        return [table, seeing.flat().sort().join(' ')];
      }),
    );
    expect(Object.fromEntries(seen)).toEqual(READERS);
  });

  it('keeps a repository that is asked without a municipality from answering anything foreign', async () => {
    const get = <T>(type: new (...args: never[]) => T): T => app.app.get<T>(type, { strict: false });
    const { assigned, request, offer, person, submitted } = world.foreign;
    await withinScope(readers.get('foreign-hr')!, async () => {
      const [vouchers, requests] = [get(VouchersRepository), get(RequestsRepository)];
      expect(await vouchers.find(assigned)).toBeNull();
      expect(await vouchers.byCode(world.foreign.code)).toBeNull();
      expect(await requests.find(request)).toBeNull();
      expect(await get(OffersRepository).find(offer)).toBeNull();
      expect(await get(ResultsRepository).of(person)).toEqual([]);
      expect(await get(ResultsRepository).newest(person)).toEqual([]);
      expect(await get(ChecksRepository).answers(submitted)).toEqual([]);
      const listed = await vouchers.list({ limit: 100 });
      expect(new Set(listed.map(({ municipalityId }) => municipalityId))).toEqual(new Set([own('hr').municipality]));
    });
  });

  it('lets hr see a result while it is released to them, and no answer', async () => {
    const hr = readers.get('foreign-hr')!;
    const seen = (table: string) =>
      as(hr, `SELECT 1 FROM ${table} t WHERE to_jsonb(t)::text ~ $1`, [own('hr').submitted]);
    expect(await seen('results')).toHaveLength(1);
    expect(await seen('answers')).toEqual([]);
    await app.sql(`UPDATE releases SET revoked_at = now() WHERE check_id = $1`, [own('hr').submitted]);
    expect(await seen('results')).toEqual([]);
    expect(await seen('result_competencies')).toEqual([]);
    await app.sql(`UPDATE releases SET revoked_at = NULL WHERE check_id = $1`, [own('hr').submitted]);
  });

  it('shows a person with two memberships what they have in both, and hr of two what lies in both', async () => {
    const municipalities = async (scope: TenantScope) =>
      (await as<{ id: string }>(scope, `SELECT DISTINCT municipality_id AS id FROM vouchers`))
        .map(({ id }) => id)
        .sort();
    const both = [own('hr').municipality, own('hr of two').municipality].sort();
    expect(await municipalities(readers.get('hr-of-two')!)).toEqual(both);
    const member: TenantScope = { kind: 'person', personId: own('member of two').person, municipalityIds: [] };
    expect(await municipalities(member)).toEqual([own('member of two').municipality]);
  });

  it('asks first, of whoever reads, what costs nothing: who acts, and not what other tables know', async () => {
    const filters = await Promise.all(
      walled.map(async (table) => {
        const [told] = await as<{ plan: string }>(SYSTEM, `EXPLAIN (FORMAT JSON) SELECT FROM ${table}`);
        const [, filter = ''] =
          /"Filter": "(.*?)"[,\s]/.exec(JSON.stringify(told, null, 1).replaceAll('\\"', '')) ?? [];
        return { table, filter };
      }),
    );
    expect(filters.filter(({ filter }) => filter !== '').length).toBeGreaterThan(walled.length / 2);
    const asksMore = /^\(*(?:NOT )?(?:is_\w+\(|EXISTS|ANY|\(?(?:hashed )?SubPlan|alternatives)/;
    const dear = filters.filter(({ filter }) => asksMore.test(filter) && /InitPlan|\$\d/.test(filter));
    expect(dear).toEqual([]);
  });

  it('moves with every call: connections that are shared keep nothing of whom they served before', async () => {
    const [hr, two] = ['foreign-hr', 'hr-of-two'].map((name) => readers.get(name)!);
    const asked = Array.from({ length: 120 }, (_, at) => [hr!, two!, NOBODY][at % 3]!);
    const heard = await Promise.all(
      asked.map((scope) => as<{ n: number }>(scope, `SELECT count(DISTINCT municipality_id)::int AS n FROM vouchers`)),
    );
    expect(heard.map(([row]) => row!.n)).toEqual(asked.map((_, at) => [1, 2, 0][at % 3]));
  });

  it('answers nothing on a connection that could not be told for whom', async () => {
    const refused = randomUUID();
    await app.sql(`
      CREATE FUNCTION public.set_config(name text, value text, is_local boolean) RETURNS text LANGUAGE plpgsql AS $$
        BEGIN
          IF value = '${refused}' THEN RAISE 'refused'; END IF;
          RETURN pg_catalog.set_config(name, value, is_local);
        END $$`);
    const options = '-c role=lernlotse_app -c search_path=public,pg_catalog';
    const pool = new tenantDriver.Pool({ connectionString: process.env.DATABASE_URL, options, pipeline: true, max: 1 });
    const text = 'SELECT DISTINCT municipality_id AS id FROM vouchers';
    const pooled = async () => (await pool.query<{ id: string }>(text)).rows;
    const held = async () => {
      const client = await pool.connect();
      return client.query<{ id: string }>(text).finally(() => {
        client.release();
      });
    };
    const hr = readers.get('foreign-hr')!;
    const nobodyElse: TenantScope = { kind: 'person', personId: refused, municipalityIds: [] };
    const seenByHr = [{ id: own('hr').municipality }];
    for (const ask of [pooled, held]) {
      expect(await withinScope(hr, pooled)).toEqual(seenByHr);
      await expect(withinScope<Promise<unknown>>(nobodyElse, ask)).rejects.toThrow('refused');
    }
    expect(await withinScope(NOBODY, pooled)).toEqual([]);
    expect(await withinScope(hr, pooled)).toEqual(seenByHr);
    await pool.end();
    await app.sql('DROP FUNCTION public.set_config');
  });

  it('goes back into the scope of the one who acts after a crossing, also after one that failed', async () => {
    const transaction = app.app.get(Transaction, { strict: false });
    const seen = async () => (await transaction.query<{ n: number }>(`SELECT count(*)::int AS n FROM vouchers`))[0]!.n;
    await withinScope(readers.get('foreign-hr')!, () =>
      transaction.run(async () => {
        const before = await seen();
        expect(await transaction.crossing('figures', seen)).toBeGreaterThan(before);
        expect(await seen()).toBe(before);
        await expect(transaction.crossing('figures', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
        expect(await seen()).toBe(before);
      }),
    );
  });

  it('is crossed at the places that are listed, and nowhere else', () => {
    const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((file) => /\.tsx?$/.test(file));
    const places = files.flatMap((file) =>
      [...readFileSync(path.join('src', file), 'utf8').matchAll(/\.crossing\('([a-z-]+)'/g)].map(
        ([, why = '']) => `${why}: ${file}`,
      ),
    );
    expect(places.sort()).toEqual(CROSSINGS);
  });
});

const CROSSINGS = [
  'access-log: platform/audit/accesses.ts',
  'act: platform/audit/audit.ts',
  'completion: vouchers/holdings/course-completions.ts',
  'figures: checks/references.repository.ts',
  'figures: checks/results.repository.ts',
  'figures: checks/results.repository.ts',
  'figures: insights/reports.repository.ts',
  'figures: platform/queue/job-list.repository.ts',
  'figures: vouchers/redistribution/redistributions.repository.ts',
  'figures: vouchers/tallies/tally-alarms.repository.ts',
  'job: platform/queue/job.repository.ts',
  'leaving: checks/releases.repository.ts',
  'mail: accounts/persons/persons.repository.ts',
  'mail: platform/mail/mails.repository.ts',
  'mail: platform/mail/mails.repository.ts',
  'mail: platform/mail/outbox.service.ts',
  'personal-data: accounts/personal-data/erasures.service.ts',
  'personal-data: accounts/personal-data/erasures.service.ts',
  'personal-data: accounts/personal-data/personal-data.registry.ts',
  'provisioning: accounts/scim/scim-accounts.service.ts',
  'provisioning: accounts/scim/scim-users.repository.ts',
  'provisioning: accounts/scim/scim-users.repository.ts',
  'provisioning: accounts/scim/scim-users.repository.ts',
  'sign-in: accounts/api-keys/api-keys.service.ts',
  'sign-in: accounts/credentials/email-changes.service.ts',
  'sign-in: accounts/credentials/email-changes.service.ts',
  'sign-in: accounts/credentials/email-changes.service.ts',
  'sign-in: accounts/credentials/mailed-links.repository.ts',
  'sign-in: accounts/credentials/password-resets.service.ts',
  'sign-in: accounts/credentials/password-resets.service.ts',
  'sign-in: accounts/credentials/password-resets.service.ts',
  'sign-in: accounts/oidc/identity-providers.service.ts',
  'sign-in: accounts/oidc/oidc-sign-ins.service.ts',
  'sign-in: accounts/oidc/oidc-sign-ins.service.ts',
  'sign-in: accounts/persons/persons.service.ts',
  'sign-in: accounts/sessions/refreshes.service.ts',
  'sign-in: accounts/sessions/sessions.repository.ts',
  'sign-in: accounts/sessions/sessions.service.ts',
  'sign-in: accounts/sessions/sessions.service.ts',
  'sign-in: accounts/sessions/sessions.service.ts',
  'sign-in: courses/platforms/platforms.repository.ts',
  'waiting-list: vouchers/requests/waiting.repository.ts',
  'waiting-list: vouchers/requests/waiting.repository.ts',
  'yearly-limit: vouchers/holdings/vouchers.repository.ts',
];
