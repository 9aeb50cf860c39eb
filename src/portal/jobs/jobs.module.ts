import { Module } from '@nestjs/common';

import { MunicipalitiesModule } from '../../municipalities/index.js';
import { Pages } from '../shared/pages.service.js';
import { JobsPageController } from './jobs.controller.js';
import { JobSheets } from './jobs.service.js';

@Module({
  imports: [MunicipalitiesModule],
  controllers: [JobsPageController],
  providers: [Pages, JobSheets],
})
export class JobPagesModule {}
