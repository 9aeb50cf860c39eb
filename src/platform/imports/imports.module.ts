import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';

import { ImportCommand } from './import.command.js';
import { ImportEntity } from './import.entity.js';
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
  imports: [TypeOrmModule.forFeature([ImportEntity])],
  controllers: [ImportsController],
  providers: [
    ImportCommand,
    ImporterRegistry,
    ImportsService,
    ImportsRepository,
    ImportsProcessor,
    ImportRun,
    ImportProgress,
    PagedAddress,
  ],
  exports: [ImporterRegistry, ImportsService, ImportRun],
})
export class ImportsModule {}
