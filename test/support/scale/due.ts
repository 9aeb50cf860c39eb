import { randomUUID } from 'node:crypto';

import { Client } from 'pg';

import type { TestApp } from '../app.js';
import type { World } from '../outcomes/world.js';
import { tenantTables } from '../tenant-tables.js';

/** Longer ago than anything may wait or be kept. */
const AGE = '3 years';
/** Nobody may change it, not even the owner of the tables. */
const APPEND_ONLY: readonly string[] = ['ledger_entries'];

/** What only jobs find, one of each among the many. */
export interface Due {
  readonly waitingMail: string;
  readonly waitingImport: string;
  readonly erasure: string;
}

/** Rows of a table, by where they lie. */
export type Rows = ReadonlyMap<string, readonly string[]>;

/** The rows that name one of these, an id or more in one pattern; they lie where they are until somebody writes them. */
export async function rowsNaming(app: TestApp, whose: string): Promise<Rows> {
  const found = new Map<string, readonly string[]>();
  for (const { name } of await tenantTables(app)) {
    if (APPEND_ONLY.includes(name)) continue;
    const rows = await app.sql<{ place: string }>(`SELECT ctid AS place FROM ${name} t WHERE t::text ~ $1`, [whose]);
    const places = rows.map(({ place }) => place);
    found.set(name, places);
  }
  return found;
}

/** Lets these rows be old: all of them are due, and nothing else is. */
export async function letAge(databaseUrl: string, rows: Rows): Promise<void> {
  const owner = new Client({ connectionString: databaseUrl });
  await owner.connect();
  try {
    await owner.query('SET session_replication_role = replica');
    for (const [name, places] of rows) {
      const { rows: columns } = await owner.query<{ set: string | null }>(
        `SELECT string_agg(format('%1$I = %1$I - interval ''${AGE}''', attname), ', ') AS set FROM pg_attribute
          WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = ''
            AND atttypid IN ('date'::regtype, 'timestamptz'::regtype)`,
        [name],
      );
      const set = columns[0]?.set ?? null;
      if (set !== null) await owner.query(`UPDATE ${name} SET ${set} WHERE ctid = ANY ($1::tid[])`, [places]);
    }
  } finally {
    await owner.end();
  }
}

/** Puts in what no route leaves behind. */
export async function layOut(app: TestApp, { common, foreign }: World): Promise<Due> {
  const { person, municipality, request } = foreign;
  const content = `'a@b.example', 'A', 'B', '<p>B</p>'`;
  const mail = async (state: string, isConfidential = false): Promise<string> => {
    const id = randomUUID();
    await app.sql(
      `INSERT INTO mails (id, recipient_id, kind, occasion, state, address, subject, plain, html, created_at, tried_at, confidential)
       VALUES ($1, $2, $3, $4, $3, ${content}, now() - interval '${AGE}', now() - interval '${AGE}', $5)`,
      [id, person, state, id, isConfidential],
    );
    return id;
  };
  await mail('sending');
  await mail('sent', true);
  const waitingMail = await mail('waiting');
  const [town] = await app.sql<{ ars: string }>('SELECT ars FROM municipalities WHERE id = $1', [municipality]);
  const rows = ['a', 'b'].map((name) => `${name}@neu.example;A;B;${town!.ars};employee;Amt`);
  const waitingImport = randomUUID();
  await app.sql(
    `INSERT INTO imports (id, kind, mode, file_name, file, started_by, created_at)
     VALUES ($1, 'people', 'good-rows', 'people.csv', $2, $3, now())`,
    [waitingImport, Buffer.from(['email;given_name;family_name;ars;role;unit', ...rows, ''].join('\n')), person],
  );
  await app.sql(`UPDATE voucher_requests SET state = 'waitlisted', decided_by = $2, decided_at = now() WHERE id = $1`, [
    request,
    randomUUID(),
  ]);
  await app.sql(`UPDATE programmes SET waiting_approval = 'by-rule' WHERE id = $1`, [common.programmes[2]]);
  const [erasure] = await app.sql<{ id: string }>(`SELECT id FROM erasures WHERE leaver ->> 'personId' = $1`, [person]);
  return { waitingMail, waitingImport, erasure: erasure!.id };
}
