import { Module } from '@nestjs/common';

import { CoursesModule } from '../../courses/index.js';
import { Pages } from '../shared/pages.service.js';
import { LinksPageController } from './links.controller.js';
import { PlatformsPageController } from './platforms.controller.js';
import { SourcesPageController } from './sources.controller.js';

/** How courses come in, whether their links hold, and who reports completions: for those who keep the catalogue. */
@Module({
  imports: [CoursesModule],
  controllers: [SourcesPageController, LinksPageController, PlatformsPageController],
  providers: [Pages],
})
export class ExchangePagesModule {}
