import { Injectable } from '@nestjs/common';

import { Transaction } from '../platform/database/transaction.js';
import { CompletionEntity } from './completion.entity.js';
import type { ClaimedLevel, Completion } from './domain/completion.js';

@Injectable()
export class CompletionsRepository {
  constructor(private readonly transaction: Transaction) {}

  /** False when the person had completed the course before. */
  async insert(completion: CompletionEntity): Promise<boolean> {
    const inserted = await this.transaction.query(
      `INSERT INTO completions (person_id, course_id, completed_at, recorded_by) VALUES ($1, $2, $3, $4)
       ON CONFLICT (person_id, course_id) DO NOTHING RETURNING person_id`,
      [completion.personId, completion.courseId, completion.completedAt, completion.recordedBy],
    );
    return inserted.length > 0;
  }

  of(personId: string): Promise<readonly Completion[]> {
    return this.transaction.table(CompletionEntity).find({
      select: { courseId: true, completedAt: true },
      where: { personId },
      order: { completedAt: 'ASC', courseId: 'ASC' },
    });
  }

  claimedLevels(personId: string): Promise<readonly ClaimedLevel[]> {
    return this.transaction.query<ClaimedLevel>(
      `SELECT l.vocabulary, l.competence_code AS competence, max(l.to_level) AS level
         FROM completions c JOIN course_lessons l USING (course_id)
        WHERE c.person_id = $1
        GROUP BY l.vocabulary, l.competence_code
        ORDER BY l.vocabulary, l.competence_code`,
      [personId],
    );
  }
}
