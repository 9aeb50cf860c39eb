import { job } from '../../platform/queue/job-contract.js';
import { repeat } from '../../platform/queue/schedule.js';

const A_DAY = 24 * 60;

/** Null stands for an address that nobody has: the request then costs the same, and nothing is sent. */
export const mailResetLink = job<{ personId: string | null }>('accounts.mail-reset-link');

/** Whoever of these has no way in is sent a link for their first password. */
export const invitePeople = job<{ personIds: readonly string[] }>('accounts.invite-people');

/** Sessions that have long ended. */
export const forgetSessions = job<Record<string, never>>('accounts.forget-sessions');
repeat(forgetSessions, A_DAY);
