import { Module } from '@nestjs/common';

import { CompetenciesModule } from '../../competencies/index.js';
import { CoursesModule } from '../../courses/index.js';
import { VouchersModule } from '../../vouchers/index.js';
import { NamesService } from '../employee/names.service.js';
import { Pages } from '../shared/pages.service.js';
import { DraftsPageController } from './drafts.controller.js';
import { ProgrammeEditor } from './editor.service.js';
import { ProgrammeForms } from './forms.service.js';
import { MovesPageController } from './moves.controller.js';
import { ProgrammeSheets } from './programme-sheets.service.js';
import { ProgrammesPageController } from './programmes.controller.js';

/** Programmes for those who run them: from the draft to the proof of use. */
@Module({
  imports: [CompetenciesModule, CoursesModule, VouchersModule],
  controllers: [DraftsPageController, ProgrammesPageController, MovesPageController],
  providers: [Pages, NamesService, ProgrammeSheets, ProgrammeEditor, ProgrammeForms],
})
export class ProgrammePagesModule {}
