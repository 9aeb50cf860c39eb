import { Module } from '@nestjs/common';
import { JwtModule } from '@nestjs/jwt';
import { TypeOrmModule } from '@nestjs/typeorm';

import { MunicipalitiesModule } from '../municipalities/index.js';
import { Env } from '../platform/config/env.js';
import { AccessLogController } from './accesses/access-log.controller.js';
import { AccessLogRepository } from './accesses/access-log.repository.js';
import { AccessLog } from './accesses/access-log.service.js';
import { AccessesPersonalData } from './accesses/accesses-personal-data.repository.js';
import { AccessesProcessor } from './accesses/accesses.processor.js';
import { ApiKeysController } from './api-keys/api-keys.controller.js';
import { ApiKeysRepository } from './api-keys/api-keys.repository.js';
import { ApiKeys } from './api-keys/api-keys.service.js';
import { KeyStrategy } from './api-keys/key.strategy.js';
import { CredentialsController } from './credentials/credentials.controller.js';
import { CREDENTIAL_MAILS } from './credentials/credentials.providers.js';
import { EmailChanges } from './credentials/email-changes.service.js';
import { PasswordResets } from './credentials/password-resets.service.js';
import { Passwords } from './credentials/passwords.service.js';
import { MembershipEnds } from './memberships/membership-ends.service.js';
import { MembershipsProcessor } from './memberships/memberships.processor.js';
import { MembershipsRepository } from './memberships/memberships.repository.js';
import { NoticeAcknowledgementEntity } from './notice/notice-acknowledgement.entity.js';
import { NoticeController } from './notice/notice.controller.js';
import { NoticeRepository } from './notice/notice.repository.js';
import { NoticeService } from './notice/notice.service.js';
import { IdentityProvidersController } from './oidc/identity-providers.controller.js';
import { IdentityProvidersRepository } from './oidc/identity-providers.repository.js';
import { IdentityProviders } from './oidc/identity-providers.service.js';
import { OidcClient } from './oidc/oidc-client.js';
import { ProviderChecks } from './oidc/provider-checks.service.js';
import { OidcSignIns } from './oidc/oidc-sign-ins.service.js';
import { Erasures } from './personal-data/erasures.service.js';
import { IdentityProofs } from './personal-data/identity-proofs.service.js';
import { PERSONAL_DATA } from './personal-data/personal-data.providers.js';
import { OwnDataController } from './personal-data/own-data.controller.js';
import { OwnDataService } from './personal-data/own-data.service.js';
import { RetentionController } from './personal-data/retention.controller.js';
import { Retention } from './personal-data/retention.service.js';
import { PersonalDataRegistry } from './personal-data/personal-data.registry.js';
import { AdminsService } from './persons/admins.service.js';
import { CreateAdminCommand } from './persons/create-admin.command.js';
import { MeController } from './persons/me.controller.js';
import { MembershipEntity } from './persons/membership.entity.js';
import { PeopleWriterRepository } from './persons/people-writer.repository.js';
import { PeopleWriter } from './persons/people-writer.service.js';
import { PeopleImporter } from './persons/people.importer.js';
import { PersonEntity } from './persons/person.entity.js';
import { PersonsRepository } from './persons/persons.repository.js';
import { PersonsService } from './persons/persons.service.js';
import { SCIM, SCIM_CONTROLLERS } from './scim/scim.providers.js';
import { RIGHTS_REQUESTS } from './rights-requests/rights-requests.providers.js';
import { OwnRightsController } from './rights-requests/own-rights.controller.js';
import { Limits } from './rights-requests/limits.service.js';
import { RightsRequestsController } from './rights-requests/rights-requests.controller.js';
import { RightsRequests } from './rights-requests/rights-requests.service.js';
import { ResetSecondFactorCommand } from './second-factor/reset-second-factor.command.js';
import { SecondFactorCheck } from './second-factor/second-factor-check.service.js';
import { SecondFactorDemandsController } from './second-factor/second-factor-demands.controller.js';
import { SecondFactorDemandsRepository } from './second-factor/second-factor-demands.repository.js';
import { SecondFactorDemands } from './second-factor/second-factor-demands.service.js';
import { SecondFactorController } from './second-factor/second-factor.controller.js';
import { SecondFactorsRepository } from './second-factor/second-factors.repository.js';
import { SecondFactors } from './second-factor/second-factors.service.js';
import { accessTokenKey } from './sessions/access-token-key.js';
import { AccessTokens } from './sessions/access-tokens.service.js';
import { AttemptsRepository } from './sessions/attempts.repository.js';
import { AuthController } from './sessions/auth.controller.js';
import { BearerStrategy } from './sessions/bearer.strategy.js';
import { Guesses } from './sessions/guesses.service.js';
import { OwnSessionsController } from './sessions/own-sessions.controller.js';
import { PasswordStrategy } from './sessions/password.strategy.js';
import { RefreshTokensRepository } from './sessions/refresh-tokens.repository.js';
import { Refreshes } from './sessions/refreshes.service.js';
import { StaffController } from './staff/staff.controller.js';
import { MemberSessions } from './staff/member-sessions.service.js';
import { Staff } from './staff/staff.service.js';
import { SessionEntity } from './sessions/session.entity.js';
import { SessionStrategy } from './sessions/session.strategy.js';
import { SessionsRepository } from './sessions/sessions.repository.js';
import { ActsController } from './acts/acts.controller.js';
import { ActsRepository } from './acts/acts.repository.js';
import { ActsService } from './acts/acts.service.js';
import { SessionsService } from './sessions/sessions.service.js';
import { SignIns } from './sessions/sign-ins.service.js';

@Module({
  imports: [
    MunicipalitiesModule,
    TypeOrmModule.forFeature([PersonEntity, MembershipEntity, SessionEntity, NoticeAcknowledgementEntity]),
    JwtModule.registerAsync({
      inject: [Env],
      useFactory: (env: Env) => ({ secret: accessTokenKey(env), signOptions: { algorithm: 'HS256' } }),
    }),
  ],
  controllers: [
    AuthController,
    OwnSessionsController,
    SecondFactorController,
    SecondFactorDemandsController,
    ApiKeysController,
    IdentityProvidersController,
    CredentialsController,
    MeController,
    OwnDataController,
    RetentionController,
    AccessLogController,
    StaffController,
    OwnRightsController,
    RightsRequestsController,
    NoticeController,
    ActsController,
    ...SCIM_CONTROLLERS,
  ],
  providers: [
    ...PERSONAL_DATA,
    ...RIGHTS_REQUESTS,
    ...CREDENTIAL_MAILS,
    ...SCIM,
    ActsService,
    ActsRepository,
    PersonsService,
    PersonsRepository,
    PeopleImporter,
    PeopleWriter,
    PeopleWriterRepository,
    AdminsService,
    CreateAdminCommand,
    SessionsService,
    SessionsRepository,
    AttemptsRepository,
    SignIns,
    OidcSignIns,
    OidcClient,
    IdentityProviders,
    IdentityProvidersRepository,
    ProviderChecks,
    SecondFactors,
    SecondFactorCheck,
    SecondFactorDemands,
    SecondFactorDemandsRepository,
    SecondFactorsRepository,
    ResetSecondFactorCommand,
    AccessTokens,
    Refreshes,
    RefreshTokensRepository,
    Guesses,
    Passwords,
    PasswordResets,
    EmailChanges,
    NoticeService,
    NoticeRepository,
    AccessLog,
    AccessLogRepository,
    AccessesPersonalData,
    AccessesProcessor,
    MemberSessions,
    Staff,
    MembershipEnds,
    MembershipsProcessor,
    MembershipsRepository,
    ApiKeys,
    ApiKeysRepository,
    KeyStrategy,
    BearerStrategy,
    SessionStrategy,
    PasswordStrategy,
  ],
  exports: [
    ActsService,
    PersonsService,
    SessionsService,
    NoticeService,
    Passwords,
    PasswordResets,
    EmailChanges,
    SecondFactors,
    SecondFactorDemands,
    OidcSignIns,
    IdentityProviders,
    AccessLog,
    MemberSessions,
    Staff,
    MembershipEnds,
    Limits,
    RightsRequests,
    ProviderChecks,
    ApiKeys,
    PersonalDataRegistry,
    Erasures,
    IdentityProofs,
    OwnDataService,
    Retention,
  ],
})
export class AccountsModule {}
