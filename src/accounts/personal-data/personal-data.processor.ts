import { Injectable } from '@nestjs/common';

import { HandlesJob } from '../../platform/queue/job-handler.decorator.js';
import { Erasures } from './erasures.service.js';
import { followErasure } from './personal-data.jobs.js';

@Injectable()
export class PersonalDataProcessor {
  constructor(private readonly erasures: Erasures) {}

  @HandlesJob(followErasure)
  follow({ erasureId }: { erasureId: string }): Promise<void> {
    return this.erasures.followUp(erasureId);
  }
}
