import { Injectable } from '@nestjs/common';

import type { Actor } from '../../kernel/actor.js';
import type { JsonObject } from '../../kernel/json.js';
import { currentScope } from '../database/tenant-scope.js';
import { Transaction } from '../database/transaction.js';
import { Clock } from '../system/clock.js';

export interface Act {
  /** Id of what was acted on. */
  readonly subject: string;
  readonly municipalityId?: string;
  /** Facts without personal data. */
  readonly details?: JsonObject;
}

/** Who did what, written with the act itself and never changed: rooms call it inside their transaction. */
@Injectable()
export class Audit {
  constructor(
    private readonly transaction: Transaction,
    private readonly clock: Clock,
  ) {}

  async act(
    actor: Pick<Actor, 'personId'> | null,
    act: string,
    { subject, municipalityId, details }: Act,
  ): Promise<void> {
    const actorId = actor?.personId ?? null;
    const values = [this.clock.now(), actorId, act, subject, municipalityId ?? null, JSON.stringify(details ?? {})];
    const write = (): Promise<unknown> => this.transaction.query(WRITE, values);
    await (isActing(actorId) ? write() : this.transaction.crossing('act', write));
  }
}

const WRITE = `INSERT INTO audit_acts (at, actor_id, act, subject, municipality_id, details) VALUES ($1, $2, $3, $4, $5, $6)`;

/** Usually whoever acts; not where somebody takes up an offer, which is the act of whoever made it. */
function isActing(actorId: string | null): boolean {
  const scope = currentScope();
  return 'personId' in scope && scope.personId === actorId;
}
