import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';

import { CompletionEntity } from './completion.entity.js';
import { CompletionsRepository } from './completions.repository.js';
import { CompletionsService } from './completions.service.js';
import { CourseEntity } from './course.entity.js';
import { CourseImportsRepository } from './course-imports.repository.js';
import { CourseLessonEntity } from './course-lesson.entity.js';
import { CourseRequirementEntity } from './course-requirement.entity.js';
import { CoursesController } from './courses.controller.js';
import { CoursesImporter } from './courses.importer.js';
import { CoursesRepository } from './courses.repository.js';
import { CoursesService } from './courses.service.js';

@Module({
  imports: [TypeOrmModule.forFeature([CourseEntity, CourseLessonEntity, CourseRequirementEntity, CompletionEntity])],
  controllers: [CoursesController],
  providers: [
    CoursesService,
    CoursesRepository,
    CompletionsService,
    CompletionsRepository,
    CoursesImporter,
    CourseImportsRepository,
  ],
  exports: [CoursesService, CompletionsService],
})
export class CoursesModule {}
