import { Module } from '@nestjs/common';

import { AccountsModule } from '../../accounts/index.js';
import { CompetenciesModule } from '../../competencies/index.js';
import { CoursesModule } from '../../courses/index.js';
import { PathsModule } from '../../paths/index.js';
import { ProfilesModule } from '../../profiles/index.js';
import { VouchersModule } from '../../vouchers/index.js';
import { NamesService } from '../employee/names.service.js';
import { OffersService } from '../employee/offers.service.js';
import { WorkplacesService } from '../employee/workplaces.service.js';
import { Pages } from '../shared/pages.service.js';
import { PathPageController } from './path.controller.js';
import { PathPageService } from './path.service.js';
import { WhyNotController } from './why-not.controller.js';
import { WhyNotPageService } from './why-not.service.js';

/** The learning path as its person sees it: the steps and their reasons, limits, wishes, and why another course is not in it. */
@Module({
  imports: [AccountsModule, CompetenciesModule, ProfilesModule, CoursesModule, VouchersModule, PathsModule],
  controllers: [PathPageController, WhyNotController],
  providers: [Pages, WorkplacesService, NamesService, OffersService, PathPageService, WhyNotPageService],
})
export class PathPagesModule {}
