import { Injectable } from '@nestjs/common';

import type { Actor } from '../../kernel/actor.js';
import type { JsonObject } from '../../kernel/json.js';
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
    await this.transaction.query(
      `INSERT INTO audit_acts (at, actor_id, act, subject, municipality_id, details) VALUES ($1, $2, $3, $4, $5, $6)`,
      [this.clock.now(), actor?.personId ?? null, act, subject, municipalityId ?? null, JSON.stringify(details ?? {})],
    );
  }
}
