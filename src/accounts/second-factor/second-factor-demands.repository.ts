import { Injectable } from '@nestjs/common';

import { Transaction } from '../../platform/database/transaction.js';

/** Of whom a second factor is demanded beyond the environment; the municipality null is all admins. */
@Injectable()
export class SecondFactorDemandsRepository {
  constructor(private readonly transaction: Transaction) {}

  /** Of those named, the ones where it is demanded; null: of admins. */
  async among(municipalityIds: readonly (string | null)[]): Promise<readonly (string | null)[]> {
    const rows = await this.transaction.query<{ readonly municipalityId: string | null }>(
      `SELECT municipality_id AS "municipalityId" FROM second_factor_demands
       WHERE municipality_id = ANY ($1::uuid[]) OR ($2 AND municipality_id IS NULL)`,
      [municipalityIds.filter((id) => id !== null), municipalityIds.includes(null)],
    );
    return rows.map(({ municipalityId }) => municipalityId);
  }

  /** The municipalities whose HR it is demanded of. */
  async municipalities(): Promise<readonly string[]> {
    const rows = await this.transaction.query<{ readonly id: string }>(
      `SELECT municipality_id AS id FROM second_factor_demands WHERE municipality_id IS NOT NULL`,
    );
    return rows.map(({ id }) => id);
  }

  /** False when it was demanded already. */
  async add(municipalityId: string | null, at: Date): Promise<boolean> {
    const rows = await this.transaction.query(
      `INSERT INTO second_factor_demands (municipality_id, role, demanded_at)
       VALUES ($1, CASE WHEN $1::uuid IS NULL THEN 'admin' ELSE 'hr' END, $2)
       ON CONFLICT (municipality_id, role) DO NOTHING RETURNING role`,
      [municipalityId, at],
    );
    return rows.length === 1;
  }

  /** False when it was not demanded. */
  async remove(municipalityId: string | null): Promise<boolean> {
    const rows = await this.transaction.query(
      `DELETE FROM second_factor_demands WHERE municipality_id IS NOT DISTINCT FROM $1 RETURNING role`,
      [municipalityId],
    );
    return rows.length === 1;
  }
}
