import type { RedistributionState } from '../domain/redistribution-plan.js';

/** What HR is told: each state that is reached, and a change of the announcement. */
export type RedistributionNews = RedistributionState | 'changed';
