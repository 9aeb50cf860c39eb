import { job } from '../../platform/queue/job-contract.js';
import { repeat } from '../../platform/queue/schedule.js';

const EVERY_MINUTES = 60;

export const expireDueVouchers = job<Record<string, never>>('vouchers.expire-due');
repeat(expireDueVouchers, EVERY_MINUTES);
