import { job } from '../../platform/queue/job-contract.js';

/** What an erasure leaves for later: uploads, queue, log, free texts. */
export const followErasure = job<{ erasureId: string }>('accounts.follow-erasure');
