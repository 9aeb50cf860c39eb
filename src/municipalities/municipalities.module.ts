import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';

import { AgreementEntity } from './agreements/agreement.entity.js';
import { AgreementsController } from './agreements/agreements.controller.js';
import { AgreementsRepository } from './agreements/agreements.repository.js';
import { AgreementsService } from './agreements/agreements.service.js';
import { MunicipalitiesController } from './municipalities.controller.js';
import { MunicipalitiesImporter } from './municipalities.importer.js';
import { MunicipalitiesRepository } from './municipalities.repository.js';
import { MunicipalitiesService } from './municipalities.service.js';
import { MunicipalityEntity } from './municipality.entity.js';

@Module({
  imports: [TypeOrmModule.forFeature([MunicipalityEntity, AgreementEntity])],
  controllers: [MunicipalitiesController, AgreementsController],
  providers: [
    MunicipalitiesService,
    MunicipalitiesRepository,
    MunicipalitiesImporter,
    AgreementsService,
    AgreementsRepository,
  ],
  exports: [MunicipalitiesService, AgreementsService],
})
export class MunicipalitiesModule {}
