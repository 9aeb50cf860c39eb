import { type MiddlewareConsumer, Module, type NestModule } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';

import { AccountsModule } from '../accounts/index.js';
import { ChecksModule } from '../checks/index.js';
import { CompetenciesModule } from '../competencies/index.js';
import { MatchingModule } from '../matching/index.js';
import { MunicipalitiesModule } from '../municipalities/index.js';
import { ProfilesModule } from '../profiles/index.js';
import { BulkEditsController } from './bulk-edits.controller.js';
import { BulkEditsService } from './bulk-edits.service.js';
import { API_PREFIX } from '../platform/http/api-controller.js';
import { AttestationEntity } from './completion/attestation.entity.js';
import { ClaimEntity } from './completion/claim.entity.js';
import { ClaimsController } from './completion/claims.controller.js';
import { ClaimsRepository } from './completion/claims.repository.js';
import { ClaimsService } from './completion/claims.service.js';
import { CompletionEntity } from './completion/completion.entity.js';
import { CompletionsRepository } from './completion/completions.repository.js';
import { CompletionsService } from './completion/completions.service.js';
import { OwnCompletionsController } from './completion/own-completions.controller.js';
import { CourseEntity } from './course.entity.js';
import { CoursePrerequisiteEntity } from './course-prerequisite.entity.js';
import { CourseLessonEntity } from './course-lesson.entity.js';
import { CourseRequirementEntity } from './course-requirement.entity.js';
import { CourseWritesRepository } from './course-writes.repository.js';
import { CourseSearchRepository } from './course-search.repository.js';
import { CourseSearchService } from './course-search.service.js';
import { CoverageController } from './coverage.controller.js';
import { CoverageRepository } from './coverage.repository.js';
import { CoverageService } from './coverage.service.js';
import { CoursesController } from './courses.controller.js';
import { CoursesPersonalData } from './courses-personal-data.repository.js';
import { CoursesRepository } from './courses.repository.js';
import { CoursesService } from './courses.service.js';
import { PrerequisitesRepository } from './prerequisites.repository.js';
import { PrerequisitesService } from './prerequisites.service.js';
import { CataloguePrerequisitesRepository } from './exchange/catalogue-prerequisites.repository.js';
import { CataloguePrerequisites } from './exchange/catalogue-prerequisites.service.js';
import { EditionImpactController } from './editions/edition-impact.controller.js';
import { EditionImpactService } from './editions/edition-impact.service.js';
import { TeachingCoursesRepository } from './editions/teaching-courses.repository.js';
import { CourseExportsController } from './exchange/course-exports.controller.js';
import { CourseExports } from './exchange/course-exports.service.js';
import { CourseImportsRepository } from './exchange/course-imports.repository.js';
import { CoursesImporter } from './exchange/courses.importer.js';
import { KnownCourses } from './known-courses.service.js';
import { PublishedCatalogue } from './published-catalogue.service.js';
import { KeptCoursesRepository } from './exchange/kept-courses.repository.js';
import { CourseLinkEntity } from './links/course-link.entity.js';
import { CourseLinksController } from './links/course-links.controller.js';
import { CourseLinksProcessor } from './links/course-links.processor.js';
import { CourseLinksRepository } from './links/course-links.repository.js';
import { CourseLinksService } from './links/course-links.service.js';
import { LinkProbe } from './links/link-probe.js';
import { CoursePlatformEntity } from './platforms/course-platform.entity.js';
import { ParticipantIdEntity } from './platforms/participant-id.entity.js';
import { ParticipantsController } from './platforms/participants.controller.js';
import { ParticipantsRepository } from './platforms/participants.repository.js';
import { ParticipantsService } from './platforms/participants.service.js';
import { PlatformsController } from './platforms/platforms.controller.js';
import { PlatformsRepository } from './platforms/platforms.repository.js';
import { PlatformsService } from './platforms/platforms.service.js';
import { CourseSourceEntity } from './sources/course-source.entity.js';
import { CourseSourcesController } from './sources/course-sources.controller.js';
import { CourseSourcesProcessor } from './sources/course-sources.processor.js';
import { CourseSourcesRepository } from './sources/course-sources.repository.js';
import { CourseSourcesService } from './sources/course-sources.service.js';
import { SourceRefresh } from './sources/source-refresh.service.js';
import { StatementEntity } from './xapi/statement.entity.js';
import { StatementsRepository } from './xapi/statements.repository.js';
import { StatementsService } from './xapi/statements.service.js';
import { VersionMiddleware } from './xapi/version.middleware.js';
import { XapiController } from './xapi/xapi.controller.js';

const COMPLETION = {
  entities: [CompletionEntity, AttestationEntity, ClaimEntity],
  controllers: [OwnCompletionsController, ClaimsController],
  providers: [CompletionsService, CompletionsRepository, ClaimsService, ClaimsRepository],
};

const EXCHANGE = {
  entities: [CourseSourceEntity, CourseLinkEntity],
  controllers: [CourseExportsController, CourseSourcesController, CourseLinksController],
  providers: [
    ...[CoursesImporter, CourseImportsRepository, CourseExports, KeptCoursesRepository],
    ...[CataloguePrerequisites, CataloguePrerequisitesRepository],
    ...[CourseSourcesService, CourseSourcesRepository, CourseSourcesProcessor, SourceRefresh],
    ...[CourseLinksService, CourseLinksRepository, CourseLinksProcessor, LinkProbe],
  ],
};

const PLATFORMS = {
  entities: [CoursePlatformEntity, ParticipantIdEntity, StatementEntity],
  controllers: [PlatformsController, ParticipantsController, XapiController],
  providers: [
    ...[PlatformsService, PlatformsRepository],
    ...[ParticipantsService, ParticipantsRepository, StatementsService, StatementsRepository],
  ],
};

@Module({
  imports: [
    ...[MunicipalitiesModule, AccountsModule, CompetenciesModule, ProfilesModule, ChecksModule, MatchingModule],
    TypeOrmModule.forFeature([CourseEntity, CourseLessonEntity, CourseRequirementEntity, CoursePrerequisiteEntity]),
    TypeOrmModule.forFeature([...EXCHANGE.entities, ...COMPLETION.entities, ...PLATFORMS.entities]),
  ],
  controllers: [
    ...EXCHANGE.controllers,
    ...[BulkEditsController, CoverageController, CoursesController, EditionImpactController],
    ...COMPLETION.controllers,
    ...PLATFORMS.controllers,
  ],
  providers: [
    ...EXCHANGE.providers,
    ...COMPLETION.providers,
    ...PLATFORMS.providers,
    CoursesService,
    CoursesPersonalData,
    KnownCourses,
    PublishedCatalogue,
    CoursesRepository,
    CourseWritesRepository,
    BulkEditsService,
    CoverageService,
    CoverageRepository,
    ...[EditionImpactService, TeachingCoursesRepository],
    CourseSearchService,
    CourseSearchRepository,
    PrerequisitesService,
    PrerequisitesRepository,
  ],
  exports: [
    ...[CoursesService, CourseSearchService, BulkEditsService, CoverageService, PublishedCatalogue],
    EditionImpactService,
    ...[CompletionsService, ClaimsService, PlatformsService, ParticipantsService],
    ...[CourseSourcesService, CourseLinksService],
  ],
})
export class CoursesModule implements NestModule {
  configure(consumer: MiddlewareConsumer): void {
    consumer.apply(VersionMiddleware).forRoutes(`${API_PREFIX}/xapi/*path`);
  }
}
