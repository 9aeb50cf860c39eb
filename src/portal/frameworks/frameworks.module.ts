import { Module } from '@nestjs/common';

import { CompetenciesModule } from '../../competencies/index.js';
import { CoursesModule } from '../../courses/index.js';
import { Pages } from '../shared/pages.service.js';
import { DraftSheets } from './draft-sheets.service.js';
import { DraftsPageController } from './drafts.controller.js';
import { FrameworksPageController } from './frameworks.controller.js';
import { PartsController } from './parts.controller.js';
import { PartsService } from './parts.service.js';
import { PublishController } from './publish.controller.js';

/** Frameworks and their next editions, for those who keep them. */
@Module({
  imports: [CompetenciesModule, CoursesModule],
  controllers: [FrameworksPageController, DraftsPageController, PartsController, PublishController],
  providers: [Pages, PartsService, DraftSheets],
})
export class FrameworkPagesModule {}
