import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';

import { AgreementAnnexes } from './agreements/agreement-annex.service.js';
import { AgreementDocumentEntity } from './agreements/agreement-document.entity.js';
import { AgreementDocumentsRepository } from './agreements/agreement-documents.repository.js';
import { AgreementDocuments } from './agreements/agreement-documents.service.js';
import { AgreementHistories } from './agreements/agreement-histories.service.js';
import { AgreementOverviewController } from './agreements/agreement-overview.controller.js';
import { AgreementOverviewRepository } from './agreements/agreement-overview.repository.js';
import { AgreementOverview } from './agreements/agreement-overview.service.js';
import { AgreementPapersController } from './agreements/agreement-papers.controller.js';
import { AgreementEntity } from './agreements/agreement.entity.js';
import { AgreementsController } from './agreements/agreements.controller.js';
import { AgreementsRepository } from './agreements/agreements.repository.js';
import { AgreementsService } from './agreements/agreements.service.js';
import { MunicipalitiesController } from './municipalities.controller.js';
import { MunicipalitiesImporter } from './municipalities.importer.js';
import { MunicipalitiesRepository } from './municipalities.repository.js';
import { MunicipalitiesService } from './municipalities.service.js';
import { MunicipalityEntity } from './municipality.entity.js';

const AGREEMENTS = [AgreementsService, AgreementDocuments, AgreementAnnexes, AgreementHistories, AgreementOverview];

@Module({
  imports: [TypeOrmModule.forFeature([MunicipalityEntity, AgreementEntity, AgreementDocumentEntity])],
  controllers: [MunicipalitiesController, AgreementsController, AgreementPapersController, AgreementOverviewController],
  providers: [
    MunicipalitiesService,
    MunicipalitiesRepository,
    MunicipalitiesImporter,
    ...AGREEMENTS,
    AgreementsRepository,
    AgreementDocumentsRepository,
    AgreementOverviewRepository,
  ],
  exports: [MunicipalitiesService, ...AGREEMENTS],
})
export class MunicipalitiesModule {}
