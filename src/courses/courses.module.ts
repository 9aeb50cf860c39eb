import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';

import { BulkEditsController } from './bulk-edits.controller.js';
import { BulkEditsService } from './bulk-edits.service.js';
import { CompletionEntity } from './completion.entity.js';
import { CompletionsRepository } from './completions.repository.js';
import { CompletionsService } from './completions.service.js';
import { CourseEntity } from './course.entity.js';
import { CourseImportsRepository } from './course-imports.repository.js';
import { CoursePrerequisiteEntity } from './course-prerequisite.entity.js';
import { CourseLessonEntity } from './course-lesson.entity.js';
import { CourseRequirementEntity } from './course-requirement.entity.js';
import { CourseWritesRepository } from './course-writes.repository.js';
import { CourseSearchRepository } from './course-search.repository.js';
import { CourseSearchService } from './course-search.service.js';
import { CoursesController } from './courses.controller.js';
import { CoursesImporter } from './courses.importer.js';
import { CoursesRepository } from './courses.repository.js';
import { CoursesService } from './courses.service.js';
import { PrerequisitesRepository } from './prerequisites.repository.js';
import { PrerequisitesService } from './prerequisites.service.js';

@Module({
  imports: [
    TypeOrmModule.forFeature([
      CourseEntity,
      CourseLessonEntity,
      CourseRequirementEntity,
      CoursePrerequisiteEntity,
      CompletionEntity,
    ]),
  ],
  controllers: [BulkEditsController, CoursesController],
  providers: [
    CoursesService,
    CoursesRepository,
    CourseWritesRepository,
    BulkEditsService,
    CourseSearchService,
    CourseSearchRepository,
    PrerequisitesService,
    PrerequisitesRepository,
    CompletionsService,
    CompletionsRepository,
    CoursesImporter,
    CourseImportsRepository,
  ],
  exports: [CoursesService, CourseSearchService, BulkEditsService, CompletionsService],
})
export class CoursesModule {}
