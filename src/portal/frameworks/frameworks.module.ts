import { Module } from '@nestjs/common';

import { CompetenciesModule } from '../../competencies/index.js';
import { Pages } from '../shared/pages.service.js';
import { FrameworksPageController } from './frameworks.controller.js';

@Module({
  imports: [CompetenciesModule],
  controllers: [FrameworksPageController],
  providers: [Pages],
})
export class FrameworkPagesModule {}
