import { job } from './job-contract.js';
import { repeat } from './schedule.js';

const DAY_MINUTES = 24 * 60;

export const forgetJobs = job<Record<string, never>>('platform.forget-jobs');
repeat(forgetJobs, DAY_MINUTES);
