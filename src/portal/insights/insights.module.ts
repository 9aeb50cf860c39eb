import { Module } from '@nestjs/common';

import { InsightsModule } from '../../insights/index.js';
import { MunicipalitiesModule } from '../../municipalities/index.js';
import { VouchersModule } from '../../vouchers/index.js';
import { HrPagesModule } from '../hr/hr.module.js';
import { Pages } from '../shared/pages.service.js';
import { AdminInsightsController } from './admin-insights.controller.js';
import { HrInsightsController } from './hr-insights.controller.js';
import { InsightViews } from './insight-views.service.js';

@Module({
  imports: [InsightsModule, MunicipalitiesModule, VouchersModule, HrPagesModule],
  controllers: [HrInsightsController, AdminInsightsController],
  providers: [InsightViews, Pages],
})
export class InsightPagesModule {}
