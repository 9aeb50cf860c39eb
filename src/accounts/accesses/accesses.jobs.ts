import { job } from '../../platform/queue/job-contract.js';
import { repeat } from '../../platform/queue/schedule.js';

const DAY_MINUTES = 24 * 60;

/** Takes out what the log of accesses no longer keeps. */
export const forgetAccesses = job<Record<string, never>>('accounts.forget-accesses');
repeat(forgetAccesses, DAY_MINUTES);
