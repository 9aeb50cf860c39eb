import { Injectable } from '@nestjs/common';

import { Transaction } from '../../platform/database/transaction.js';
import type { ObjectionCounts, ObjectionState } from '../domain/objection.js';
import { ObjectionEntity } from './objection.entity.js';

export type ObjectionRow = ObjectionEntity;

export interface ObjectionView extends Omit<ObjectionRow, 'raisedBy' | 'answeredBy'> {
  readonly programmeId: string;
  readonly municipalityName: string;
}

@Injectable()
export class ObjectionsRepository {
  constructor(private readonly transaction: Transaction) {}

  async create(row: ObjectionRow): Promise<void> {
    await this.transaction.table(ObjectionEntity).insert(row);
  }

  /** Locked until commit, so that it is answered once. */
  async lock(id: string): Promise<ObjectionRow | null> {
    await this.transaction.query('SELECT 1 FROM objections WHERE id = $1 FOR NO KEY UPDATE', [id]);
    return this.transaction.table(ObjectionEntity).findOneBy({ id });
  }

  async answer(
    id: string,
    change: Pick<ObjectionRow, 'state' | 'answer' | 'answeredBy' | 'answeredAt'>,
  ): Promise<void> {
    await this.transaction.table(ObjectionEntity).update({ id }, change);
  }

  async lapse(distributionId: string): Promise<void> {
    const open: ObjectionState = 'open';
    await this.transaction.table(ObjectionEntity).update({ distributionId, state: open }, { state: 'lapsed' });
  }

  /** Of the distribution in force. */
  async counts(programmeId: string): Promise<ObjectionCounts> {
    const [row] = await this.transaction.query<ObjectionCounts>(
      `SELECT count(*) FILTER (WHERE o.state = 'open')::integer AS open,
              count(*) FILTER (WHERE o.state = 'upheld')::integer AS upheld
         FROM objections o JOIN distributions d ON d.id = o.distribution_id
        WHERE d.programme_id = $1 AND d.state = 'committed'`,
      [programmeId],
    );
    return row ?? { open: 0, upheld: 0 };
  }

  /** Of a programme, newest first: of all municipalities, or of those named. */
  list(programmeId: string, municipalityIds: readonly string[] | null): Promise<ObjectionView[]> {
    return this.transaction.query<ObjectionView>(
      `SELECT o.id, o.distribution_id AS "distributionId", d.programme_id AS "programmeId",
              o.municipality_id AS "municipalityId", m.name AS "municipalityName", o.text, o.state,
              o.raised_at AS "raisedAt", o.answer, o.answered_at AS "answeredAt"
         FROM objections o JOIN distributions d ON d.id = o.distribution_id JOIN municipalities m ON m.id = o.municipality_id
        WHERE d.programme_id = $1 AND ($2::uuid[] IS NULL OR o.municipality_id = ANY ($2))
        ORDER BY o.raised_at DESC, o.id`,
      [programmeId, municipalityIds],
    );
  }
}
