import { Module } from '@nestjs/common';

import { VouchersModule } from '../../vouchers/index.js';
import { HrPagesModule } from '../hr/hr.module.js';
import { Pages } from '../shared/pages.service.js';
import { HrRedistributionsPageController } from './hr-redistributions.controller.js';
import { HrRedistributionLists } from './hr-redistributions.service.js';
import { RedistributionPlans } from './plans.service.js';
import { RedistributionActsPageController } from './redistribution-acts.controller.js';
import { RedistributionPageController } from './redistribution.controller.js';

@Module({
  imports: [VouchersModule, HrPagesModule],
  controllers: [RedistributionPageController, RedistributionActsPageController, HrRedistributionsPageController],
  providers: [Pages, RedistributionPlans, HrRedistributionLists],
})
export class RedistributionPagesModule {}
