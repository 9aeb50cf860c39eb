import { job } from '../../platform/queue/job-contract.js';
import { repeat } from '../../platform/queue/schedule.js';

const EVERY_MINUTES = 60;

/** Ends offers that nobody has answered by their last day. */
export const lapseOverdueOffers = job<Record<string, never>>('vouchers.lapse-overdue-offers');
repeat(lapseOverdueOffers, EVERY_MINUTES);
