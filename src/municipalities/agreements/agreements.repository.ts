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

  async create(agreement: Stored): Promise<void> {
    await this.transaction.table(AgreementEntity).insert({ ...agreement });
  }

  async confirm(id: string, confirmedBy: string, confirmedAt: Date): Promise<void> {
    await this.transaction.table(AgreementEntity).update({ id }, { confirmedBy, confirmedAt });
  }
}
