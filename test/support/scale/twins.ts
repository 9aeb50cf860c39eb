import { Client } from 'pg';

import type { TestApp } from '../app.js';
import { tenantTables } from '../tenant-tables.js';

/** Stands for the eight digits by which one twin differs from the next; also a decimal and a hexadecimal number. */
const NUMBER = '%%%%%%%%';
const UUID = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

/** Shared by all. */
const FEW: readonly string[] = ['programmes', 'distributions', 'redistributions'];
/** Grows with the programme, but holds nobody's name. */
const OTHERS_THAT_GROW: readonly string[] = ['municipalities'];

type Row = Readonly<Record<string, string | number | boolean | object | null>>;

/** What must differ from twin to twin besides the ids, by `table.column`. */
const DIFFERENT: Readonly<Record<string, (value: string) => string>> = {
  'municipalities.ars': (ars) => ars.slice(-4) + NUMBER,
  // There are few of them, however many people there are.
  'persons.admin': () => 'false',
  'persons.email': (email) => NUMBER + email,
  'vouchers.code': (code) => code + NUMBER,
  'ledger_entries.position': (position) => position + NUMBER,
  'scim_users.user_name': (name) => name + NUMBER,
  'scim_groups.display_name': (name) => name + NUMBER,
  'sessions.token_hash': (hash) => hash + NUMBER,
  'refresh_tokens.token_hash': (hash) => hash + NUMBER,
  'mailed_links.token_hash': (hash) => hash + NUMBER,
  'recovery_codes.code_hash': (hash) => hash + NUMBER,
  'api_key_secrets.prefix': (prefix) => prefix + NUMBER,
  'participant_ids.participant_id': (id) => NUMBER + id.slice(8),
  'jobs.dedupe_key': (key) => key + NUMBER,
};

/**
 * Gives every municipality with its people, and whatever belongs to them, so many twins: rows that are the same but for ids,
 * which belong to each other as those of the original do. Programmes, profiles and courses are shared by all.
 */
export async function multiply(app: TestApp, databaseUrl: string, twins: number): Promise<readonly string[]> {
  const walled = (await tenantTables(app)).map(({ name }) => name);
  const tables = [...walled, ...OTHERS_THAT_GROW].filter((name) => !FEW.includes(name));
  const rows = new Map<string, readonly Row[]>();
  for (const table of tables) rows.set(table, await rowsOf(app, table));
  const own = new Set([...rows.values()].flat().flatMap(({ id }) => (typeof id === 'string' ? [id] : [])));
  const owner = new Client({ connectionString: databaseUrl });
  await owner.connect();
  try {
    // Whatever a row refers to has a twin too: what watches over that would only cost time.
    await owner.query('SET session_replication_role = replica');
    for (const [table, originals] of rows) {
      const templates = originals.map((row) => templateOf(table, row, own));
      await owner.query(await insertionInto(app, table), [templates, twins]);
    }
    // Every row counts for the statistics, and nobody counts again: else chance would choose some of the plans.
    for (const table of tables) await owner.query(`ALTER TABLE ${table} SET (autovacuum_enabled = off)`);
    await owner.query('SET default_statistics_target = 10000');
    const all = await app.sql<{ name: string }>(
      `SELECT quote_ident(relname) AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'`,
    );
    await owner.query(`VACUUM ANALYZE ${all.map(({ name }) => name).join(', ')}`);
  } finally {
    await owner.end();
  }
  return tables;
}

async function rowsOf(app: TestApp, table: string): Promise<readonly Row[]> {
  return (await app.sql<{ row: Row }>(`SELECT to_jsonb(t) AS row FROM ${table} t`)).map(({ row }) => row);
}

/** The row as JSON; the first eight digits of whatever has twins itself are left open. */
function templateOf(table: string, row: Row, own: ReadonlySet<string>): string {
  const changed = Object.entries(row).map(([column, value]) => {
    const change = DIFFERENT[`${table}.${column}`];
    return [column, change === undefined || typeof value === 'object' ? value : change(String(value))];
  });
  return JSON.stringify(Object.fromEntries(changed)).replaceAll(UUID, (id) =>
    own.has(id) ? NUMBER + id.slice(8) : id,
  );
}

async function insertionInto(app: TestApp, table: string): Promise<string> {
  const columns = await app.sql<{ name: string }>(
    `SELECT quote_ident(attname) AS name FROM pg_attribute
      WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped AND attidentity = '' AND attgenerated = ''`,
    [table],
  );
  const names = columns.map(({ name }) => name).join(', ');
  return `INSERT INTO ${table} (${names})
    SELECT ${columns.map(({ name }) => `twin.${name}`).join(', ')}
      FROM generate_series(1, $2::int) AS n, unnest($1::text[]) AS template,
           jsonb_populate_record(NULL::${table}, replace(template, '${NUMBER}', lpad(n::text, 8, '0'))::jsonb) AS twin
    ON CONFLICT DO NOTHING`;
}
