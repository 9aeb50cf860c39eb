import { Module } from '@nestjs/common';

import { AccountsModule } from '../../accounts/index.js';
import { Pages } from '../shared/pages.service.js';
import { AccountController } from './account.controller.js';
import { LinksController } from './links.controller.js';

@Module({
  imports: [AccountsModule],
  controllers: [AccountController, LinksController],
  providers: [Pages],
})
export class AccountPagesModule {}
