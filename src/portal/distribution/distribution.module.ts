import { Module } from '@nestjs/common';

import { VouchersModule } from '../../vouchers/index.js';
import { HrPagesModule } from '../hr/hr.module.js';
import { Pages } from '../shared/pages.service.js';
import { DecidedSheets } from './decided.service.js';
import { DecisionsPageController } from './decisions.controller.js';
import { DistributionPages } from './distribution-pages.service.js';
import { DistributionPageController } from './distribution.controller.js';
import { HrDistributionsPageController } from './hr-distributions.controller.js';
import { HrDistributionLists } from './hr-distributions.service.js';
import { Simulations } from './simulations.service.js';
import { TopUpSheets } from './top-up.service.js';

@Module({
  imports: [VouchersModule, HrPagesModule],
  controllers: [DistributionPageController, DecisionsPageController, HrDistributionsPageController],
  providers: [Pages, Simulations, DecidedSheets, DistributionPages, TopUpSheets, HrDistributionLists],
})
export class DistributionPagesModule {}
