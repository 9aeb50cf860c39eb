import { Injectable } from '@nestjs/common';

import { Transaction } from '../../platform/database/transaction.js';
import { tokenHash } from '../sessions/token-hash.js';

export interface SecondFactorRow {
  readonly sealedSecret: string;
  readonly isConfirmed: boolean;
}

@Injectable()
export class SecondFactorsRepository {
  constructor(private readonly transaction: Transaction) {}

  async find(personId: string): Promise<SecondFactorRow | null> {
    const [row] = await this.transaction.query<SecondFactorRow>(
      `SELECT sealed_secret AS "sealedSecret", confirmed_at IS NOT NULL AS "isConfirmed"
       FROM second_factors WHERE person_id = $1`,
      [personId],
    );
    return row ?? null;
  }

  /** A secret to be confirmed, in place of one that was not. False when there is a confirmed one. */
  async begin(personId: string, sealedSecret: string, now: Date): Promise<boolean> {
    const rows = await this.transaction.query(
      `INSERT INTO second_factors AS known (person_id, sealed_secret, created_at) VALUES ($1, $2, $3)
       ON CONFLICT (person_id) DO UPDATE SET sealed_secret = $2, created_at = $3, last_step = NULL
         WHERE known.confirmed_at IS NULL RETURNING person_id`,
      [personId, sealedSecret, now],
    );
    return rows.length === 1;
  }

  async confirm(personId: string, now: Date): Promise<void> {
    await this.transaction.query(`UPDATE second_factors SET confirmed_at = $2 WHERE person_id = $1`, [personId, now]);
  }

  /** Uses up the code of a step; false when it, or a later one, was used before. */
  async useStep(personId: string, step: number): Promise<boolean> {
    const rows = await this.transaction.query(
      `UPDATE second_factors SET last_step = $2
       WHERE person_id = $1 AND (last_step IS NULL OR last_step < $2) RETURNING person_id`,
      [personId, step],
    );
    return rows.length === 1;
  }

  /** Uses up a recovery code; false when it was used before or is none. */
  async useCode(personId: string, code: string, now: Date): Promise<boolean> {
    const rows = await this.transaction.query(
      `UPDATE recovery_codes SET used_at = $3
       WHERE person_id = $1 AND code_hash = $2 AND used_at IS NULL RETURNING person_id`,
      [personId, tokenHash(code), now],
    );
    return rows.length === 1;
  }

  /** These codes in place of all earlier ones. */
  async replaceCodes(personId: string, codes: readonly string[]): Promise<void> {
    await this.transaction.query(`DELETE FROM recovery_codes WHERE person_id = $1`, [personId]);
    await this.transaction.query(`INSERT INTO recovery_codes (person_id, code_hash) SELECT $1, unnest($2::bytea[])`, [
      personId,
      codes.map(tokenHash),
    ]);
  }

  async codesLeft(personId: string): Promise<number> {
    const [row] = await this.transaction.query<{ readonly count: number }>(
      `SELECT count(*)::int AS count FROM recovery_codes WHERE person_id = $1 AND used_at IS NULL`,
      [personId],
    );
    return row?.count ?? 0;
  }

  /** False when there was none. */
  async remove(personId: string): Promise<boolean> {
    const rows = await this.transaction.query(`DELETE FROM second_factors WHERE person_id = $1 RETURNING person_id`, [
      personId,
    ]);
    return rows.length === 1;
  }
}
