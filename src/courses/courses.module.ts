import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';

import { CompetenciesModule } from '../competencies/index.js';
import { MatchingModule } from '../matching/index.js';
import { MunicipalitiesModule } from '../municipalities/index.js';
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
import { CoverageController } from './coverage.controller.js';
import { CoverageRepository } from './coverage.repository.js';
import { CoverageService } from './coverage.service.js';
import { CoursesController } from './courses.controller.js';
import { CoursesImporter } from './courses.importer.js';
import { CoursesRepository } from './courses.repository.js';
import { CoursesService } from './courses.service.js';
import { PrerequisitesRepository } from './prerequisites.repository.js';
import { PrerequisitesService } from './prerequisites.service.js';

@Module({
  imports: [
    ...[MunicipalitiesModule, CompetenciesModule, MatchingModule],
    TypeOrmModule.forFeature([
      CourseEntity,
      CourseLessonEntity,
      CourseRequirementEntity,
      CoursePrerequisiteEntity,
      CompletionEntity,
    ]),
  ],
  controllers: [BulkEditsController, CoverageController, CoursesController],
  providers: [
    CoursesService,
    CoursesRepository,
    CourseWritesRepository,
    BulkEditsService,
    CoverageService,
    CoverageRepository,
    CourseSearchService,
    CourseSearchRepository,
    PrerequisitesService,
    PrerequisitesRepository,
    CompletionsService,
    CompletionsRepository,
    CoursesImporter,
    CourseImportsRepository,
  ],
  exports: [CoursesService, CourseSearchService, BulkEditsService, CoverageService, CompletionsService],
})
export class CoursesModule {}
