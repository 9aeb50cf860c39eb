import { Injectable } from '@nestjs/common';

import { Transaction } from '../../platform/database/transaction.js';
import type { RecordedAgreement } from '../domain/agreement.js';
import { AgreementEntity } from './agreement.entity.js';

/** Of each municipality the newest version that was ever confirmed, ended or not. */
const CONFIRMED = `SELECT DISTINCT ON (municipality_id) municipality_id, clauses, ended_at FROM works_agreements
                    WHERE confirmed_at IS NOT NULL ORDER BY municipality_id, version DESC`;

@Injectable()
export class AgreementsRepository {
  constructor(private readonly transaction: Transaction) {}

  /** Newest first. */
  versions(municipalityId: string): Promise<RecordedAgreement[]> {
    return this.transaction.table(AgreementEntity).find({ where: { municipalityId }, order: { version: 'DESC' } });
  }

  /** Holds recording and confirming in one municipality apart until commit. */
  async lock(municipalityId: string): Promise<void> {
    await this.transaction.query(`SELECT id FROM municipalities WHERE id = $1 FOR NO KEY UPDATE`, [municipalityId]);
  }

  /** Of the agreements last in force there, the largest minimum size of a group; null without any. */
  async largestMinimumGroup(municipalityIds: readonly string[]): Promise<number | null> {
    const [row] = await this.transaction.query<{ size: number | null }>(
      `SELECT max((clauses ->> 'minimumGroupSize')::integer) AS size FROM (${CONFIRMED}) AS last
        WHERE municipality_id = ANY ($1)`,
      [municipalityIds],
    );
    return row?.size ?? null;
  }

  /** The minimum size of a group in the agreement last in force, by municipality. */
  minimumGroups(): Promise<{ readonly municipalityId: string; readonly size: number }[]> {
    return this.transaction.query(
      `SELECT municipality_id AS "municipalityId", (clauses ->> 'minimumGroupSize')::integer AS size
         FROM (${CONFIRMED}) AS last`,
    );
  }

  /** The months of the agreement last in force, by municipality. */
  retentionMonths(): Promise<{ readonly municipalityId: string; readonly months: number }[]> {
    return this.transaction.query(
      `SELECT municipality_id AS "municipalityId", (clauses ->> 'retentionMonths')::integer AS months
         FROM (${CONFIRMED}) AS last`,
    );
  }

  /** Where mails may remind now, with the days between two of them if the agreement names any. */
  remindable(): Promise<{ readonly municipalityId: string; readonly everyDays: number | null }[]> {
    return this.transaction.query(
      `SELECT municipality_id AS "municipalityId", (clauses ->> 'reminderEveryDays')::integer AS "everyDays"
         FROM (${CONFIRMED}) AS last
        WHERE ended_at IS NULL AND (clauses ->> 'remindersAllowed')::boolean`,
    );
  }

  async create(agreement: RecordedAgreement): Promise<void> {
    await this.transaction.table(AgreementEntity).insert({ ...agreement });
  }

  async confirm(id: string, confirmedBy: string, confirmedAt: Date): Promise<void> {
    await this.transaction.table(AgreementEntity).update({ id }, { confirmedBy, confirmedAt });
  }

  async end(id: string, endedBy: string, ended: Pick<RecordedAgreement, 'endedAt' | 'endReason'>): Promise<void> {
    await this.transaction.table(AgreementEntity).update({ id }, { ...ended, endedBy });
  }
}
