import { Injectable } from '@nestjs/common';

import { Transaction } from '../../platform/database/transaction.js';
import { tokenHash } from './token-hash.js';

/** Tokens that prolong a session of the API, each good once; the table holds their SHA-256. */
@Injectable()
export class RefreshTokensRepository {
  constructor(private readonly transaction: Transaction) {}

  async insert(token: string, sessionId: string, issuedAt: Date): Promise<void> {
    await this.transaction.query(`INSERT INTO refresh_tokens (token_hash, session_id, issued_at) VALUES ($1, $2, $3)`, [
      tokenHash(token),
      sessionId,
      issuedAt,
    ]);
  }

  /** Uses the token up; of two that come at once, one gets the session. */
  async take(token: string, now: Date): Promise<string | null> {
    const [row] = await this.transaction.query<{ readonly sessionId: string }>(
      `UPDATE refresh_tokens SET used_at = $2 WHERE token_hash = $1 AND used_at IS NULL RETURNING session_id AS "sessionId"`,
      [tokenHash(token), now],
    );
    return row?.sessionId ?? null;
  }

  /** The session of a token, used or not. */
  async sessionOf(token: string): Promise<string | null> {
    const [row] = await this.transaction.query<{ readonly sessionId: string }>(
      `SELECT session_id AS "sessionId" FROM refresh_tokens WHERE token_hash = $1`,
      [tokenHash(token)],
    );
    return row?.sessionId ?? null;
  }
}
