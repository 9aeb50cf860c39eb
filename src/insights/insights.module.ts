import { Module } from '@nestjs/common';

import { CompetenciesModule } from '../competencies/index.js';
import { CoursesModule } from '../courses/index.js';
import { MatchingModule } from '../matching/index.js';
import { MunicipalitiesModule } from '../municipalities/index.js';
import { ProfilesModule } from '../profiles/index.js';
import { VouchersModule } from '../vouchers/index.js';
import { InsightsController } from './insights.controller.js';
import { InsightsProcessor } from './insights.processor.js';
import { InsightsService } from './insights.service.js';
import { ReportsRepository } from './reports.repository.js';
import { InsightReports } from './reports.service.js';

@Module({
  imports: [MunicipalitiesModule, CompetenciesModule, ProfilesModule, MatchingModule, CoursesModule, VouchersModule],
  controllers: [InsightsController],
  providers: [InsightsService, InsightReports, ReportsRepository, InsightsProcessor],
  exports: [InsightsService],
})
export class InsightsModule {}
