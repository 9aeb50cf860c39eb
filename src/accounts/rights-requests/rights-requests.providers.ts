import { RightsMails } from './rights-mails.service.js';
import { RightsPersonalData } from './rights-personal-data.repository.js';
import { RightsRequestsRepository } from './rights-requests.repository.js';
import { RightsRequests } from './rights-requests.service.js';
import { RightsProcessor } from './rights.processor.js';

/** What hears, reminds of and answers the requests of persons. */
export const RIGHTS_REQUESTS = [
  RightsRequests,
  RightsRequestsRepository,
  RightsMails,
  RightsProcessor,
  RightsPersonalData,
];
