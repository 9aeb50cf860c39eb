import type { PersonalData } from '../../src/accounts/index.js';
import type { TestApp } from './app.js';

/** Names that a column gets when it says who somebody is, or who did something. */
const NAMES_A_PERSON = String.raw`(_by|^actor_id|^reference|^requester|^requester_id|(^|_)person_id|(^|_)recipient_id|(^|_)(owner|user|viewer|holder|subject|account)_id)$`;

/**
 * Columns that name a person, as `table.column`: every foreign key that ends at a person, also through another table's
 * key, and every uuid that is called as if it did.
 */
export async function columnsThatNamePersons(app: TestApp): Promise<string[]> {
  const rows = await app.sql<{ name: string }>(
    `WITH RECURSIVE naming AS (
       SELECT 'persons'::regclass AS rel, a.attnum FROM pg_attribute a WHERE a.attrelid = 'persons'::regclass AND a.attname = 'id'
       UNION
       SELECT k.conrelid::regclass, k.conkey[place]
       FROM pg_constraint k CROSS JOIN LATERAL generate_subscripts(k.conkey, 1) AS place
       JOIN naming n ON n.rel = k.confrelid AND n.attnum = k.confkey[place]
       WHERE k.contype = 'f')
     SELECT rel::text || '.' || a.attname AS name FROM naming n JOIN pg_attribute a ON a.attrelid = n.rel AND a.attnum = n.attnum
     UNION
     SELECT c.table_name || '.' || c.column_name FROM information_schema.columns c
     JOIN information_schema.tables t USING (table_schema, table_name)
     WHERE c.table_schema = 'public' AND t.table_type = 'BASE TABLE' AND c.data_type = 'uuid' AND c.column_name ~ $1
     ORDER BY 1`,
    [NAMES_A_PERSON],
  );
  return rows.map(({ name }) => name);
}

/** Texts, JSON and bytes of the tables named, as `table.column`. */
export async function textsOf(app: TestApp, tables: readonly string[]): Promise<string[]> {
  const rows = await app.sql<{ name: string }>(
    `SELECT table_name || '.' || column_name AS name FROM information_schema.columns
     WHERE table_schema = 'public' AND table_name = ANY ($1)
       AND (data_type IN ('text', 'json', 'jsonb', 'character', 'character varying') OR udt_name = '_text')
     ORDER BY 1`,
    [tables],
  );
  return rows.map(({ name }) => name);
}

export async function tables(app: TestApp): Promise<string[]> {
  const rows = await app.sql<{ name: string }>(
    `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE' ORDER BY 1`,
  );
  return rows.map(({ name }) => name);
}

/** Foreign keys that would keep a row of the table from being erased, as `table.column`. */
export async function whatHolds(app: TestApp, table: string): Promise<string[]> {
  const rows = await app.sql<{ name: string }>(
    `SELECT k.conrelid::regclass::text || '.' || a.attname AS name FROM pg_constraint k
     JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = ANY (k.conkey)
     WHERE k.contype = 'f' AND k.confrelid = $1::regclass AND k.confdeltype IN ('a', 'r') ORDER BY 1`,
    [table],
  );
  return rows.map(({ name }) => name);
}

export function tableOf(column: string): string {
  return column.split('.')[0] ?? '';
}

/** What the owners say of their columns, by name. */
export function fatesOf(owners: readonly PersonalData[]): ReadonlyMap<string, string> {
  return new Map(owners.flatMap(({ columns }) => Object.entries(columns)));
}

/** What the owners say of the texts of rows that outlive a person, by name. */
export function textFatesOf(owners: readonly PersonalData[]): ReadonlyMap<string, unknown> {
  return new Map(owners.flatMap(({ texts = {} }) => Object.entries(texts)));
}
