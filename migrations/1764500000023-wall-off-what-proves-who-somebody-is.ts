import type { MigrationInterface, QueryRunner } from 'typeorm';

import { ME, openUp, type Policies, SERVED, wallOff } from './row-security.js';

/** Whoever signs in is nobody yet; their scope opens accounts and nothing else. */
const SIGN_IN = `(SELECT acting_scope()) IN ('system', 'sign-in')`;
const SIGN_IN_OR_ADMIN = `(SELECT acting_scope()) IN ('system', 'sign-in', 'admin')`;

const OWN: Policies = { own: { as: `USING (${SIGN_IN} OR person_id = ${ME})` } };

const TABLES: Readonly<Record<string, Policies>> = {
  sessions: OWN,
  refresh_tokens: { of_session: { as: 'USING (EXISTS (SELECT FROM sessions s WHERE s.id = session_id))' } },
  second_factors: OWN,
  recovery_codes: OWN,
  mailed_links: OWN,
  provider_identities: { own: { as: `USING (${SIGN_IN_OR_ADMIN} OR person_id = ${ME})` } },
  identity_providers: { administered: { as: `USING (${SIGN_IN_OR_ADMIN})` } },
  second_factor_demands: {
    administered: { as: `USING (${SIGN_IN_OR_ADMIN})` },
    served: { for: 'SELECT', as: `USING (${SERVED})` },
  },
  api_keys: { served: { as: `USING (${SIGN_IN_OR_ADMIN} OR ${SERVED})` } },
  api_key_secrets: { of_key: { as: 'USING (EXISTS (SELECT FROM api_keys k WHERE k.id = key_id))' } },
};

export class WallOffWhatProvesWhoSomebodyIs1764500000023 implements MigrationInterface {
  readonly name = 'WallOffWhatProvesWhoSomebodyIs1764500000023';

  async up(runner: QueryRunner): Promise<void> {
    await wallOff(runner, TABLES);
  }

  async down(runner: QueryRunner): Promise<void> {
    await openUp(runner, TABLES);
  }
}
