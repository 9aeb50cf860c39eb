import { Injectable } from '@nestjs/common';

import { HandlesJob } from '../queue/job-handler.decorator.js';
import { Idempotency } from './idempotency.js';
import { forgetAnswers } from './idempotency.jobs.js';

@Injectable()
export class IdempotencyProcessor {
  constructor(private readonly idempotency: Idempotency) {}

  @HandlesJob(forgetAnswers)
  forget(): Promise<{ readonly forgotten: number }> {
    return this.idempotency.forget();
  }
}
