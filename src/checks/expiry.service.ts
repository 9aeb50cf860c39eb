import { Injectable } from '@nestjs/common';

import { Clock } from '../platform/system/clock.js';
import { ChecksRepository } from './checks.repository.js';

const BATCH = 1_000;

/** Ends the checks that nobody resumed in time. A person never waits for it: such a check counts as expired at once. */
@Injectable()
export class CheckExpiry {
  constructor(
    private readonly checks: ChecksRepository,
    private readonly clock: Clock,
  ) {}

  async expireDue(): Promise<{ readonly expired: number }> {
    let expired = 0;
    for (let ended = BATCH; ended === BATCH; expired += ended) {
      ended = await this.checks.endOverdue(this.clock.now(), BATCH);
    }
    return { expired };
  }
}
