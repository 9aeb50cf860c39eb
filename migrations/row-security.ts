import type { QueryRunner } from 'typeorm';

/** Of a table: each policy by its name, as SQL after `TO lernlotse_app`, with the command that it is for. */
export type Policies = Readonly<
  Record<string, { readonly for?: 'SELECT' | 'INSERT' | 'UPDATE' | 'DELETE'; readonly as: string }>
>;

/** Jobs, commands of the command line and what crosses. Asked once per statement, so that indexes are used as before. */
export const SYSTEM = `(SELECT acting_scope()) = 'system'`;
export const ADMIN_OR_SYSTEM = `(SELECT acting_scope()) IN ('system', 'admin')`;
/**
 * The same as the two above, for tables of which a page is read. PostgreSQL takes a comparison with an answer for true of a
 * hundredth of the rows, and sorts these few rather than walk an index until a page is full; an answer that is itself true
 * or false it takes for true of half of them.
 */
export const PAGED_BY_SYSTEM = `(SELECT acting_scope() = 'system')`;
export const PAGED_BY_ADMIN_OR_SYSTEM = `(SELECT acting_scope() IN ('system', 'admin'))`;
/** Whoever is signed in, and the system. */
export const KNOWN = `(SELECT acting_scope()) IN ('person', 'admin', 'system')`;
export const ME = '(SELECT acting_person())';
export const SERVED = `municipality_id = ANY ((SELECT acting_municipalities())::uuid[])`;
/** Where the acting person works or worked, in whatever role. */
export const AT_WORK = `municipality_id = ANY ((SELECT acting_places())::uuid[])`;

/**
 * The person whom a row of the table is about works, or worked, in a municipality that the acting one serves: who granted a
 * voucher completes it after its holder has left. For an admin it is whoever is HR, because nobody else may be there to decide.
 */
export const ofServedPerson = (table: string): string => `EXISTS (SELECT FROM memberships m
  WHERE m.person_id = ${table}.person_id AND (m.${SERVED} OR (m.role = 'hr' AND (SELECT acting_scope()) = 'admin')))`;

/** The owner of the tables keeps everything; the application gets what the policies say, and nothing else. */
export async function wallOff(runner: QueryRunner, tables: Readonly<Record<string, Policies>>): Promise<void> {
  for (const [table, policies] of Object.entries(tables)) {
    await runner.query(`
      ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
      CREATE POLICY owner_keeps_all ON ${table} TO CURRENT_USER USING (true)`);
    for (const [name, policy] of Object.entries(policies)) {
      await runner.query(`CREATE POLICY ${name} ON ${table} FOR ${policy.for ?? 'ALL'} TO lernlotse_app ${policy.as}`);
    }
  }
}

/** Takes the wall away again. */
export async function openUp(runner: QueryRunner, tables: Readonly<Record<string, Policies>>): Promise<void> {
  for (const [table, policies] of Object.entries(tables)) {
    for (const name of [...Object.keys(policies), 'owner_keeps_all']) {
      await runner.query(`DROP POLICY ${name} ON ${table}`);
    }
    await runner.query(`ALTER TABLE ${table} DISABLE ROW LEVEL SECURITY, NO FORCE ROW LEVEL SECURITY`);
  }
}
