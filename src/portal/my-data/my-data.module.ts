import { Module } from '@nestjs/common';

import { AccountsModule } from '../../accounts/index.js';
import { ChecksModule } from '../../checks/index.js';
import { Pages } from '../shared/pages.service.js';
import { ErasureController } from './erasure.controller.js';
import { MyDataController } from './my-data.controller.js';

@Module({
  imports: [AccountsModule, ChecksModule],
  controllers: [MyDataController, ErasureController],
  providers: [Pages],
})
export class MyDataPagesModule {}
