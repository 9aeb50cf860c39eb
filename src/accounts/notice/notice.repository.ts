import { Injectable } from '@nestjs/common';

import { Transaction } from '../../platform/database/transaction.js';
import { NoticeAcknowledgementEntity } from './notice-acknowledgement.entity.js';

@Injectable()
export class NoticeRepository {
  constructor(private readonly transaction: Transaction) {}

  /** Keeps the first time. True when it is new. */
  async acknowledge(personId: string, version: string, at: Date): Promise<boolean> {
    const created = await this.transaction.query(
      `INSERT INTO notice_acknowledgements (person_id, version, acknowledged_at) VALUES ($1, $2, $3)
       ON CONFLICT (person_id, version) DO NOTHING RETURNING version`,
      [personId, version, at],
    );
    return created.length > 0;
  }

  acknowledged(personId: string, version: string): Promise<boolean> {
    return this.transaction.table(NoticeAcknowledgementEntity).existsBy({ personId, version });
  }
}
