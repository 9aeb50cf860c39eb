export { MatchingModule } from './matching.module.js';
export { type GroundedMatch, MatchingService } from './matching.service.js';
export { ImpactService, type ProfileImpact } from './impact.service.js';
export { HalfLivesService, type HalfLivesView } from './half-lives.service.js';
export { WaitingService } from './waiting.service.js';
export type { MatchStatus } from './domain/judgement.js';
export type { Gap } from './domain/match.js';
export type { MatchList, MatchView, RequirementView } from './domain/match-view.js';
export { type PeriodHolder, PeriodGapsService } from './period-gaps.service.js';
