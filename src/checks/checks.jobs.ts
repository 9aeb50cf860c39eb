import { job } from '../platform/queue/job-contract.js';
import { repeat } from '../platform/queue/schedule.js';

const EVERY_MINUTES = 60;
const SIX_HOURS = 6 * 60;

/** Ends the checks that nobody resumed in time. */
export const expireChecks = job<Record<string, never>>('checks.expire-due');
repeat(expireChecks, EVERY_MINUTES);

/** Reminds of checks that were begun, where the works agreement allows it. */
export const remindOfChecks = job<Record<string, never>>('checks.remind');
repeat(remindOfChecks, SIX_HOURS);
