import { Injectable } from '@nestjs/common';

import { Transaction } from '../../platform/database/transaction.js';
import type { ObjectionCounts, ObjectionState } from '../domain/objection.js';
import { ObjectionEntity } from './objection.entity.js';

export type ObjectionRow = ObjectionEntity;

export interface ObjectionView extends Omit<ObjectionRow, 'raisedBy' | 'answeredBy'> {
  readonly programmeId: string;
  readonly municipalityName: string;
}

/** What is objected to, until when. */
export interface Contestable extends Pick<ObjectionRow, 'distributionId' | 'redistributionId'> {
  /** The first moment after the window. */
  readonly until: Date;
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

  async lapse(against: { readonly distributionId: string } | { readonly redistributionId: string }): Promise<void> {
    const open: ObjectionState = 'open';
    await this.transaction.table(ObjectionEntity).update({ ...against, state: open }, { state: 'lapsed' });
  }

  /**
   * The decision that the municipality can object to: in draft the distribution in force, later a redistribution that is not
   * carried out and in which the municipality takes part.
   */
  async contestable(programmeId: string, municipalityId: string, isDraft: boolean): Promise<Contestable | null> {
    const [row] = await this.transaction.query<Contestable>(
      `SELECT id AS "distributionId", NULL AS "redistributionId", objections_until AS until FROM distributions
        WHERE $3 AND programme_id = $1 AND kind = 'distribution' AND state = 'committed'
       UNION ALL
       SELECT NULL, r.id, r.objections_until FROM redistributions r
         JOIN allotments a ON a.programme_id = r.programme_id AND a.municipality_id = $2
        WHERE NOT $3 AND r.programme_id = $1 AND r.state = 'decided'`,
      [programmeId, municipalityId, isDraft],
    );
    return row ?? null;
  }

  /** What stands in the way of a redistribution. */
  async countsAgainst(redistributionId: string): Promise<ObjectionCounts> {
    const objections = this.transaction.table(ObjectionEntity);
    return {
      open: await objections.countBy({ redistributionId, state: 'open' }),
      upheld: await objections.countBy({ redistributionId, state: 'upheld' }),
    };
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
      `SELECT o.id, o.distribution_id AS "distributionId", o.redistribution_id AS "redistributionId",
              COALESCE(d.programme_id, r.programme_id) AS "programmeId",
              o.municipality_id AS "municipalityId", m.name AS "municipalityName", o.text, o.state,
              o.raised_at AS "raisedAt", o.answer, o.answered_at AS "answeredAt"
         FROM objections o LEFT JOIN distributions d ON d.id = o.distribution_id
         LEFT JOIN redistributions r ON r.id = o.redistribution_id JOIN municipalities m ON m.id = o.municipality_id
        WHERE COALESCE(d.programme_id, r.programme_id) = $1 AND ($2::uuid[] IS NULL OR o.municipality_id = ANY ($2))
        ORDER BY o.raised_at DESC, o.id`,
      [programmeId, municipalityIds],
    );
  }
}
