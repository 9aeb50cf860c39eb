import { Module } from '@nestjs/common';

import { ChecksModule } from '../../checks/index.js';
import { CompetenciesModule } from '../../competencies/index.js';
import { Pages } from '../shared/pages.service.js';
import { ItemsPageController } from './items.controller.js';
import { ItemsPageService } from './items.service.js';
import { ProposalPageController } from './proposal.controller.js';

/** The questions of the item banks: their versions, how good they are, and proposed versions. */
@Module({
  imports: [CompetenciesModule, ChecksModule],
  controllers: [ItemsPageController, ProposalPageController],
  providers: [Pages, ItemsPageService],
})
export class ItemPagesModule {}
