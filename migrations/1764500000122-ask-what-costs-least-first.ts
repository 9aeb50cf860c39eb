import type { MigrationInterface, QueryRunner } from 'typeorm';

import { ADMIN_OR_SYSTEM, ME, SYSTEM } from './row-security.js';

/** Of policies that may read a row: table, name, what it asked, and what costs nothing and decides for most. */
const POLICIES: readonly (readonly [table: string, policy: string, asked: string, first: string])[] = [
  ['checks', 'released', 'is_released_check(id)', `${SYSTEM} OR person_id = ${ME}`],
  ['results', 'released', 'is_released_check(check_id)', `${SYSTEM} OR person_id = ${ME}`],
  [
    ...(['result_competencies', 'released', 'is_released_check(check_id)'] as const),
    `${SYSTEM} OR EXISTS (SELECT FROM checks c WHERE c.id = check_id AND c.person_id = ${ME})`,
  ],
  [
    ...(['persons', 'seen'] as const),
    `id = ${ME} OR (admin AND ${ME} IS NOT NULL) OR EXISTS (SELECT FROM memberships m WHERE m.person_id = persons.id)
       OR EXISTS (SELECT FROM scim_users s WHERE s.person_id = persons.id)`,
    `(SELECT acting_scope()) IN ('system', 'sign-in', 'admin')`,
  ],
  ['job_journal', 'of_job', 'EXISTS (SELECT FROM jobs j WHERE j.id = job_id)', ADMIN_OR_SYSTEM],
];

/**
 * Of the policies that let a row be read PostgreSQL asks the one whose name comes last first: jobs asked of every check who
 * had released it, and admins of every person where they work, before their own policy let all of them through. Each of these
 * says now what the other says, before what it costs to find out; together they allow what they allowed.
 */
export class AskWhatCostsLeastFirst1764500000122 implements MigrationInterface {
  readonly name = 'AskWhatCostsLeastFirst1764500000122';

  async up(runner: QueryRunner): Promise<void> {
    for (const [table, policy, asked, first] of POLICIES) {
      await runner.query(`ALTER POLICY ${policy} ON ${table} USING (${first} OR ${asked})`);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const [table, policy, asked] of POLICIES) {
      await runner.query(`ALTER POLICY ${policy} ON ${table} USING (${asked})`);
    }
  }
}
