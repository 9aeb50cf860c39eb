import { Module } from '@nestjs/common';

import { MunicipalitiesModule } from '../../municipalities/index.js';
import { VouchersModule } from '../../vouchers/index.js';
import { Pages } from '../shared/pages.service.js';
import { AlarmsPageController } from './alarms.controller.js';
import { BoardController } from './board.controller.js';
import { Boards } from './boards.service.js';
import { ReportsPageController } from './reports.controller.js';
import { Standings } from './standings.service.js';

@Module({
  imports: [VouchersModule, MunicipalitiesModule],
  controllers: [BoardController, AlarmsPageController, ReportsPageController],
  providers: [Pages, Boards, Standings],
  exports: [Standings],
})
export class TallyPagesModule {}
