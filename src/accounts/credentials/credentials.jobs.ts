import { job } from '../../platform/queue/job-contract.js';

/** Null stands for an address that nobody has: the request then costs the same, and nothing is sent. */
export const mailResetLink = job<{ personId: string | null }>('accounts.mail-reset-link');
