import { Module } from '@nestjs/common';

import { ChecksModule } from '../checks/index.js';
import { CompetenciesModule } from '../competencies/index.js';
import { CoursesModule } from '../courses/index.js';
import { MatchingModule } from '../matching/index.js';
import { VouchersModule } from '../vouchers/index.js';
import { PathRequests } from './path-requests.service.js';
import { PathsController } from './paths.controller.js';
import { PathsService } from './paths.service.js';

@Module({
  imports: [CompetenciesModule, ChecksModule, MatchingModule, CoursesModule, VouchersModule],
  controllers: [PathsController],
  providers: [PathsService, PathRequests],
  exports: [PathsService],
})
export class PathsModule {}
