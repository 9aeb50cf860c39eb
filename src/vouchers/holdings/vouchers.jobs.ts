import { job } from '../../platform/queue/job-contract.js';

export const expireDueVouchers = job<Record<string, never>>('vouchers.expire-due');
