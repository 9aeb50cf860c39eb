import { createHash } from 'node:crypto';

import { createParamDecorator, type ExecutionContext, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';

import { DomainError } from '../../kernel/domain-error.js';
import type { JsonObject } from '../../kernel/json.js';
import { Transaction } from '../database/transaction.js';
import { Clock } from '../system/clock.js';

const KEY_LIMIT = 200;
const KEPT_HOURS = 24;
const BATCH = 1_000;

/**
 * The call's `Idempotency-Key`: what moves something is not done without one, so that a caller who heard no answer
 * can always ask again. @throws DomainError `idempotency-key-needed`, `idempotency-key-invalid` over 200 characters
 */
export const IdempotencyKey = createParamDecorator((_: unknown, context: ExecutionContext): string => {
  const key = context.switchToHttp().getRequest<FastifyRequest>().headers['idempotency-key'];
  if (key === undefined) throw new DomainError('idempotency-key-needed', 'malformed');
  if (typeof key !== 'string' || key.length === 0 || key.length > KEY_LIMIT) {
    throw new DomainError('idempotency-key-invalid', 'invalid', { limit: KEY_LIMIT });
  }
  return key;
});

export interface Call {
  readonly actorId: string;
  readonly operation: string;
  /** Absent on our own pages: there the state of what is moved keeps a form from counting twice. */
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
      const bodyHash = hash(JSON.stringify(sorted(call.body ?? null)));
      await this.transaction.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [
        `${call.actorId} ${call.operation} ${key}`,
      ]);
      const stored = await this.find(call, key);
      if (stored === undefined) return this.keep(call, bodyHash, await work());
      if (stored.body_hash !== bodyHash) throw new DomainError('idempotency-key-reused', 'invalid');
      return stored.answer as Ids;
    });
  }

  /** Answers that nobody can ask for any more; a batch at a time, so that no lock is held for long. */
  async forget(): Promise<{ readonly forgotten: number }> {
    for (let forgotten = 0; ;) {
      const gone = await this.transaction.query(
        `DELETE FROM idempotency_answers WHERE ctid IN
           (SELECT ctid FROM idempotency_answers WHERE created_at <= $1 LIMIT ${BATCH}) RETURNING key`,
        [this.oldest()],
      );
      forgotten += gone.length;
      if (gone.length < BATCH) return { forgotten };
    }
  }

  private oldest(): Date {
    return new Date(this.clock.now().getTime() - KEPT_HOURS * 3_600_000);
  }

  private async find(call: Call, key: string): Promise<Stored | undefined> {
    const [stored] = await this.transaction.query<Stored>(
      `SELECT body_hash, answer FROM idempotency_answers
       WHERE actor_id = $1 AND operation = $2 AND key = $3 AND created_at > $4`,
      [call.actorId, call.operation, key, this.oldest()],
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

/** The same body in another order of its fields is the same body. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  const fields = Object.entries(value).filter(([, field]) => field !== undefined);
  return Object.fromEntries(fields.map(([name, field]) => [name, sorted(field)] as const).sort(byName));
}

function byName([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1;
}
