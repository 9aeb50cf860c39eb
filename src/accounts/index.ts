export { AccountsModule } from './accounts.module.js';
export { SessionsService, type SignedIn } from './sessions/sessions.service.js';
export { deviceOf, type OwnSession } from './domain/session.js';
export type { SecondFactorState } from './domain/second-factor.js';
export { type Enrolment, SecondFactors } from './second-factor/second-factors.service.js';
export type { SignInOptions } from './sessions/sign-ins.service.js';
export { SecondFactorNeeded } from './sessions/second-factor-asked.js';
export {
  IdentityProviders,
  type KnownProvider,
  OIDC_CALLBACK,
  type ProviderInput,
} from './oidc/identity-providers.service.js';
export type { ProviderSummary } from './oidc/identity-providers.repository.js';
export { type ProviderCheck, ProviderChecks } from './oidc/provider-checks.service.js';
export { type SecondFactorDemand, SecondFactorDemands } from './second-factor/second-factor-demands.service.js';
export { type OidcPassage, OidcSignIns } from './oidc/oidc-sign-ins.service.js';
export { SESSION_COOKIE } from './sessions/session.strategy.js';
export { ApiKeys, type IssuedKey, type KeyInput } from './api-keys/api-keys.service.js';
export { SCIM_PATH } from './scim/scim-limits.js';
export { API_KEY_LIMITS, type ApiKey, mayRenew, scopesToIssue, stateOfKey } from './domain/api-key.js';
export { EmailChanges } from './credentials/email-changes.service.js';
export { PasswordResets } from './credentials/password-resets.service.js';
export { Passwords } from './credentials/passwords.service.js';
export { PASSWORD_LENGTH } from './domain/password-rule.js';
export { type ActQuery, ActsService, type ActView } from './acts/acts.service.js';
export { actorInWords } from './acts/act-files.js';
export { ACT_GROUPS } from './acts/domain/act-kinds.js';
export { PersonsService } from './persons/persons.service.js';
export { AccessLog, type AccessInWords } from './accesses/access-log.service.js';
export { type Left, MembershipEnds } from './memberships/membership-ends.service.js';
export { CORRECTABLE, isInEffect, isOverdue, RIGHTS } from './domain/rights-request.js';
export type { HandledRequest, RightsRequest, WaitingRequests } from './rights-requests/rights-requests.repository.js';
export { Limits } from './rights-requests/limits.service.js';
export { RightsRequests } from './rights-requests/rights-requests.service.js';
export { MemberSessions } from './staff/member-sessions.service.js';
export { Staff } from './staff/staff.service.js';
export { NoticeService } from './notice/notice.service.js';
export type { DemoLogin, Me, Member, Person, PersonName, ProvidedPerson, StaffMember } from './domain/person.js';
export { PersonalDataRegistry } from './personal-data/personal-data.registry.js';
export type { Leaver, Outdated, PersonalData, RetentionRule } from './personal-data/personal-data.js';
export { Erasures } from './personal-data/erasures.service.js';
export { IdentityProofs, type ProofWays } from './personal-data/identity-proofs.service.js';
export { type OwnData, OwnDataService } from './personal-data/own-data.service.js';
export { Retention, type RetentionPreview } from './personal-data/retention.service.js';
