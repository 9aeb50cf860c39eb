import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';

import { AnswerScaleEntity } from './answer-scale.entity.js';
import { AreaEntity } from './area.entity.js';
import { CompetenceEntity } from './competence.entity.js';
import { EditionsService } from './editions.service.js';
import { FrameworkEntity } from './framework.entity.js';
import { FrameworkDraftsController } from './framework-drafts.controller.js';
import { FrameworkDraftsRepository } from './framework-drafts.repository.js';
import { FrameworkDraftsService } from './framework-drafts.service.js';
import { FrameworkLevelEntity } from './framework-level.entity.js';
import { FrameworksController } from './frameworks.controller.js';
import { FrameworksImporter } from './frameworks.importer.js';
import { FrameworksRepository } from './frameworks.repository.js';
import { FrameworksService } from './frameworks.service.js';
import { FrameworksWriter } from './frameworks-writer.repository.js';
import { InstrumentEntity } from './instrument.entity.js';
import { InstrumentDraftsRepository } from './instrument-drafts.repository.js';
import { InstrumentDraftsService } from './instrument-drafts.service.js';
import { InstrumentItemEntity } from './instrument-item.entity.js';
import { InstrumentsRepository } from './instruments.repository.js';
import { InstrumentsService } from './instruments.service.js';
import { InstrumentsWriter } from './instruments-writer.repository.js';
import { ItemEntity } from './item.entity.js';
import { ItemBankEntity } from './item-bank.entity.js';
import { ItemMediumEntity } from './item-medium.entity.js';
import { ItemsImporter } from './items.importer.js';
import { ItemsWriter } from './items-writer.repository.js';
import { KeptFrameworksRepository } from './kept-frameworks.repository.js';
import { LevelTextEntity } from './level-text.entity.js';
import { MediaController } from './media.controller.js';
import { MediaRepository } from './media.repository.js';
import { MediaService } from './media.service.js';
import { StatementEntity } from './statement.entity.js';

const TABLES = [
  FrameworkEntity,
  FrameworkLevelEntity,
  AreaEntity,
  CompetenceEntity,
  LevelTextEntity,
  StatementEntity,
  ItemBankEntity,
  AnswerScaleEntity,
  ItemEntity,
  ItemMediumEntity,
  InstrumentEntity,
  InstrumentItemEntity,
];

/** Frameworks of competences, and the items and instruments that measure them. */
@Module({
  imports: [TypeOrmModule.forFeature(TABLES)],
  controllers: [FrameworksController, FrameworkDraftsController, MediaController],
  providers: [
    FrameworksService,
    FrameworksRepository,
    FrameworksWriter,
    FrameworksImporter,
    KeptFrameworksRepository,
    FrameworkDraftsService,
    FrameworkDraftsRepository,
    EditionsService,
    InstrumentsService,
    InstrumentDraftsService,
    InstrumentDraftsRepository,
    InstrumentsRepository,
    InstrumentsWriter,
    ItemsWriter,
    ItemsImporter,
    MediaService,
    MediaRepository,
  ],
  exports: [FrameworksService, FrameworkDraftsService, EditionsService, InstrumentsService, InstrumentDraftsService],
})
export class CompetenciesModule {}
