import { AsyncLocalStorage } from 'node:async_hooks';

import { Injectable } from '@nestjs/common';

/** The time, as something that can be handed in: tests replace it, nothing else reads the clock. */
@Injectable()
export class Clock {
  private readonly moments = new AsyncLocalStorage<Date>();

  now(): Date {
    return this.moments.getStore() ?? new Date();
  }

  /** Does the work as if it were done at that moment: a demo needs a past. */
  at<T>(moment: Date, work: () => Promise<T>): Promise<T> {
    return this.moments.run(moment, work);
  }
}
