import { job } from '../../platform/queue/job-contract.js';
import { repeat } from '../../platform/queue/schedule.js';

const SIX_HOURS = 6 * 60;

/** Reminds HR of requests of persons before their last day, and when it is over. */
export const remindOfRights = job<Record<string, never>>('accounts.remind-of-rights');
repeat(remindOfRights, SIX_HOURS);
