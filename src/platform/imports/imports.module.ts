import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';

import { ImportCommand } from './import.command.js';
import { ImportEntity } from './import.entity.js';
import { ImportPreviews } from './import-previews.service.js';
import { ImportRowEntity } from './import-row.entity.js';
import { ImportRowsRepository } from './import-rows.repository.js';
import { ImportProgress } from './import-progress.js';
import { ImportRun } from './import-run.service.js';
import { ImporterRegistry } from './importer.registry.js';
import { ImportsController } from './imports.controller.js';
import { ImportsProcessor } from './imports.processor.js';
import { ImportsRepository } from './imports.repository.js';
import { ImportsService } from './imports.service.js';
import { PagedAddress } from './paged-address.js';

@Global()
@Module({
  imports: [TypeOrmModule.forFeature([ImportEntity, ImportRowEntity])],
  controllers: [ImportsController],
  providers: [
    ImportCommand,
    ImporterRegistry,
    ImportsService,
    ImportsRepository,
    ImportsProcessor,
    ImportRun,
    ImportPreviews,
    ImportRowsRepository,
    ImportProgress,
    PagedAddress,
  ],
  exports: [ImporterRegistry, ImportsService, ImportRun, ImportPreviews, PagedAddress],
})
export class ImportsModule {}
