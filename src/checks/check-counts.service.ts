import { Injectable } from '@nestjs/common';
import type { Counter } from 'prom-client';

import { Transaction } from '../platform/database/transaction.js';
import { Metrics } from '../platform/observability/metrics.js';

/** Checks that this process saw begin and end, for operators: of the whole installation, so that it tells of nobody. */
@Injectable()
export class CheckCounts {
  private readonly counter: Counter;

  constructor(
    private readonly transaction: Transaction,
    metrics: Metrics,
  ) {
    this.counter = metrics.counter({
      name: 'lernlotse_checks_total',
      help: 'Checks that were started and submitted',
      labels: ['event'],
    });
  }

  /** Counted when the transaction has committed. */
  note(event: 'started' | 'submitted'): Promise<void> {
    return this.transaction.afterCommit(() => {
      this.counter.inc({ event });
      return Promise.resolve();
    });
  }
}
