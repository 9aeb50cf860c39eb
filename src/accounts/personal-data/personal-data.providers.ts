import { AccountsPersonalData } from './accounts-personal-data.repository.js';
import { ErasuresRepository } from './erasures.repository.js';
import { Erasures } from './erasures.service.js';
import { IdentityProofs } from './identity-proofs.service.js';
import { OwnDataService } from './own-data.service.js';
import { PeopleUploads } from './people-uploads.repository.js';
import { PersonalDataProcessor } from './personal-data.processor.js';
import { PersonalDataRegistry } from './personal-data.registry.js';
import { PlatformPersonalData } from './platform-personal-data.repository.js';
import { RetentionCommand } from './retention.command.js';
import { Retention } from './retention.service.js';

/** What knows, hands out, erases and retains personal data. */
export const PERSONAL_DATA = [
  PersonalDataRegistry,
  PersonalDataProcessor,
  PlatformPersonalData,
  AccountsPersonalData,
  PeopleUploads,
  Erasures,
  ErasuresRepository,
  IdentityProofs,
  OwnDataService,
  Retention,
  RetentionCommand,
];
