import { job } from '../../platform/queue/job-contract.js';
import { repeat } from '../../platform/queue/schedule.js';

const HOUR = 60;

/** Carries out what the end of memberships brings, after their last day. */
export const settleMemberships = job<Record<string, never>>('accounts.settle-memberships');
repeat(settleMemberships, HOUR);
