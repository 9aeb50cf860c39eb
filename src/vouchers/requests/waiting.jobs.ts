import { job } from '../../platform/queue/job-contract.js';

/** Gives the free places of a programme to those on its waiting lists. */
export const moveUpWaiting = job<{ readonly programmeId: string }>('vouchers.move-up-waiting');
