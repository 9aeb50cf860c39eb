import { Module } from '@nestjs/common';

import { AccountsModule } from '../../accounts/index.js';
import { Pages } from '../shared/pages.service.js';
import { AccessesPageController } from './accesses.controller.js';
import { HandledRequestsPageController } from './handled-requests.controller.js';
import { OwnRequestsPageController } from './own-requests.controller.js';

/** What a person finds out about their data, and what they ask for. */
@Module({
  imports: [AccountsModule],
  controllers: [AccessesPageController, OwnRequestsPageController, HandledRequestsPageController],
  providers: [Pages],
})
export class RightsPagesModule {}
