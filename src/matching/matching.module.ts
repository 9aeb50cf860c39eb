import { Module } from '@nestjs/common';

import { ChecksModule } from '../checks/index.js';
import { CompetenciesModule } from '../competencies/index.js';
import { MunicipalitiesModule } from '../municipalities/index.js';
import { ProfilesModule } from '../profiles/index.js';
import { HalfLivesController } from './half-lives.controller.js';
import { HalfLivesRepository } from './half-lives.repository.js';
import { HalfLivesService } from './half-lives.service.js';
import { ImpactController } from './impact.controller.js';
import { ImpactService } from './impact.service.js';
import { LevelFiguresRepository } from './level-figures.repository.js';
import { MatchingController } from './matching.controller.js';
import { MatchingService } from './matching.service.js';
import { PeriodGapsService } from './period-gaps.service.js';
import { WaitingService } from './waiting.service.js';

@Module({
  imports: [MunicipalitiesModule, CompetenciesModule, ProfilesModule, ChecksModule],
  controllers: [MatchingController, ImpactController, HalfLivesController],
  providers: [
    MatchingService,
    WaitingService,
    PeriodGapsService,
    ImpactService,
    HalfLivesService,
    HalfLivesRepository,
    LevelFiguresRepository,
  ],
  exports: [MatchingService, WaitingService, PeriodGapsService, ImpactService, HalfLivesService],
})
export class MatchingModule {}
