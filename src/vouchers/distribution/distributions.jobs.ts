import { job } from '../../platform/queue/job-contract.js';

/** Makes the allotments of a distribution that was decided upon. */
export const carryOutDistribution = job<{ readonly distributionId: string }>('vouchers.carry-out-distribution');
