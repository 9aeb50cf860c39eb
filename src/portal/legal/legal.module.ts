import { Module } from '@nestjs/common';

import { AccountsModule } from '../../accounts/index.js';
import { Pages } from '../shared/pages.service.js';
import { LegalPagesController } from './legal.controller.js';

@Module({
  imports: [AccountsModule],
  controllers: [LegalPagesController],
  providers: [Pages],
})
export class LegalPagesModule {}
