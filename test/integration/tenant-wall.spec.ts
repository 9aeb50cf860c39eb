import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

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

const FOREIGN_ROWS = 'to_jsonb(t)::text ~ $1';

describe('The wall between municipalities, in PostgreSQL itself', () => {
  let app: TestApp;
  let world: World;
  let walled: readonly string[];
  /** Whose rows are attacked: of the person and the municipality that are foreign to all who attack. */
  let foreign: string;
  let attackers: ReadonlyMap<string, TenantScope>;

  beforeAll(async () => {
    app = await startApp({ worker: false });
    world = await aWorld(app);
    walled = (await tenantTables(app)).filter(({ isWalled }) => isWalled).map(({ name }) => name);
    const { person, submitted, started, group } = world.foreign;
    foreign = [person, submitted, started, group].join('|');
    await app.sql(
      `INSERT INTO course_marks (person_id, course_id, municipality_id, kind, created_at) VALUES ($1, $2, $3, 'pin', now())`,
      [...[person, world.common.courses[3], world.foreign.municipality]],
    );
    await app.sql(
      `INSERT INTO explanations_seen (person_id, item_id, seen_at) VALUES ($1, $2, now()) ON CONFLICT DO NOTHING`,
      [person, world.foreign.item],
    );
    await app.sql(
      `INSERT INTO participant_ids (person_id, provider, participant_id, issued_at) VALUES ($1, 'Lernwerkstatt', gen_random_uuid(), now())`,
      [person],
    );
    attackers = new Map<string, TenantScope>([
      ['nobody', NOBODY],
      ['an employee', { kind: 'person', personId: own('employee').person, municipalityIds: [] }],
      ['hr', { kind: 'person', personId: own('hr').session, municipalityIds: [own('hr').municipality] }],
      [
        'hr of two',
        {
          kind: 'person',
          personId: own('hr').session,
          municipalityIds: [own('hr').municipality, own('hr of two').municipality],
        },
      ],
    ]);
  }, 60_000);
  afterAll(() => app.close());

  const own = (name: string) => world.callers.find((caller) => caller.name === name)!.own;
  /** As the product itself asks, for the one who acts. */
  const as = <Row = Record<string, unknown>>(scope: TenantScope, sql: string, values: readonly unknown[] = []) =>
    withinScope(scope, () => app.app.get(Transaction, { strict: false }).query<Row>(sql, values));
  const count = async (scope: TenantScope, table: string) =>
    (await as<{ n: number }>(scope, `SELECT count(*)::int AS n FROM ${table} t WHERE ${FOREIGN_ROWS}`, [foreign]))[0]!
      .n;

  it('stands around every table with something personal, but for those that the decision record names', async () => {
    const open = (await tenantTables(app)).filter(({ isWalled }) => !isWalled).map(({ name }) => name);
    const record = readFileSync(path.resolve('docs/adr/0061-a-wall-in-the-database.md'), 'utf8');
    const listed = /not yet behind it: (?<tables>[^.]+)\./i.exec(record.replaceAll('\n', ' '))?.groups?.tables ?? '';
    expect(open).toEqual(listed.replaceAll('`', '').split(', ').sort());
    expect(walled.length).toBeGreaterThanOrEqual(10);
  });

  it('has something of the foreign municipality in every table, which the system sees', async () => {
    for (const table of walled) expect([table, await count(SYSTEM, table)]).not.toEqual([table, 0]);
  });

  it('is closed to a connection that says nothing of itself', async () => {
    for (const table of walled) expect(await as(NOBODY, `SELECT * FROM ${table}`)).toEqual([]);
  });

  it.each(['nobody', 'an employee', 'hr', 'hr of two'])(
    'lets %s read, change, remove and add nothing foreign',
    async (name) => {
      const scope = attackers.get(name)!;
      for (const table of walled) {
        const [first] = await app.sql<{ column: string }>(
          `SELECT attname AS column FROM pg_attribute WHERE attrelid = $1::regclass AND attnum = 1`,
          [table],
        );
        expect([table, await count(scope, table)]).toEqual([table, 0]);
        const changed = `UPDATE ${table} t SET ${first!.column} = ${first!.column} WHERE ${FOREIGN_ROWS} RETURNING 1`;
        expect([table, await as(scope, changed, [foreign])]).toEqual([table, []]);
        const removed = `DELETE FROM ${table} t WHERE ${FOREIGN_ROWS} RETURNING 1`;
        expect([table, await as(scope, removed, [foreign])]).toEqual([table, []]);
        const [row] = await app.sql(`SELECT to_jsonb(t) AS row FROM ${table} t WHERE ${FOREIGN_ROWS} LIMIT 1`, [
          foreign,
        ]);
        const added = `INSERT INTO ${table} SELECT * FROM jsonb_populate_record(NULL::${table}, $1)`;
        await expect(as(scope, added, [row!.row])).rejects.toMatchObject({ driverError: { code: '42501' } });
      }
    },
  );

  it('hides answers, checks and marks from an admin too', async () => {
    const admin: TenantScope = { kind: 'admin', personId: own('hr').session, municipalityIds: [] };
    const seen = await Promise.all(walled.map(async (table) => ((await count(admin, table)) > 0 ? [table] : [])));
    expect(seen.flat()).toEqual(['voucher_offers', 'voucher_requests', 'vouchers']);
  });

  it('keeps a repository that is asked without a municipality from answering anything foreign', async () => {
    const get = <T>(type: new (...args: never[]) => T): T => app.app.get<T>(type, { strict: false });
    const { assigned, request, offer, person, submitted } = world.foreign;
    await withinScope(attackers.get('hr')!, async () => {
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
    const hr = attackers.get('hr')!;
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
    expect(await municipalities(attackers.get('hr of two')!)).toEqual(both);
    const member: TenantScope = { kind: 'person', personId: own('member of two').person, municipalityIds: [] };
    expect(await municipalities(member)).toEqual([own('member of two').municipality]);
  });

  it('moves with every call: connections that are shared keep nothing of whom they served before', async () => {
    const [hr, two] = ['hr', 'hr of two'].map((name) => attackers.get(name)!);
    const asked = Array.from({ length: 120 }, (_, at) => [hr!, two!, NOBODY][at % 3]!);
    const heard = await Promise.all(
      asked.map((scope) => as<{ n: number }>(scope, `SELECT count(DISTINCT municipality_id)::int AS n FROM vouchers`)),
    );
    expect(heard.map(([row]) => row!.n)).toEqual(asked.map((_, at) => [1, 2, 0][at % 3]));
  });

  it('goes back into the scope of the one who acts after a crossing, also after one that failed', async () => {
    const transaction = app.app.get(Transaction, { strict: false });
    const seen = async () => (await transaction.query<{ n: number }>(`SELECT count(*)::int AS n FROM vouchers`))[0]!.n;
    await withinScope(attackers.get('hr')!, () =>
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
  'completion: vouchers/holdings/course-completions.ts',
  'figures: checks/results.repository.ts',
  'figures: checks/results.repository.ts',
  'figures: vouchers/redistribution/redistributions.repository.ts',
  'leaving: checks/releases.repository.ts',
  'personal-data: accounts/personal-data/erasures.service.ts',
  'personal-data: accounts/personal-data/personal-data.registry.ts',
  'provisioning: accounts/scim/scim-users.repository.ts',
  'provisioning: accounts/scim/scim-users.repository.ts',
  'waiting-list: vouchers/requests/waiting.repository.ts',
  'waiting-list: vouchers/requests/waiting.repository.ts',
  'yearly-limit: vouchers/holdings/vouchers.repository.ts',
];
