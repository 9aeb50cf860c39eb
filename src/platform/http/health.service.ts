import { Injectable, ServiceUnavailableException } from '@nestjs/common';

import { Replica } from '../database/replica.js';
import { Transaction } from '../database/transaction.js';
import { JobTransport } from '../queue/job.transport.js';
import { Draining } from './draining.js';

const PATIENCE_MS = 2_000;

export interface Readiness {
  readonly status: 'ready';
  /** Whether reads go to the replica, where there is one: without it the process is as ready, and the primary has more to do. */
  readonly replicaInUse?: boolean;
}

/** Ready means: this process reaches PostgreSQL and Redis within two seconds, and has not been asked to end. */
@Injectable()
export class HealthService {
  constructor(
    private readonly transaction: Transaction,
    private readonly transport: JobTransport,
    private readonly draining: Draining,
    private readonly replica: Replica,
  ) {}

  async check(): Promise<Readiness> {
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
    const { isInUse } = this.replica;
    return { status: 'ready', ...(isInUse !== undefined && { replicaInUse: isInUse }) };
  }
}
