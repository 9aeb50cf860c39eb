import { Limits } from './limits.service.js';
import { RightsMails } from './rights-mails.service.js';
import { RightsMoves } from './rights-moves.service.js';
import { RightsPersonalData } from './rights-personal-data.repository.js';
import { RightsRequestsRepository } from './rights-requests.repository.js';
import { RightsRequests } from './rights-requests.service.js';
import { RightsProcessor } from './rights.processor.js';

/** What hears, reminds of and answers the requests of persons. */
export const RIGHTS_REQUESTS = [
  RightsRequests,
  RightsMoves,
  Limits,
  RightsRequestsRepository,
  RightsMails,
  RightsProcessor,
  RightsPersonalData,
];
