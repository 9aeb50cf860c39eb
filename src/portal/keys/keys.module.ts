import { Module } from '@nestjs/common';

import { AccountsModule } from '../../accounts/index.js';
import { MunicipalitiesModule } from '../../municipalities/index.js';
import { Pages } from '../shared/pages.service.js';
import { KeysPageController } from './keys.controller.js';

/** Keys of programs, for those who look after them. */
@Module({
  imports: [AccountsModule, MunicipalitiesModule],
  controllers: [KeysPageController],
  providers: [Pages],
})
export class KeyPagesModule {}
