import { job } from '../../platform/queue/job-contract.js';
import { repeat } from '../../platform/queue/schedule.js';

const LEASE_SECONDS = 3;

/** Short lease: when a worker dies over it, the numbers are right again within five seconds. */
export const tallyMunicipality = job<{ readonly programmeId: string; readonly municipalityId: string }>(
  'vouchers.tally-municipality',
  { leaseSeconds: LEASE_SECONDS },
);

/** Tallies these municipalities again; null means all of the programme. */
export const recountProgramme = job<{
  readonly programmeId: string;
  readonly municipalityIds: readonly string[] | null;
}>('vouchers.recount-programme');

const DRIFT_CHECK_EVERY_MINUTES = 15;

/** Compares tally, tables and ledger of every programme that can still move. */
export const checkDrift = job<Record<string, never>>('vouchers.check-drift');
repeat(checkDrift, DRIFT_CHECK_EVERY_MINUTES);
