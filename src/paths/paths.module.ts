import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';

import { AccountsModule } from '../accounts/index.js';
import { CoursesModule } from '../courses/index.js';
import { MatchingModule } from '../matching/index.js';
import { VouchersModule } from '../vouchers/index.js';
import { MarkEntity } from './marks/mark.entity.js';
import { MarksController } from './marks/marks.controller.js';
import { MarksRepository } from './marks/marks.repository.js';
import { MarksService } from './marks/marks.service.js';
import { PathPlans } from './path-plans.service.js';
import { PathRequests } from './path-requests.service.js';
import { PathsPersonalData } from './paths-personal-data.repository.js';
import { PathsController } from './paths.controller.js';
import { PathsService } from './paths.service.js';

@Module({
  imports: [TypeOrmModule.forFeature([MarkEntity]), ...[AccountsModule, MatchingModule, CoursesModule, VouchersModule]],
  controllers: [PathsController, MarksController],
  providers: [PathsService, PathPlans, PathRequests, MarksService, MarksRepository, PathsPersonalData],
  exports: [PathsService, MarksService],
})
export class PathsModule {}
