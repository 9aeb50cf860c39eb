import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';

import { AccountsModule } from '../accounts/index.js';
import { CompetenciesModule } from '../competencies/index.js';
import { MunicipalitiesModule } from '../municipalities/index.js';
import { ProfilesModule } from '../profiles/index.js';
import { AnswerEntity } from './answer.entity.js';
import { AskedQuestionsService } from './asked-questions.service.js';
import { CheckEntity } from './check.entity.js';
import { CheckCounts } from './check-counts.service.js';
import { ChecksController } from './checks.controller.js';
import { ChecksPersonalData } from './checks-personal-data.repository.js';
import { ChecksRepository } from './checks.repository.js';
import { ChecksService } from './checks.service.js';
import { ChecksProcessor } from './checks.processor.js';
import { CheckRemindersRepository } from './check-reminders.repository.js';
import { CheckReminders } from './check-reminders.service.js';
import { CheckExpiry } from './expiry.service.js';
import { ItemChoiceService } from './item-choice.service.js';
import { ExplanationSeenEntity } from './explanation-seen.entity.js';
import { ExplanationsController } from './explanations.controller.js';
import { ExplanationsService } from './explanations.service.js';
import { OwnChecksController } from './own-checks.controller.js';
import { OwnChecks } from './own-checks.service.js';
import { PracticeController } from './practice/practice.controller.js';
import { PracticeService } from './practice/practice.service.js';
import { CalibrationService } from './quality/calibration.service.js';
import { CollectedAnswersRepository } from './quality/collected-answers.repository.js';
import { CollectedAnswersService } from './quality/collected-answers.service.js';
import { InstrumentImpactEntity } from './quality/instrument-impact.entity.js';
import { InstrumentsController } from './quality/instruments.controller.js';
import { ItemQualityReportEntity } from './quality/item-quality-report.entity.js';
import { QualityProcessor } from './quality/quality.processor.js';
import { QualityRepository } from './quality/quality.repository.js';
import { QualityService } from './quality/quality.service.js';
import { QuestionsService } from './questions.service.js';
import { RecomputationRepository } from './recomputation.repository.js';
import { RecomputationService } from './recomputation.service.js';
import { ReleaseEntity } from './release.entity.js';
import { ReferencesRepository } from './references.repository.js';
import { ReferencesService } from './references.service.js';
import { ReleasedResultsController } from './released-results.controller.js';
import { ReleasedResults } from './released-results.service.js';
import { ReleasesRepository } from './releases.repository.js';
import { ReleasesService } from './releases.service.js';
import { ReplacementsController } from './replacements.controller.js';
import { ReplacementsRepository } from './replacements.repository.js';
import { ReplacementsService } from './replacements.service.js';
import { ResultEntity } from './result.entity.js';
import { ResultCompetenceEntity } from './result-competence.entity.js';
import { ResultChangesRepository } from './result-changes.repository.js';
import { ResultChangesService } from './result-changes.service.js';
import { ResultExportService } from './result-export.service.js';
import { ResultDetailsService } from './result-details.service.js';
import { ResultsController } from './results.controller.js';
import { ResultsRepository } from './results.repository.js';
import { ResultsService } from './results.service.js';
import { ScoringService } from './scoring.service.js';
import { VerifyResultsCommand } from './verify-results.command.js';
import { SeenExplanationsRepository } from './seen-explanations.repository.js';
import { SeenExplanations } from './seen-explanations.service.js';

@Module({
  imports: [
    MunicipalitiesModule,
    AccountsModule,
    CompetenciesModule,
    ProfilesModule,
    TypeOrmModule.forFeature([
      CheckEntity,
      AnswerEntity,
      ResultEntity,
      ResultCompetenceEntity,
      ReleaseEntity,
      ExplanationSeenEntity,
      ItemQualityReportEntity,
      InstrumentImpactEntity,
    ]),
  ],
  controllers: [
    ChecksController,
    ReplacementsController,
    ResultsController,
    ReleasedResultsController,
    ExplanationsController,
    OwnChecksController,
    PracticeController,
    InstrumentsController,
  ],
  providers: [
    ChecksService,
    CheckCounts,
    ChecksPersonalData,
    OwnChecks,
    ChecksRepository,
    ChecksProcessor,
    CheckExpiry,
    CheckReminders,
    CheckRemindersRepository,
    ItemChoiceService,
    QuestionsService,
    AskedQuestionsService,
    ScoringService,
    ResultsService,
    ResultsRepository,
    ResultDetailsService,
    ResultExportService,
    ResultChangesService,
    ResultChangesRepository,
    RecomputationService,
    RecomputationRepository,
    VerifyResultsCommand,
    ReleasesService,
    ReferencesService,
    ReferencesRepository,
    ReleasedResults,
    ReleasesRepository,
    ReplacementsService,
    ReplacementsRepository,
    ExplanationsService,
    SeenExplanations,
    SeenExplanationsRepository,
    PracticeService,
    CollectedAnswersService,
    CollectedAnswersRepository,
    QualityService,
    QualityRepository,
    QualityProcessor,
    CalibrationService,
  ],
  exports: [
    ChecksService,
    OwnChecks,
    ItemChoiceService,
    AskedQuestionsService,
    ReplacementsService,
    ResultsService,
    ExplanationsService,
    PracticeService,
    ReleasesService,
    ReleasedResults,
    ReferencesService,
    QualityService,
    CalibrationService,
  ],
})
export class ChecksModule {}
