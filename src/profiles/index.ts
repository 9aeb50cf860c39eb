export { ProfilesModule } from './profiles.module.js';
export { ProfilesService } from './profiles.service.js';
export { DraftsService, type NewProfile } from './drafts.service.js';
export { PostsService } from './posts.service.js';
export type { PostHolder } from './posts.repository.js';
export type {
  CareerLevel,
  Profile,
  ProfileContent,
  ProfileDomain,
  ProfileGroup,
  ProfileSummary,
  Requirement,
} from './domain/profile.js';
export type { ProfileState } from './domain/profile-states.js';
