import { job } from '../../platform/queue/job-contract.js';
import { repeat } from '../../platform/queue/schedule.js';

const WEEK_MINUTES = 7 * 24 * 60;

export const checkLinks = job<Record<string, never>>('courses.check-links');
repeat(checkLinks, WEEK_MINUTES);
