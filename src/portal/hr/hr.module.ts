import { Module } from '@nestjs/common';

import { AccountsModule } from '../../accounts/index.js';
import { CoursesModule } from '../../courses/index.js';
import { MunicipalitiesModule } from '../../municipalities/index.js';
import { VouchersModule } from '../../vouchers/index.js';
import { TallyPagesModule } from '../tallies/tallies.module.js';
import { Pages } from '../shared/pages.service.js';
import { AgreementPageController } from './agreement.controller.js';
import { AgreementDesk } from './agreement-desk.service.js';
import { AgreementMovesController } from './agreement-moves.controller.js';
import { AgreementStands } from './agreement.service.js';
import { CompletionsPageController } from './completions.controller.js';
import { CompletionLists } from './completions.service.js';
import { Desks } from './desks.service.js';
import { OverviewController } from './overview.controller.js';
import { OverviewService } from './overview.service.js';

@Module({
  imports: [MunicipalitiesModule, AccountsModule, CoursesModule, VouchersModule, TallyPagesModule],
  controllers: [OverviewController, AgreementPageController, AgreementMovesController, CompletionsPageController],
  providers: [Pages, Desks, OverviewService, AgreementStands, AgreementDesk, CompletionLists],
  exports: [AgreementStands, Desks],
})
export class HrPagesModule {}
