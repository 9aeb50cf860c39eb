import type { MigrationInterface, QueryRunner } from 'typeorm';

const SYSTEM = `(SELECT acting_scope()) = 'system'`;
const OWN = `person_id = (SELECT acting_person())`;
const SERVED = `municipality_id = ANY ((SELECT acting_municipalities())::uuid[])`;
const OF_OWN_CHECK = `EXISTS (SELECT FROM checks c WHERE c.id = check_id AND c.person_id = (SELECT acting_person()))`;

/** Rows of a municipality and of a person: theirs, of HR there, of the admin who steps in where HR has one person only. */
const VOUCHERS = ['vouchers', 'voucher_requests', 'voucher_offers'];
/** Rows of a person alone. */
const PRIVATE = ['explanations_seen', 'course_marks'];
const CHECKS = ['checks', 'results'];
const OF_CHECKS = ['answers', 'result_competencies'];
const ALL = [...VOUCHERS, ...PRIVATE, ...CHECKS, ...OF_CHECKS, 'releases'];

/**
 * The second wall behind the check of each service: what belongs to a person or a municipality is only there for those
 * for whom the connection acts. Nothing said means no rows. The owner of the tables keeps them, so that migrations,
 * a backup and the few functions that run as the owner see everything.
 */
export class WallOffVouchersAndChecks1764400000031 implements MigrationInterface {
  readonly name = 'WallOffVouchersAndChecks1764400000031';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION acting_scope() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE AS $$
        SELECT coalesce(current_setting('lernlotse.scope', true), '') $$;
      CREATE FUNCTION acting_person() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE AS $$
        SELECT nullif(current_setting('lernlotse.person', true), '')::uuid $$;
      CREATE FUNCTION acting_municipalities() RETURNS uuid[] LANGUAGE sql STABLE PARALLEL SAFE AS $$
        SELECT coalesce(nullif(current_setting('lernlotse.municipalities', true), ''), '{}')::uuid[] $$;
      -- As the owner: the rows of a release must not ask the rows of its check, which ask the release again.
      CREATE FUNCTION is_own_check(the_check uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
        SELECT EXISTS (SELECT FROM checks WHERE id = the_check AND person_id = acting_person()) $$;
      CREATE FUNCTION is_released_check(the_check uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
        SELECT EXISTS (SELECT FROM releases WHERE check_id = the_check AND revoked_at IS NULL
                          AND municipality_id = ANY (acting_municipalities())) $$;
    `);
    for (const table of ALL) {
      await runner.query(`
        ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
        CREATE POLICY owner_keeps_all ON ${table} TO CURRENT_USER USING (true)`);
    }
    const allow = (table: string, name: string, rule: string, command = 'ALL') =>
      runner.query(`CREATE POLICY ${name} ON ${table} FOR ${command} TO lernlotse_app USING (${rule})`);
    for (const table of VOUCHERS) {
      await allow(table, 'own_or_served', `(SELECT acting_scope()) IN ('system', 'admin') OR ${OWN} OR ${SERVED}`);
    }
    for (const table of [...PRIVATE, ...CHECKS]) await allow(table, 'own', `${SYSTEM} OR ${OWN}`);
    for (const table of OF_CHECKS) await allow(table, 'own', `${SYSTEM} OR ${OF_OWN_CHECK}`);
    await allow('releases', 'own', `${SYSTEM} OR is_own_check(check_id)`);
    await allow('releases', 'served', SERVED, 'SELECT');
    await allow('checks', 'released', 'is_released_check(id)', 'SELECT');
    for (const table of ['results', 'result_competencies']) {
      await allow(table, 'released', 'is_released_check(check_id)', 'SELECT');
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ALL) {
      const named = (await runner.query(
        `SELECT polname AS name FROM pg_policy WHERE polrelid = '${table}'::regclass`,
      )) as unknown as readonly { readonly name: string }[];
      for (const { name } of named) await runner.query(`DROP POLICY ${name} ON ${table}`);
      await runner.query(`ALTER TABLE ${table} DISABLE ROW LEVEL SECURITY, NO FORCE ROW LEVEL SECURITY`);
    }
    await runner.query(`
      DROP FUNCTION is_released_check(uuid);
      DROP FUNCTION is_own_check(uuid);
      DROP FUNCTION acting_municipalities();
      DROP FUNCTION acting_person();
      DROP FUNCTION acting_scope();
    `);
  }
}
