import { job } from '../../platform/queue/job-contract.js';
import { repeat } from '../../platform/queue/schedule.js';

const SIX_HOURS = 6 * 60;

export const remindOfEnd = job<Record<string, never>>('vouchers.remind-of-end');
export const remindOfRequests = job<Record<string, never>>('vouchers.remind-of-requests');
repeat(remindOfEnd, SIX_HOURS);
repeat(remindOfRequests, SIX_HOURS);
