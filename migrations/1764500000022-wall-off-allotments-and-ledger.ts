import type { MigrationInterface, QueryRunner } from 'typeorm';

import { ADMIN_OR_SYSTEM, AT_WORK, KNOWN, openUp, type Policies, SERVED, wallOff } from './row-security.js';

const ADMINISTERED: Policies = { administered: { as: `USING (${ADMIN_OR_SYSTEM})` } };
const SERVED_OR_AT_WORK = `(${SERVED} OR ${AT_WORK})`;

/** What is decided for all municipalities together is known to all of them; only an admin, or a job, decides. */
const DECIDED: Policies = { ...ADMINISTERED, known: { for: 'SELECT', as: `USING (${KNOWN})` } };

const TABLES: Readonly<Record<string, Policies>> = {
  // Who moves a voucher, as HR or as its holder, holds the allotment and counts in it what is occupied.
  allotments: {
    ...ADMINISTERED,
    moved: { for: 'UPDATE', as: `USING ${SERVED_OR_AT_WORK}` },
    served_or_at_work: { for: 'SELECT', as: `USING ${SERVED_OR_AT_WORK}` },
  },
  ledger_entries: {
    ...ADMINISTERED,
    moved: { for: 'INSERT', as: `WITH CHECK ${SERVED_OR_AT_WORK}` },
    served: { for: 'SELECT', as: `USING (${SERVED})` },
  },
  tallies: { ...ADMINISTERED, served: { for: 'SELECT', as: `USING (${SERVED})` } },
  tally_alarms: ADMINISTERED,
  distributions: DECIDED,
  redistributions: DECIDED,
};

const DECISION =
  'Whoever is signed in may read a decision: it is about all municipalities together, and each may object to it; only an admin, or a job, writes.';
const COMMENTS: Readonly<Record<string, string>> = { distributions: DECISION, redistributions: DECISION };

export class WallOffAllotmentsAndLedger1764500000022 implements MigrationInterface {
  readonly name = 'WallOffAllotmentsAndLedger1764500000022';

  async up(runner: QueryRunner): Promise<void> {
    await wallOff(runner, TABLES);
    for (const [table, text] of Object.entries(COMMENTS)) await runner.query(`COMMENT ON TABLE ${table} IS '${text}'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of Object.keys(COMMENTS)) await runner.query(`COMMENT ON TABLE ${table} IS NULL`);
    await openUp(runner, TABLES);
  }
}
