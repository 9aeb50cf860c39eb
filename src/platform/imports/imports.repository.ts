import { Injectable } from '@nestjs/common';
import { LessThan } from 'typeorm';

import { Transaction } from '../database/transaction.js';
import type { ImportRecord, ImportWithFile } from './import-record.js';
import { ImportEntity } from './import.entity.js';

@Injectable()
export class ImportsRepository {
  constructor(private readonly transaction: Transaction) {}

  async create(row: Partial<ImportWithFile>): Promise<void> {
    await this.transaction.table(ImportEntity).insert(row);
  }

  find(id: string): Promise<ImportRecord | null> {
    return this.transaction.table(ImportEntity).findOneBy({ id });
  }

  /** The import with its file, as long as that is kept. */
  findWithFile(id: string): Promise<ImportWithFile | null> {
    return this.transaction
      .table(ImportEntity)
      .createQueryBuilder('import')
      .addSelect('import.file')
      .where({ id })
      .getOne();
  }

  /** The import without its file, locked until commit. */
  lock(id: string): Promise<ImportRecord | null> {
    return this.transaction.table(ImportEntity).findOne({ where: { id }, lock: { mode: 'pessimistic_write' } });
  }

  /** The import with its file, locked until commit: two workers never run the same one at once. */
  lockWithFile(id: string): Promise<ImportWithFile | null> {
    return this.transaction
      .table(ImportEntity)
      .createQueryBuilder('import')
      .addSelect('import.file')
      .where({ id })
      .setLock('pessimistic_write')
      .getOne();
  }

  /** Newest first, older than the moment given. */
  list(limit: number, before?: Date): Promise<ImportRecord[]> {
    return this.transaction.table(ImportEntity).find({
      where: before === undefined ? {} : { createdAt: LessThan(before) },
      order: { createdAt: 'DESC', id: 'DESC' },
      take: limit,
    });
  }

  async update(id: string, change: Partial<ImportWithFile>): Promise<void> {
    await this.transaction.table(ImportEntity).update({ id }, change);
  }
}
