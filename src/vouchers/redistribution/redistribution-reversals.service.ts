import { Injectable } from '@nestjs/common';

import type { Actor } from '../../kernel/actor.js';
import { DomainError } from '../../kernel/domain-error.js';
import { Audit } from '../../platform/audit/audit.js';
import { Idempotency } from '../../platform/http/idempotency.js';
import { Clock } from '../../platform/system/clock.js';
import { DecisionsService } from '../distribution/decisions.service.js';
import { tiesOf } from '../domain/distribution.js';
import { mustAllow } from '../domain/programme-states.js';
import type { AllotmentUse } from '../domain/redistribution.js';
import { moveRedistribution, mustLeaveInUse } from '../domain/redistribution-plan.js';
import {
  type RedistributedShare,
  type RedistributionReversal,
  reverseRedistribution,
} from '../domain/redistribution-reversal.js';
import { LedgerService } from '../ledger/ledger.service.js';
import { sha256 } from '../ledger/sha256.js';
import { AllotmentsRepository } from '../programmes/allotments.repository.js';
import type { Located } from './announcements.service.js';
import { RedistributionNewsService } from './redistribution-news.service.js';
import { type RedistributionRow, RedistributionsRepository } from './redistributions.repository.js';

export interface ReversalInput {
  readonly reason: string;
  /** What is in use by now may stay where it is. */
  readonly leaveInUse: boolean;
}

/** Takes a redistribution back, and never what somebody uses. */
@Injectable()
export class RedistributionReversals {
  constructor(
    private readonly idempotency: Idempotency,
    private readonly decisions: DecisionsService,
    private readonly redistributions: RedistributionsRepository,
    private readonly allotments: AllotmentsRepository,
    private readonly ledger: LedgerService,
    private readonly news: RedistributionNewsService,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * As a whole, while nothing that was received is in use; else only as far as it is not, if that is asked for. What stays is
   * kept on record.
   * @throws DomainError `programme-not-found`, `redistribution-not-found`, `programme-act-not-allowed` unless open,
   *   `redistribution-move-not-allowed`, `redistribution-in-use` {count}
   */
  async reverse(actor: Actor, { programmeId, id }: Located, input: ReversalInput, key?: string): Promise<void> {
    const body = { programmeId, id, ...input };
    const call = { actorId: actor.personId, operation: 'reverseRedistribution', key, body };
    await this.idempotency.once(call, async () => {
      const { programme } = await this.decisions.hold(programmeId);
      const row = await this.redistributions.lock(id);
      if (row?.programmeId !== programmeId) throw new DomainError('redistribution-not-found', 'not-found');
      mustAllow(programme.state, 'reverse-redistribution');
      const state = moveRedistribution(row.state, 'reverse');
      const reversal = reversalOf(row, await this.redistributions.uses(programmeId));
      mustLeaveInUse(reversal.kept, input.leaveInUse);
      await this.write(actor, { ...row, state, endReason: input.reason }, reversal);
      return { redistributionId: id };
    });
  }

  /** What a reversal of now would return and leave; changes nothing. @throws DomainError `redistribution-not-found` */
  async preview({ programmeId, id }: Located): Promise<RedistributionReversal> {
    const row = await this.redistributions.find(id);
    if (row?.programmeId !== programmeId) throw new DomainError('redistribution-not-found', 'not-found');
    return reversalOf(row, await this.redistributions.uses(programmeId));
  }

  private async write(
    actor: Actor,
    { id, programmeId, revision, outcomeHash, state, endReason }: RedistributionRow,
    { grants, kept }: RedistributionReversal,
  ): Promise<void> {
    if (outcomeHash === null) throw new Error(`redistribution ${id} is carried out without its outcome`);
    await this.allotments.shift(programmeId, grants);
    const end = { endedBy: actor.personId, endedAt: this.clock.now(), endReason };
    await this.redistributions.change(id, { state, kept, ...end });
    const details = { redistributionId: id };
    await this.audit.act(actor, 'redistribution.reversed', { subject: programmeId, details });
    await this.news.announce({ id, revision }, 'reversed');
    const origin = { redistributionId: id, recordHash: outcomeHash };
    await this.ledger.record(
      programmeId,
      grants.map((grant) => ({ kind: 'grant', ...grant, ...origin })),
    );
  }
}

function reversalOf({ rules, outcome }: RedistributionRow, uses: readonly AllotmentUse[]): RedistributionReversal {
  const available = new Map(uses.map(({ municipalityId, granted, occupied }) => [municipalityId, granted - occupied]));
  const shares = (outcome?.lines ?? []).map(({ municipalityId, ars, given, received }): RedistributedShare => {
    return { municipalityId, ars, given, received, available: available.get(municipalityId) ?? 0 };
  });
  return reverseRedistribution(shares, rules.method, tiesOf(rules, sha256));
}
