import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';

import { CoursesModule } from '../../courses/index.js';
import { VouchersRepository } from '../holdings/vouchers.repository.js';
import { CodeChecks } from './code-checks.service.js';
import { CodeMissEntity } from './code-miss.entity.js';
import { CodeMissesRepository } from './code-misses.repository.js';
import { CodesController } from './codes.controller.js';
import { CourseAccess } from './course-access.service.js';

/** What providers learn of a code, and how holders reach the course: both only read vouchers. */
@Module({
  imports: [CoursesModule, TypeOrmModule.forFeature([CodeMissEntity])],
  controllers: [CodesController],
  providers: [CodeChecks, CodeMissesRepository, CourseAccess, VouchersRepository],
  exports: [CourseAccess],
})
export class CodesModule {}
