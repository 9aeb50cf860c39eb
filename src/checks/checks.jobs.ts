import { job } from '../platform/queue/job-contract.js';
import { repeat } from '../platform/queue/schedule.js';

const EVERY_MINUTES = 60;

/** Ends the checks that nobody resumed in time. */
export const expireChecks = job<Record<string, never>>('checks.expire-due');
repeat(expireChecks, EVERY_MINUTES);
