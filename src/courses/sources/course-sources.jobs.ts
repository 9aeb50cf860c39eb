import { job } from '../../platform/queue/job-contract.js';
import { repeat } from '../../platform/queue/schedule.js';

const EVERY_MINUTES = 5;

export const refreshSource = job<{ readonly sourceId: string }>('courses.refresh-source');

export const refreshDueSources = job<Record<string, never>>('courses.refresh-due-sources');
repeat(refreshDueSources, EVERY_MINUTES);
