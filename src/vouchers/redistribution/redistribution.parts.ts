import { AnnouncementsService } from './announcements.service.js';
import { RedistributionActsController } from './redistribution-acts.controller.js';
import { RedistributionActs } from './redistribution-acts.service.js';
import { RedistributionDecisions } from './redistribution-decisions.service.js';
import { RedistributionEntity } from './redistribution.entity.js';
import { RedistributionLapses } from './redistribution-lapses.service.js';
import { RedistributionNewsService } from './redistribution-news.service.js';
import { RedistributionRecords } from './redistribution-records.service.js';
import { RedistributionReversals } from './redistribution-reversals.service.js';
import { RedistributionRuns } from './redistribution-runs.service.js';
import { RedistributionsController } from './redistributions.controller.js';
import { RedistributionsProcessor } from './redistributions.processor.js';
import { RedistributionsRepository } from './redistributions.repository.js';
import { RedistributionsService } from './redistributions.service.js';

/** What the redistribution brings into the room. */
export const REDISTRIBUTION_ENTITIES = [RedistributionEntity];
export const REDISTRIBUTION_CONTROLLERS = [RedistributionsController, RedistributionActsController];
export const REDISTRIBUTION_EXPORTS = [RedistributionsService, RedistributionActs, RedistributionReversals];
export const REDISTRIBUTION_PROVIDERS = [
  ...REDISTRIBUTION_EXPORTS,
  ...[
    AnnouncementsService,
    RedistributionDecisions,
    RedistributionRuns,
    RedistributionNewsService,
    RedistributionLapses,
  ],
  ...[RedistributionRecords, RedistributionsProcessor, RedistributionsRepository],
];
