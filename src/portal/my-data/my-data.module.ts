import { Module } from '@nestjs/common';

import { AccountsModule } from '../../accounts/index.js';
import { ChecksModule } from '../../checks/index.js';
import { MunicipalitiesModule } from '../../municipalities/index.js';
import { Pages } from '../shared/pages.service.js';
import { ErasureController } from './erasure.controller.js';
import { MyDataController } from './my-data.controller.js';
import { RetentionPageController } from './retention.controller.js';

@Module({
  imports: [AccountsModule, ChecksModule, MunicipalitiesModule],
  controllers: [MyDataController, ErasureController, RetentionPageController],
  providers: [Pages],
})
export class MyDataPagesModule {}
