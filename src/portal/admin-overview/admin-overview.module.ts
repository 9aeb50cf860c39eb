import { Module } from '@nestjs/common';

import { CompetenciesModule } from '../../competencies/index.js';
import { CoursesModule } from '../../courses/index.js';
import { MunicipalitiesModule } from '../../municipalities/index.js';
import { ProfilesModule } from '../../profiles/index.js';
import { VouchersModule } from '../../vouchers/index.js';
import { Pages } from '../shared/pages.service.js';
import { FirstSteps } from './first-steps.service.js';
import { AdminOverviewController } from './overview.controller.js';
import { AdminOverviews } from './overview.service.js';

@Module({
  imports: [MunicipalitiesModule, CompetenciesModule, ProfilesModule, CoursesModule, VouchersModule],
  controllers: [AdminOverviewController],
  providers: [Pages, AdminOverviews, FirstSteps],
})
export class AdminOverviewPagesModule {}
