import type { MigrationInterface, QueryRunner } from 'typeorm';

import { ADMIN_OR_SYSTEM, AT_WORK, KNOWN, ME, openUp, type Policies, SERVED, SYSTEM, wallOff } from './row-security.js';

const OF_AGREEMENT = 'EXISTS (SELECT FROM works_agreements w WHERE w.id = agreement_id';

const TABLES: Readonly<Record<string, Policies>> = {
  imports: { started: { as: `USING (${ADMIN_OR_SYSTEM} OR started_by = ${ME})` } },
  // Whoever sees an import sees its rows.
  import_rows: { of_import: { as: 'USING (EXISTS (SELECT FROM imports i WHERE i.id = import_id))' } },
  mails: { system: { as: `USING (${SYSTEM})` } },
  works_agreements: {
    known: { for: 'SELECT', as: `USING (${KNOWN})` },
    served: { as: `USING (${ADMIN_OR_SYSTEM} OR ${SERVED})` },
  },
  works_agreement_documents: {
    at_work: { for: 'SELECT', as: `USING (${OF_AGREEMENT} AND w.${AT_WORK}))` },
    served: { as: `USING (${ADMIN_OR_SYSTEM} OR ${OF_AGREEMENT} AND w.${SERVED}))` },
  },
  insight_reports: {
    served: { for: 'SELECT', as: `USING (${ADMIN_OR_SYSTEM} OR ${SERVED})` },
    system: { as: `USING (${SYSTEM})` },
  },
  xapi_statements: { system: { as: `USING (${SYSTEM})` } },
};

const COMMENTS: Readonly<Record<string, string>> = {
  works_agreements:
    'Whoever is signed in may read an agreement: it is concluded for everybody who works there, and their checks ask it; HR there and an admin write.',
};

export class WallOffAgreementsImportsAndMails1764500000021 implements MigrationInterface {
  readonly name = 'WallOffAgreementsImportsAndMails1764500000021';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- As the owner: the memberships get a wall of their own, which asks this. One that has ended counts too.
      CREATE FUNCTION acting_places() RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
        SELECT coalesce(array_agg(DISTINCT municipality_id), '{}') FROM memberships WHERE person_id = acting_person() $$;
    `);
    await wallOff(runner, TABLES);
    for (const [table, text] of Object.entries(COMMENTS)) await runner.query(`COMMENT ON TABLE ${table} IS '${text}'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of Object.keys(COMMENTS)) await runner.query(`COMMENT ON TABLE ${table} IS NULL`);
    await openUp(runner, TABLES);
    await runner.query('DROP FUNCTION acting_places()');
  }
}
