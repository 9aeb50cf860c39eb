import { job } from '../queue/job-contract.js';
import { repeat } from '../queue/schedule.js';

const EVERY_MINUTES = 60;

export const runImport = job<{ readonly importId: string }>('imports.run');

export const expirePreviews = job<Record<string, never>>('imports.expire-previews');
repeat(expirePreviews, EVERY_MINUTES);
