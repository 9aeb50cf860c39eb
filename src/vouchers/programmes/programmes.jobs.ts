import { job } from '../../platform/queue/job-contract.js';
import { repeat } from '../../platform/queue/schedule.js';

const EVERY_MINUTES = 15;

export const closeEndedProgrammes = job<Record<string, never>>('vouchers.close-ended-programmes');
repeat(closeEndedProgrammes, EVERY_MINUTES);
