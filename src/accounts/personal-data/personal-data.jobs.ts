import { job } from '../../platform/queue/job-contract.js';
import { repeat } from '../../platform/queue/schedule.js';

const A_DAY = 24 * 60;

/** What an erasure leaves for later: uploads, queue, log, free texts. */
export const followErasure = job<{ erasureId: string }>('accounts.follow-erasure');

/** Erases what works agreements no longer allow to be kept. */
export const enforceRetention = job<Record<string, never>>('accounts.enforce-retention');
repeat(enforceRetention, A_DAY);
