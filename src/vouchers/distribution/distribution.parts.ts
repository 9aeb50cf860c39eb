import { ComparisonsService } from './comparisons.service.js';
import { DecisionsService } from './decisions.service.js';
import { DistributionEntity } from './distribution.entity.js';
import { DistributionsController } from './distributions.controller.js';
import { DistributionsProcessor } from './distributions.processor.js';
import { DistributionsRepository } from './distributions.repository.js';
import { DistributionsService } from './distributions.service.js';
import { NeedsController } from './needs.controller.js';
import { NeedsRepository } from './needs.repository.js';
import { NeedsService } from './needs.service.js';
import { ObjectionEntity } from './objection.entity.js';
import { ObjectionsController } from './objections.controller.js';
import { ObjectionsRepository } from './objections.repository.js';
import { ObjectionsService } from './objections.service.js';
import { ParticipantsService } from './participants.service.js';
import { ProposalsService } from './proposals.service.js';
import { RecordsController } from './records.controller.js';
import { RecordsService } from './records.service.js';
import { ReversalsService } from './reversals.service.js';
import { TopUpsService } from './top-ups.service.js';

/** What the distribution brings into the room. */
export const DISTRIBUTION_ENTITIES = [DistributionEntity, ObjectionEntity];
export const DISTRIBUTION_CONTROLLERS = [
  ...[DistributionsController, RecordsController, ObjectionsController, NeedsController],
];
export const DISTRIBUTION_EXPORTS = [
  ...[DistributionsService, ComparisonsService, TopUpsService, ReversalsService],
  ...[RecordsService, ObjectionsService, NeedsService],
];
export const DISTRIBUTION_PROVIDERS = [
  ...DISTRIBUTION_EXPORTS,
  ...[DecisionsService, ProposalsService, ParticipantsService, DistributionsProcessor],
  ...[DistributionsRepository, ObjectionsRepository, NeedsRepository],
];
