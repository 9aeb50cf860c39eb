import { Module } from '@nestjs/common';

import { AccountsModule } from '../../accounts/index.js';
import { CompetenciesModule } from '../../competencies/index.js';
import { MunicipalitiesModule } from '../../municipalities/index.js';
import { ProfilesModule } from '../../profiles/index.js';
import { VouchersModule } from '../../vouchers/index.js';
import { HrPagesModule } from '../hr/hr.module.js';
import { Pages } from '../shared/pages.service.js';
import { AgreementsPageController } from './agreements.controller.js';
import { DistributionPageController } from './distribution.controller.js';
import { DistributionSheets } from './distribution.service.js';
import { ImportsPageController } from './imports.controller.js';
import { JobPageController } from './jobs.controller.js';
import { ProfilesPageController } from './profiles.controller.js';
import { ProfileSheets } from './profiles.service.js';
import { ProgrammesPageController } from './programmes.controller.js';
import { TalliesPageController } from './tallies.controller.js';
import { Boards } from './tallies.service.js';

@Module({
  imports: [MunicipalitiesModule, AccountsModule, CompetenciesModule, ProfilesModule, VouchersModule, HrPagesModule],
  controllers: [
    ...[ImportsPageController, JobPageController, ProfilesPageController, AgreementsPageController],
    ...[ProgrammesPageController, DistributionPageController, TalliesPageController],
  ],
  providers: [Pages, ProfileSheets, DistributionSheets, Boards],
})
export class AdminPagesModule {}
