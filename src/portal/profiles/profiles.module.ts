import { Module } from '@nestjs/common';

import { CompetenciesModule } from '../../competencies/index.js';
import { MatchingModule } from '../../matching/index.js';
import { ProfilesModule } from '../../profiles/index.js';
import { NamesService } from '../employee/names.service.js';
import { Pages } from '../shared/pages.service.js';
import { AgeingController } from './ageing.controller.js';
import { EditorController } from './editor.controller.js';
import { EditorService } from './editor.service.js';
import { MovesController } from './moves.controller.js';
import { ProfilesPageController } from './profiles.controller.js';
import { ProfileSheets } from './sheets.service.js';

/** Profiles of posts, for those who keep them. */
@Module({
  imports: [CompetenciesModule, ProfilesModule, MatchingModule],
  controllers: [AgeingController, ProfilesPageController, MovesController, EditorController],
  providers: [Pages, NamesService, ProfileSheets, EditorService],
})
export class ProfilePagesModule {}
