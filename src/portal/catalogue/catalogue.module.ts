import { Module } from '@nestjs/common';

import { CompetenciesModule } from '../../competencies/index.js';
import { CoursesModule } from '../../courses/index.js';
import { VouchersModule } from '../../vouchers/index.js';
import { NamesService } from '../employee/names.service.js';
import { Pages } from '../shared/pages.service.js';
import { CataloguePageController } from './catalogue.controller.js';
import { CataloguePageService } from './catalogue.service.js';
import { CoursesPageController } from './courses.controller.js';
import { CoursesPageService } from './courses.service.js';
import { CoveragePageController } from './coverage.controller.js';
import { EditorController } from './editor.controller.js';
import { EditorService } from './editor.service.js';

/** Courses: for those who look for one, and for those who keep the catalogue. */
@Module({
  imports: [CompetenciesModule, CoursesModule, VouchersModule],
  controllers: [CoursesPageController, CataloguePageController, CoveragePageController, EditorController],
  providers: [Pages, NamesService, CoursesPageService, CataloguePageService, EditorService],
})
export class CataloguePagesModule {}
