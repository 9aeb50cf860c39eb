import { Injectable } from '@nestjs/common';
import { LessThanOrEqual, Not } from 'typeorm';

import { Transaction } from '../../platform/database/transaction.js';
import type { CourseSource } from './course-source.js';
import { CourseSourceEntity } from './course-source.entity.js';

@Injectable()
export class CourseSourcesRepository {
  constructor(private readonly transaction: Transaction) {}

  list(): Promise<readonly CourseSource[]> {
    return this.transaction.table(CourseSourceEntity).find({ order: { provider: 'ASC', address: 'ASC' } });
  }

  find(id: string): Promise<CourseSource | null> {
    return this.transaction.table(CourseSourceEntity).findOneBy({ id });
  }

  /** Those that are to be fetched by themselves, the longest overdue first. */
  due(now: Date): Promise<readonly CourseSource[]> {
    return this.transaction.table(CourseSourceEntity).find({
      where: { state: Not('paused'), nextRunAt: LessThanOrEqual(now) },
      order: { nextRunAt: 'ASC', id: 'ASC' },
    });
  }

  async insert(source: CourseSource): Promise<void> {
    await this.transaction.table(CourseSourceEntity).insert(source);
  }

  async update(id: string, change: Partial<CourseSource>): Promise<void> {
    await this.transaction.table(CourseSourceEntity).update({ id }, change);
  }

  /** Writes how a run ended, unless the source leads elsewhere by now. */
  async recordRun({ id, address }: CourseSource, change: Partial<CourseSource>): Promise<void> {
    await this.transaction.table(CourseSourceEntity).update({ id, address }, change);
  }

  async delete(id: string): Promise<void> {
    await this.transaction.table(CourseSourceEntity).delete({ id });
  }
}
