import { Injectable } from '@nestjs/common';

import { JobQueue } from '../../platform/queue/job.queue.js';
import type { LedgerFact } from '../domain/ledger-fact.js';
import { mayMoveUp } from '../domain/waiting-list.js';
import { WaitingRepository } from './waiting.repository.js';
import { moveUpWaiting } from './waiting.jobs.js';

/**
 * Hears every fact that goes into the ledger, so that no way of freeing a place can be forgotten. The job is written
 * in the transaction of the move; while one waits for the programme, there is no second.
 */
@Injectable()
export class WaitingMarks {
  constructor(
    private readonly waiting: WaitingRepository,
    private readonly queue: JobQueue,
  ) {}

  async mark(programmeId: string, facts: readonly LedgerFact[]): Promise<void> {
    if (!facts.some(mayMoveUp) || !(await this.waiting.isSomebodyWaiting(programmeId))) return;
    await this.queue.enqueue(moveUpWaiting, { programmeId }, { dedupeKey: programmeId });
  }
}
