export type { PublishedRules } from '../domain/redistribution.js';
export { MOST_WINDOW_DAYS, movedIn, NOTICE_DAYS } from '../domain/redistribution-plan.js';
export type { RedistributionReversal } from '../domain/redistribution-reversal.js';
export type { Announcement } from './announcements.service.js';
export { RedistributionActs } from './redistribution-acts.service.js';
export { RedistributionReversals } from './redistribution-reversals.service.js';
export {
  type RedistributionHead,
  type RedistributionPosition,
  RedistributionsService,
  type RedistributionView,
} from './redistributions.service.js';
