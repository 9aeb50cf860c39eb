import { job } from '../platform/queue/job-contract.js';
import { repeat } from '../platform/queue/schedule.js';

const SIX_HOURS = 6 * 60;

/** Makes the reports of the last quarter that is over, for every municipality that has none yet. */
export const closePeriod = job<Record<string, never>>('insights.close-period');
repeat(closePeriod, SIX_HOURS);
