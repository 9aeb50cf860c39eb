import { Module } from '@nestjs/common';

import { AccountsModule } from '../../accounts/index.js';
import { Pages } from '../shared/pages.service.js';
import { AccountController } from './account.controller.js';
import { LinksController } from './links.controller.js';
import { SecondFactorPagesController } from './second-factor.controller.js';
import { SessionPagesController } from './sessions.controller.js';

@Module({
  imports: [AccountsModule],
  controllers: [AccountController, SessionPagesController, SecondFactorPagesController, LinksController],
  providers: [Pages],
})
export class AccountPagesModule {}
