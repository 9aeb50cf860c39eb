import { Injectable } from '@nestjs/common';

import type { Actor } from '../../kernel/actor.js';
import { addDays, berlinDay } from '../../kernel/calendar.js';
import { DomainError } from '../../kernel/domain-error.js';
import { Audit } from '../../platform/audit/audit.js';
import { Idempotency } from '../../platform/http/idempotency.js';
import { JobQueue } from '../../platform/queue/job.queue.js';
import { Clock } from '../../platform/system/clock.js';
import { DecisionsService } from '../distribution/decisions.service.js';
import { mustAllow } from '../domain/programme-states.js';
import { moveRedistribution, mustBeDue, mustMoveSomething } from '../domain/redistribution-plan.js';
import { LedgerKeysService } from '../ledger/ledger-keys.service.js';
import type { Located } from './announcements.service.js';
import { RedistributionNewsService } from './redistribution-news.service.js';
import { linesOf, recordHashOf } from './redistribution-record.js';
import { carryOutRedistribution } from './redistributions.jobs.js';
import { type RedistributionRow, RedistributionsRepository } from './redistributions.repository.js';

/** Fixes what moves at most, by the announced rules and the numbers of this moment. */
@Injectable()
export class RedistributionDecisions {
  constructor(
    private readonly idempotency: Idempotency,
    private readonly decisions: DecisionsService,
    private readonly redistributions: RedistributionsRepository,
    private readonly keys: LedgerKeysService,
    private readonly news: RedistributionNewsService,
    private readonly queue: JobQueue,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * Counts under the locks of all allotments and writes the record; nothing moves before the window is over. Without a
   * window the job that moves it is queued at once.
   * @throws DomainError `programme-not-found`, `redistribution-not-found`, `programme-act-not-allowed` unless open,
   *   `redistribution-move-not-allowed`, `redistribution-not-due` {dueOn}, `nothing-to-redistribute`
   */
  async decide(actor: Actor, { programmeId, id }: Located, key?: string): Promise<void> {
    const call = { actorId: actor.personId, operation: 'decideRedistribution', key, body: { programmeId, id } };
    await this.idempotency.once(call, async () => {
      const { programme } = await this.decisions.hold(programmeId);
      const row = await this.redistributions.lock(id);
      if (row?.programmeId !== programmeId) throw new DomainError('redistribution-not-found', 'not-found');
      mustAllow(programme.state, 'redistribute');
      const state = moveRedistribution(row.state, 'decide');
      const decidedAt = this.clock.now();
      mustBeDue(row, berlinDay(decidedAt));
      await this.write(actor, row, { state, decidedAt });
      return { redistributionId: id };
    });
  }

  private async write(
    actor: Actor,
    row: RedistributionRow,
    { state, decidedAt }: { readonly state: RedistributionRow['state']; readonly decidedAt: Date },
  ): Promise<void> {
    const { id, programmeId, rules, revision, windowDays } = row;
    const inputs = { programmeId, rules, allotments: await this.redistributions.uses(programmeId) };
    const lines = linesOf(inputs);
    mustMoveSomething(lines);
    const recordHash = recordHashOf(inputs, lines);
    await this.redistributions.change(id, {
      ...{ state, inputs, lines, recordHash, decidedAt, decidedBy: actor.personId },
      keyFingerprint: await this.keys.fingerprint(programmeId),
      objectionsUntil: await this.windowEnd(decidedAt, windowDays),
    });
    const details = { redistributionId: id, recordHash };
    await this.audit.act(actor, 'redistribution.decided', { subject: programmeId, details });
    await this.news.announce({ id, revision }, 'decided');
    if (windowDays === 0) await this.queue.enqueue(carryOutRedistribution, { redistributionId: id }, { dedupeKey: id });
  }

  /** Whole days after the day of the decision, as deadlines count (§ 187 (1), § 188 (1) BGB); none: at once. */
  private async windowEnd(decidedAt: Date, days: number): Promise<Date> {
    return days === 0 ? decidedAt : this.redistributions.startOf(addDays(berlinDay(decidedAt), days + 1));
  }
}
