import { job } from '../../platform/queue/job-contract.js';
import { repeat } from '../../platform/queue/schedule.js';
import type { RedistributionNews } from './redistribution-news.js';

const EVERY_MINUTES = 15;

/** Moves the vouchers of a redistribution that was decided upon. */
export const carryOutRedistribution = job<{ readonly redistributionId: string }>('vouchers.carry-out-redistribution');

/** Looks which redistributions are past their window. */
export const carryOutDueRedistributions = job<Record<string, never>>('vouchers.carry-out-due-redistributions');
repeat(carryOutDueRedistributions, EVERY_MINUTES);

/** Tells HR of every municipality of the programme. */
export const tellOfRedistribution = job<{
  readonly redistributionId: string;
  readonly revision: number;
  readonly news: RedistributionNews;
}>('vouchers.tell-of-redistribution');
