import { Injectable } from '@nestjs/common';

import { Audit } from '../../platform/audit/audit.js';
import { Transaction } from '../../platform/database/transaction.js';
import { JobQueue } from '../../platform/queue/job.queue.js';
import { Clock } from '../../platform/system/clock.js';
import { DecisionsService } from '../distribution/decisions.service.js';
import { ALLOWED_ACTS } from '../domain/programme-states.js';
import { grantsOfRedistribution } from '../domain/redistribution.js';
import { movedIn, moveRedistribution } from '../domain/redistribution-plan.js';
import { LedgerService } from '../ledger/ledger.service.js';
import { AllotmentsRepository } from '../programmes/allotments.repository.js';
import { RedistributionNewsService } from './redistribution-news.service.js';
import { limitsOf, linesOf, outcomeHashOf } from './redistribution-record.js';
import { carryOutRedistribution } from './redistributions.jobs.js';
import { type RedistributionRow, RedistributionsRepository } from './redistributions.repository.js';

export interface RedistributionRun {
  /** Vouchers that changed hands. */
  readonly moved: number;
}

const NOTHING: RedistributionRun = { moved: 0 };

/** Moves what was decided, after the window. */
@Injectable()
export class RedistributionRuns {
  constructor(
    private readonly transaction: Transaction,
    private readonly decisions: DecisionsService,
    private readonly redistributions: RedistributionsRepository,
    private readonly allotments: AllotmentsRepository,
    private readonly ledger: LedgerService,
    private readonly news: RedistributionNewsService,
    private readonly queue: JobQueue,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** Queues a job for every redistribution whose window is over; one that waits already is not queued twice. */
  async queueDue(): Promise<{ readonly queued: number }> {
    const due = await this.redistributions.due(this.clock.now());
    for (const id of due) {
      await this.queue.enqueue(carryOutRedistribution, { redistributionId: id }, { dedupeKey: id });
    }
    return { queued: due.length };
  }

  /**
   * Moves what was decided as far as the numbers of this moment still allow it, under the locks of all allotments: who has
   * assigned vouchers since gives fewer or none. Allotments, outcome and ledger change together; a second run, or one after
   * the end of the programme, finds nothing to do.
   */
  async carryOut(redistributionId: string): Promise<RedistributionRun> {
    const known = await this.redistributions.find(redistributionId);
    if (known === null) return NOTHING;
    return this.transaction.run(async () => {
      const { programme } = await this.decisions.hold(known.programmeId);
      const row = await this.redistributions.lock(redistributionId);
      if (row === null || !ALLOWED_ACTS[programme.state].includes('redistribute')) return NOTHING;
      return this.isDue(row) ? this.move(row) : NOTHING;
    });
  }

  private isDue({ state, objectionsUntil }: RedistributionRow): boolean {
    return state === 'decided' && objectionsUntil !== null && objectionsUntil <= this.clock.now();
  }

  private async move(row: RedistributionRow): Promise<RedistributionRun> {
    const { id, programmeId, rules, revision, lines: decided, recordHash } = row;
    if (decided === null || recordHash === null) throw new Error(`redistribution ${id} is decided without its record`);
    const allotments = await this.redistributions.uses(programmeId);
    const lines = linesOf({ rules, allotments }, limitsOf(decided));
    const grants = grantsOfRedistribution(lines);
    await this.allotments.shift(programmeId, grants);
    const outcome = { allotments, lines };
    const outcomeHash = outcomeHashOf(recordHash, outcome);
    const state = moveRedistribution(row.state, 'carry-out');
    await this.redistributions.change(id, { state, carriedOutAt: this.clock.now(), outcome, outcomeHash });
    const moved = movedIn(lines);
    const details = { redistributionId: id, outcomeHash, moved };
    await this.audit.act(null, 'redistribution.carried-out', { subject: programmeId, details });
    await this.news.announce({ id, revision }, 'carried-out');
    const origin = { redistributionId: id, recordHash: outcomeHash };
    await this.ledger.record(
      programmeId,
      grants.map((grant) => ({ kind: 'grant', ...grant, ...origin })),
    );
    return { moved };
  }
}
