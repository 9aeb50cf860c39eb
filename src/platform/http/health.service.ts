import { Injectable, ServiceUnavailableException } from '@nestjs/common';

import { Transaction } from '../database/transaction.js';
import { JobTransport } from '../queue/job.transport.js';
import { Draining } from './draining.js';

const PATIENCE_MS = 2_000;

/** Ready means: this process reaches PostgreSQL and Redis within two seconds, and has not been asked to end. */
@Injectable()
export class HealthService {
  constructor(
    private readonly transaction: Transaction,
    private readonly transport: JobTransport,
    private readonly draining: Draining,
  ) {}

  async check(): Promise<{ readonly status: 'ready' }> {
    if (this.draining.isUnderWay) throw new ServiceUnavailableException();
    const parts = [this.transaction.query('SELECT 1'), this.transport.ping()];
    const late = new Promise<never>((_, reject) =>
      setTimeout(() => {
        reject(new Error('late'));
      }, PATIENCE_MS).unref(),
    );
    try {
      await Promise.race([Promise.all(parts), late]);
    } catch {
      throw new ServiceUnavailableException();
    }
    return { status: 'ready' };
  }
}
