import { Injectable } from '@nestjs/common';

import { Transaction } from '../../platform/database/transaction.js';
import type { CourseMark } from '../domain/course-mark.js';
import { MarkEntity } from './mark.entity.js';

interface Whose {
  readonly personId: string;
  readonly municipalityId: string;
}

@Injectable()
export class MarksRepository {
  constructor(private readonly transaction: Transaction) {}

  /** Newest first. */
  of(personId: string): Promise<readonly CourseMark[]> {
    return this.transaction.query<CourseMark>(
      `SELECT course_id AS "courseId", kind, reason, created_at AS "createdAt"
         FROM course_marks WHERE person_id = $1 ORDER BY created_at DESC, course_id`,
      [personId],
    );
  }

  /** Lets the person's marks be written one after the other until commit, so that two of them keep to their number. */
  async lock(personId: string): Promise<void> {
    await this.transaction.query(`SELECT pg_advisory_xact_lock(hashtextextended('course_marks ' || $1, 0))`, [
      personId,
    ]);
  }

  /** In the place of the mark that the course has, if it has one. */
  async save(whose: Whose, mark: CourseMark): Promise<void> {
    await this.transaction.table(MarkEntity).upsert({ ...whose, ...mark }, ['personId', 'courseId']);
  }

  async delete(personId: string, courseId: string): Promise<void> {
    await this.transaction.table(MarkEntity).delete({ personId, courseId });
  }
}
