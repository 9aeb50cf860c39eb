import { createHash } from 'node:crypto';

import { Injectable } from '@nestjs/common';

import type { Actor } from '../../kernel/actor.js';
import { DomainError } from '../../kernel/domain-error.js';
import { Idempotency } from '../../platform/http/idempotency.js';
import { RequestsService } from './requests.service.js';

export type BulkDecisionKind = 'approve' | 'decline' | 'waitlist';
export const BULK_DECISIONS: readonly BulkDecisionKind[] = ['approve', 'decline', 'waitlist'];

export interface BulkDecision {
  readonly decision: BulkDecisionKind;
  readonly ids: readonly string[];
  /** Needed to decline. */
  readonly reason?: string;
}

export interface BulkDecided {
  readonly decided: readonly string[];
  /** Each with the code of the rule that says no. */
  readonly refused: readonly { readonly id: string; readonly code: string }[];
}

/** Many decisions at once, each in a transaction of its own: what one request is refused does not hold up the others. */
@Injectable()
export class BulkDecisions {
  constructor(
    private readonly requests: RequestsService,
    private readonly idempotency: Idempotency,
  ) {}

  /**
   * A repeated call repeats what was decided and tries again what was refused.
   * @throws DomainError `bulk-decision-needs-reason`, `idempotency-key-reused`
   */
  async decide(actor: Actor, input: BulkDecision, key: string): Promise<BulkDecided> {
    const { decision, reason } = input;
    if (decision === 'decline' && reason === undefined) throw new DomainError('bulk-decision-needs-reason', 'invalid');
    const call = { actorId: actor.personId, operation: 'decideRequests', key, body: { ...input } };
    await this.idempotency.once(call, () => Promise.resolve({}));
    const decided: string[] = [];
    const refused: { id: string; code: string }[] = [];
    for (const id of new Set(input.ids)) {
      try {
        await this.decideOne(actor, id, input, keyOf(key, id));
        decided.push(id);
      } catch (error) {
        if (!(error instanceof DomainError)) throw error;
        refused.push({ id, code: error.code });
      }
    }
    return { decided, refused };
  }

  private decideOne(actor: Actor, id: string, { decision, reason = '' }: BulkDecision, key: string): Promise<unknown> {
    if (decision === 'approve') return this.requests.approve(actor, id, key);
    if (decision === 'waitlist') return this.requests.waitlist(actor, id, key);
    return this.requests.decline(actor, id, { reason }, key);
  }
}

function keyOf(key: string, id: string): string {
  return createHash('sha256').update(`${key} ${id}`).digest('hex');
}
