import { Module } from '@nestjs/common';

import { AccountsModule } from '../../accounts/index.js';
import { MunicipalitiesModule } from '../../municipalities/index.js';
import { Pages } from '../shared/pages.service.js';
import { ProviderPageController } from './provider.controller.js';
import { SignOnPageController } from './sign-on.controller.js';

/** How the people of each municipality sign in. */
@Module({
  imports: [AccountsModule, MunicipalitiesModule],
  controllers: [SignOnPageController, ProviderPageController],
  providers: [Pages],
})
export class SignOnPagesModule {}
