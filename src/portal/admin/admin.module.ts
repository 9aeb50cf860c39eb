import { Module } from '@nestjs/common';

import { AccountsModule } from '../../accounts/index.js';
import { MunicipalitiesModule } from '../../municipalities/index.js';
import { VouchersModule } from '../../vouchers/index.js';
import { HrPagesModule } from '../hr/hr.module.js';
import { Pages } from '../shared/pages.service.js';
import { AgreementsPageController } from './agreements.controller.js';
import { ImportsPageController } from './imports.controller.js';
import { MailboxController } from './mailbox.controller.js';

@Module({
  imports: [MunicipalitiesModule, AccountsModule, VouchersModule, HrPagesModule],
  controllers: [MailboxController, ...[ImportsPageController, AgreementsPageController]],
  providers: [Pages],
})
export class AdminPagesModule {}
