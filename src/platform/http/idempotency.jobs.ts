import { job } from '../queue/job-contract.js';
import { repeat } from '../queue/schedule.js';

const EVERY_MINUTES = 60;

export const forgetAnswers = job<Record<string, never>>('platform.forget-answers');
repeat(forgetAnswers, EVERY_MINUTES);
