import { createHmac } from 'node:crypto';

import { Injectable } from '@nestjs/common';

import { Env } from '../../platform/config/env.js';
import { Transaction } from '../../platform/database/transaction.js';
import type { Attempts } from '../domain/sign-in-limit.js';

/** One attempt to sign in: the address of the person and, if known, of the network it comes from. */
export interface Attempt {
  readonly id: string;
  readonly email: string;
  readonly address: string | undefined;
}

/** Failed attempts to sign in, for a day, under keyed hashes: the table names neither persons nor networks. */
@Injectable()
export class AttemptsRepository {
  constructor(
    private readonly transaction: Transaction,
    private readonly env: Env,
  ) {}

  /**
   * Notes the attempt before it is looked at, so that parallel guesses count each other, and forgets what is older than
   * all windows. Answers the counts since each of the moments, in their order.
   */
  async note({ id, email, address }: Attempt, at: Date, since: readonly Date[]): Promise<readonly Attempts[]> {
    const keys = [this.keyOf('email', email), this.keyOf('address', address ?? 'unknown')];
    await this.transaction.query(`DELETE FROM sign_in_attempts WHERE at <= $1`, [since.at(-1)]);
    await this.transaction.query(
      `INSERT INTO sign_in_attempts (id, email_key, address_key, at) VALUES ($1, $2, $3, $4)`,
      [id, ...keys, at],
    );
    return this.transaction.query<Attempts>(
      `SELECT (SELECT count(*) FROM sign_in_attempts WHERE email_key = $1 AND at > since)::int AS email,
              (SELECT count(*) FROM sign_in_attempts WHERE address_key = $2 AND at > since)::int AS address
       FROM unnest($3::timestamptz[]) WITH ORDINALITY AS tier (since, place) ORDER BY place`,
      [...keys, since],
    );
  }

  /** An attempt that was refused unseen does not prolong the wait. */
  async forget({ id }: Attempt): Promise<void> {
    await this.transaction.query(`DELETE FROM sign_in_attempts WHERE id = $1`, [id]);
  }

  /** Who gets in has no failures behind them. */
  async forgetAllOf({ email }: Pick<Attempt, 'email'>): Promise<void> {
    await this.transaction.query(`DELETE FROM sign_in_attempts WHERE email_key = $1`, [this.keyOf('email', email)]);
  }

  private keyOf(kind: string, value: string): Buffer {
    return createHmac('sha256', this.env.LERNLOTSE_SECRET).update(`${kind}:${value}`).digest();
  }
}
