import { job } from '../../platform/queue/job-contract.js';
import { repeat } from '../../platform/queue/schedule.js';

const SIX_HOURS = 6 * 60;

const LEASE_SECONDS = 3;

/** Gives the free places of a programme to those on its waiting lists; soon again when a worker dies over it. */
export const moveUpWaiting = job<{ readonly programmeId: string }>('vouchers.move-up-waiting', {
  leaseSeconds: LEASE_SECONDS,
});

/** Tells those who wait how far the list has moved. */
export const tellWhoWaits = job<Record<string, never>>('vouchers.tell-who-waits');
repeat(tellWhoWaits, SIX_HOURS);
