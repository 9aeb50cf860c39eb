import { Client } from 'pg';

import type { TestApp } from '../app.js';
import { tenantTables } from '../tenant-tables.js';

/** Stands for the eight digits by which one twin differs from the next; also a decimal and a hexadecimal number. */
const NUMBER = '%%%%%%%%';
/** One programme follows the other: a tenth of the twins lies in those of the originals, the others in twins of these. */
const ERAS = Array.from({ length: 10 }, (_, at) => at + 1);
const PRESENT = ERAS.length;
const UUID = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

/** Shared by all. */
const FEW: readonly string[] = ['programmes', 'distributions', 'redistributions'];
/** Grows with the programme, but holds nobody's name. */
const OTHERS_THAT_GROW: readonly string[] = ['municipalities'];

type Row = Readonly<Record<string, string | number | boolean | object | null>>;

/** What must differ from the original besides the ids, by `table.column`. */
const DIFFERENT: Readonly<Record<string, (value: string) => string>> = {
  'programmes.state': () => 'settled',
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
 * which belong to each other as those of the original do. Profiles and courses are shared by all, a programme by a tenth of
 * them: those of the past are settled.
 */
export async function multiply(app: TestApp, databaseUrl: string, twins: number): Promise<readonly string[]> {
  const walled = (await tenantTables(app)).map(({ name }) => name);
  const tables = [...walled, ...OTHERS_THAT_GROW].filter((name) => !FEW.includes(name));
  const rows = new Map<string, readonly Row[]>();
  for (const table of tables) rows.set(table, await rowsOf(app, table));
  const programmes = await rowsOf(app, 'programmes');
  const ids = { twinned: idsOf([...rows.values()].flat()), programmes: idsOf(programmes) };
  const owner = new Client({ connectionString: databaseUrl });
  await owner.connect();
  try {
    // Whatever a row refers to has a twin too: what watches over that would only cost time.
    await owner.query('SET session_replication_role = replica');
    const fill = async (table: string, originals: readonly Row[], most: number): Promise<void> => {
      const every = ERAS.flatMap((era) =>
        originals.map((row) => ({ era, template: templateOf(table, row, ids, era) })),
      );
      const values = [every.map(({ template }) => template), every.map(({ era }) => era), most];
      await owner.query(await insertionInto(app, table), values);
    };
    await fill('programmes', programmes, PRESENT - 1);
    for (const [table, originals] of rows) await fill(table, originals, twins);
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

const idsOf = (rows: readonly Row[]): ReadonlySet<string> =>
  new Set(rows.flatMap(({ id }) => (typeof id === 'string' ? [id] : [])));

interface Ids {
  /** Of what has a twin for each. */
  readonly twinned: ReadonlySet<string>;
  /** Have a twin for each era. */
  readonly programmes: ReadonlySet<string>;
}

/** The row as JSON; the first eight digits of whatever has twins itself are left open, those of a past programme tell its era. */
function templateOf(table: string, row: Row, { twinned, programmes }: Ids, era: number): string {
  const changed = Object.entries(row).map(([column, value]) => {
    const change = DIFFERENT[`${table}.${column}`];
    return [column, change === undefined || typeof value === 'object' ? value : change(String(value))];
  });
  return JSON.stringify(Object.fromEntries(changed)).replaceAll(UUID, (id) => {
    if (twinned.has(id)) return NUMBER + id.slice(8);
    return programmes.has(id) && era !== PRESENT ? String(era).padStart(8, '0') + id.slice(8) : id;
  });
}

/** Of the rows of each era, one for each number that falls to it, up to the highest one. */
async function insertionInto(app: TestApp, table: string): Promise<string> {
  const columns = await app.sql<{ name: string }>(
    `SELECT quote_ident(attname) AS name FROM pg_attribute
      WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped AND attidentity = '' AND attgenerated = ''`,
    [table],
  );
  const names = columns.map(({ name }) => name).join(', ');
  return `INSERT INTO ${table} (${names})
    SELECT ${columns.map(({ name }) => `twin.${name}`).join(', ')}
      FROM unnest($1::text[], $2::int[]) AS original (template, era), generate_series(era, $3::int, ${String(ERAS.length)}) AS n,
           jsonb_populate_record(NULL::${table}, replace(template, '${NUMBER}', lpad(n::text, 8, '0'))::jsonb) AS twin
    ON CONFLICT DO NOTHING`;
}
