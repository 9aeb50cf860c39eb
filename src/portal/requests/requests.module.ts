import { Module } from '@nestjs/common';

import { AccountsModule } from '../../accounts/index.js';
import { CoursesModule } from '../../courses/index.js';
import { VouchersModule } from '../../vouchers/index.js';
import { HrPagesModule } from '../hr/hr.module.js';
import { Pages } from '../shared/pages.service.js';
import { AssignPageController } from './assign.controller.js';
import { AssignSheets } from './assign.service.js';
import { FreePlaces } from './free-places.service.js';
import { ListPageController } from './list.controller.js';
import { ListSheets } from './list.service.js';
import { OfferSheets } from './offer-sheets.service.js';
import { OffersPageController } from './offers.controller.js';
import { OwnOffersController } from './own-offers.controller.js';
import { RequestLists } from './request-lists.service.js';
import { RequestsPageController } from './requests.controller.js';
import { VoucherLists } from './voucher-lists.service.js';
import { VouchersPageController } from './vouchers.controller.js';

/** Where HR decides on requests, assigns vouchers, and looks after those that are assigned. */
@Module({
  imports: [AccountsModule, CoursesModule, VouchersModule, HrPagesModule],
  controllers: [
    RequestsPageController,
    ListPageController,
    AssignPageController,
    VouchersPageController,
    OffersPageController,
    OwnOffersController,
  ],
  providers: [Pages, FreePlaces, RequestLists, VoucherLists, AssignSheets, ListSheets, OfferSheets],
})
export class RequestPagesModule {}
