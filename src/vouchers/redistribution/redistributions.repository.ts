import { Injectable } from '@nestjs/common';

import type { Day } from '../../kernel/calendar.js';
import { Transaction } from '../../platform/database/transaction.js';
import type { AllotmentUse } from '../domain/redistribution.js';
import { RedistributionEntity } from './redistribution.entity.js';

export type RedistributionRow = RedistributionEntity;
export type NewRedistribution = Pick<
  RedistributionRow,
  'id' | 'programmeId' | 'dueOn' | 'windowDays' | 'rules' | 'state' | 'announcedBy' | 'announcedAt'
>;
type Change = Partial<Omit<RedistributionRow, 'id' | 'programmeId'>>;

@Injectable()
export class RedistributionsRepository {
  constructor(private readonly transaction: Transaction) {}

  async create(row: NewRedistribution): Promise<void> {
    await this.transaction.table(RedistributionEntity).insert(row);
  }

  find(id: string): Promise<RedistributionRow | null> {
    return this.transaction.table(RedistributionEntity).findOneBy({ id });
  }

  /** Locked until commit; who also locks allotments does that before. */
  async lock(id: string): Promise<RedistributionRow | null> {
    await this.transaction.query('SELECT 1 FROM redistributions WHERE id = $1 FOR NO KEY UPDATE', [id]);
    return this.find(id);
  }

  /** Of a programme, the latest announcement first. */
  list(programmeId: string): Promise<RedistributionRow[]> {
    return this.transaction
      .table(RedistributionEntity)
      .find({ where: { programmeId }, order: { announcedAt: 'DESC', id: 'DESC' } });
  }

  /** Decided, past their window, without an objection that is open or upheld, in programmes that are open. */
  async due(now: Date): Promise<readonly string[]> {
    const rows = await this.transaction.query<{ id: string }>(
      `SELECT r.id FROM redistributions r JOIN programmes p ON p.id = r.programme_id
       WHERE r.state = 'decided' AND r.objections_until <= $1 AND p.state = 'open'
         AND NOT EXISTS (SELECT FROM objections o WHERE o.redistribution_id = r.id AND o.state IN ('open', 'upheld'))
       ORDER BY r.decided_at, r.id`,
      [now],
    );
    return rows.map(({ id }) => id);
  }

  /** The one that is announced or decided; there is at most one. */
  underWay(programmeId: string): Promise<RedistributionRow | null> {
    return this.transaction.table(RedistributionEntity).findOneBy([
      { programmeId, state: 'announced' },
      { programmeId, state: 'decided' },
    ]);
  }

  async change(id: string, change: Change): Promise<void> {
    await this.transaction.table(RedistributionEntity).update({ id }, change);
  }

  /** How every allotment of a programme is used, by ARS. True until commit once the caller has locked the allotments. */
  uses(programmeId: string): Promise<AllotmentUse[]> {
    return this.transaction.crossing('figures', () =>
      this.transaction.query<AllotmentUse>(
        `SELECT a.municipality_id AS "municipalityId", m.ars, a.granted, a.occupied,
              (SELECT count(*)::integer FROM voucher_requests r
                WHERE r.programme_id = a.programme_id AND r.municipality_id = a.municipality_id AND r.state = 'waitlisted') AS waiting
         FROM allotments a JOIN municipalities m ON m.id = a.municipality_id
        WHERE a.programme_id = $1 ORDER BY m.ars`,
        [programmeId],
      ),
    );
  }

  /** The first moment of a calendar day in Europe/Berlin. */
  async startOf(day: Day): Promise<Date> {
    const [row] = await this.transaction.query<{ at: Date }>(
      `SELECT $1::date::timestamp AT TIME ZONE 'Europe/Berlin' AS at`,
      [day],
    );
    if (row === undefined) throw new Error('PostgreSQL answered no moment');
    return row.at;
  }
}
