import { Module } from '@nestjs/common';

import { MunicipalitiesModule } from '../../municipalities/index.js';
import { VouchersModule } from '../../vouchers/index.js';
import { Pages } from '../shared/pages.service.js';
import { LedgerSheets } from './ledger-sheets.service.js';
import { LedgerPageController } from './ledger.controller.js';

@Module({
  imports: [VouchersModule, MunicipalitiesModule],
  controllers: [LedgerPageController],
  providers: [Pages, LedgerSheets],
})
export class LedgerPagesModule {}
