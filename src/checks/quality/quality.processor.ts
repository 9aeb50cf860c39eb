import { Injectable } from '@nestjs/common';

import { HandlesJob } from '../../platform/queue/job-handler.decorator.js';
import { CalibrationService, type Proposal } from './calibration.service.js';
import { QualityService, type Assessed } from './quality.service.js';
import { assessItems, calibrateItems } from './quality.jobs.js';

@Injectable()
export class QualityProcessor {
  constructor(
    private readonly quality: QualityService,
    private readonly calibration: CalibrationService,
  ) {}

  @HandlesJob(assessItems)
  assess(payload: { readonly instrumentId: string }, job: { readonly id: string }): Promise<Assessed> {
    return this.quality.make(payload.instrumentId, job.id);
  }

  @HandlesJob(calibrateItems)
  calibrate(payload: { readonly instrumentId: string }, job: { readonly id: string }): Promise<Proposal> {
    return this.calibration.propose(payload.instrumentId, job.id);
  }
}
