import type { TestApp } from './app.js';
import { columnsThatNamePersons, tableOf } from './personal-columns.js';

export interface Wall {
  readonly name: string;
  /** Row-level security is on, for the owner too, and says what the application may see. */
  readonly isWalled: boolean;
}

/** Every table that holds something of a person's or of a municipality's, or has a wall, from the catalogue. */
export async function tenantTables(app: TestApp): Promise<readonly Wall[]> {
  const personal = [...new Set((await columnsThatNamePersons(app)).map(tableOf))];
  return app.sql<{ name: string; isWalled: boolean }>(
    `WITH RECURSIVE tenants AS (
       SELECT c.oid FROM pg_class c
        WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace
          AND (c.relname = ANY ($1) OR c.relrowsecurity OR EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'municipality_id' AND NOT a.attisdropped))
       UNION
       -- What goes when such a row goes is a part of it.
       SELECT k.conrelid FROM tenants t JOIN pg_constraint k ON k.confrelid = t.oid AND k.contype = 'f' AND k.confdeltype = 'c')
     SELECT c.relname AS name, c.relrowsecurity AND c.relforcerowsecurity
              AND EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = c.oid AND 'lernlotse_app'::regrole = ANY (p.polroles)) AS "isWalled"
       FROM tenants t JOIN pg_class c ON c.oid = t.oid ORDER BY c.relname`,
    [personal],
  );
}
