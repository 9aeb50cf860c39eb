import { createHash } from 'node:crypto';

import { createParamDecorator, type ExecutionContext, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';

import { DomainError } from '../../kernel/domain-error.js';
import type { JsonObject } from '../../kernel/json.js';
import { Transaction } from '../database/transaction.js';
import { Clock } from '../system/clock.js';

const KEY_LIMIT = 200;
const KEPT_HOURS = 24;

/** The call's `Idempotency-Key`, if it has one. @throws DomainError `idempotency-key-invalid` over 200 characters. */
export const IdempotencyKey = createParamDecorator((_: unknown, context: ExecutionContext): string | undefined => {
  const key = context.switchToHttp().getRequest<FastifyRequest>().headers['idempotency-key'];
  if (key === undefined) return undefined;
  if (typeof key !== 'string' || key.length === 0 || key.length > KEY_LIMIT) {
    throw new DomainError('idempotency-key-invalid', 'invalid', { limit: KEY_LIMIT });
  }
  return key;
});

export interface Call {
  readonly actorId: string;
  readonly operation: string;
  readonly key: string | undefined;
  /** Everything that the call asks for, parameters of the path included. */
  readonly body: unknown;
}

interface Stored {
  readonly body_hash: string;
  readonly answer: JsonObject;
}

/** Runs a call once per key: the same key gives the same answer for 24 hours, with another body it is refused. */
@Injectable()
export class Idempotency {
  constructor(
    private readonly transaction: Transaction,
    private readonly clock: Clock,
  ) {}

  /**
   * The work's answer holds ids only; it is stored in the work's own transaction. A refusal is not stored.
   * @throws DomainError `idempotency-key-reused` when the key was used with another body.
   */
  async once<Ids extends JsonObject>(call: Call, work: () => Promise<Ids>): Promise<Ids> {
    const { key } = call;
    if (key === undefined) return this.transaction.run(work);
    return this.transaction.run(async () => {
      const bodyHash = hash(JSON.stringify(call.body ?? null));
      await this.transaction.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [
        `${call.actorId} ${call.operation} ${key}`,
      ]);
      const stored = await this.find(call, key);
      if (stored === undefined) return this.keep(call, bodyHash, await work());
      if (stored.body_hash !== bodyHash) throw new DomainError('idempotency-key-reused', 'invalid');
      return stored.answer as Ids;
    });
  }

  private async find(call: Call, key: string): Promise<Stored | undefined> {
    const [stored] = await this.transaction.query<Stored>(
      `SELECT body_hash, answer FROM idempotency_answers
       WHERE actor_id = $1 AND operation = $2 AND key = $3 AND created_at > $4`,
      [call.actorId, call.operation, key, new Date(this.clock.now().getTime() - KEPT_HOURS * 3_600_000)],
    );
    return stored;
  }

  private async keep<Ids extends JsonObject>(call: Call, bodyHash: string, answer: Ids): Promise<Ids> {
    await this.transaction.query(
      `INSERT INTO idempotency_answers (actor_id, operation, key, body_hash, answer, created_at) VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT (actor_id, operation, key) DO UPDATE SET body_hash = $4, answer = $5, created_at = $6`,
      [call.actorId, call.operation, call.key, bodyHash, JSON.stringify(answer), this.clock.now()],
    );
    return answer;
  }
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
