import { Injectable } from '@nestjs/common';

import { Transaction } from '../../platform/database/transaction.js';
import type { Agreement } from '../domain/agreement.js';
import { AgreementEntity } from './agreement.entity.js';

type Stored = Omit<Agreement, 'inForce'>;

@Injectable()
export class AgreementsRepository {
  constructor(private readonly transaction: Transaction) {}

  /** Newest first. */
  versions(municipalityId: string): Promise<Stored[]> {
    return this.transaction.table(AgreementEntity).find({ where: { municipalityId }, order: { version: 'DESC' } });
  }

  /** Holds recording and confirming in one municipality apart until commit. */
  async lock(municipalityId: string): Promise<void> {
    await this.transaction.query(`SELECT id FROM municipalities WHERE id = $1 FOR NO KEY UPDATE`, [municipalityId]);
  }

  /** Of the agreements in force there, the largest minimum size of a group; null without any. */
  async largestMinimumGroup(municipalityIds: readonly string[]): Promise<number | null> {
    const [row] = await this.transaction.query<{ size: number | null }>(
      `SELECT max((clauses ->> 'minimumGroupSize')::integer) AS size
         FROM (SELECT DISTINCT ON (municipality_id) clauses FROM works_agreements
                WHERE municipality_id = ANY ($1) AND confirmed_by IS NOT NULL
                ORDER BY municipality_id, version DESC) AS in_force`,
      [municipalityIds],
    );
    return row?.size ?? null;
  }

  async create(agreement: Stored): Promise<void> {
    await this.transaction.table(AgreementEntity).insert({ ...agreement });
  }

  async confirm(id: string, confirmedBy: string, confirmedAt: Date): Promise<void> {
    await this.transaction.table(AgreementEntity).update({ id }, { confirmedBy, confirmedAt });
  }
}
