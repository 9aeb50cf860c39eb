import { Injectable } from '@nestjs/common';

import { Transaction } from '../../platform/database/transaction.js';
import type { Attestation, ClaimedLevel, Completion } from '../domain/completion.js';
import type { CompletionEntity } from './completion.entity.js';

interface Whose {
  readonly personId: string;
  readonly courseId: string;
}

@Injectable()
export class CompletionsRepository {
  constructor(private readonly transaction: Transaction) {}

  /** False when the person had completed the course before. Either way the row is held until commit. */
  async insert(completion: CompletionEntity): Promise<boolean> {
    const [row] = await this.transaction.query<{ first: boolean }>(
      `INSERT INTO completions AS c (person_id, course_id, completed_at, recorded_by) VALUES ($1, $2, $3, $4)
       ON CONFLICT (person_id, course_id) DO UPDATE SET completed_at = c.completed_at RETURNING xmax = 0 AS first`,
      [completion.personId, completion.courseId, completion.completedAt, completion.recordedBy],
    );
    return row?.first ?? false;
  }

  async attest({ personId, courseId }: Whose, { kind, reference }: Attestation, now: Date): Promise<void> {
    await this.transaction.query(
      `INSERT INTO completion_attestations (person_id, course_id, kind, reference, attested_at)
       VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING`,
      [personId, courseId, kind, reference, now],
    );
  }

  /** Takes one word for the completion back; true when it was the last one and the completion fell with it. */
  async takeBack({ personId, courseId }: Whose, { kind, reference }: Attestation): Promise<boolean> {
    const whose = [personId, courseId];
    await this.transaction.query('SELECT FROM completions WHERE person_id = $1 AND course_id = $2 FOR UPDATE', whose);
    const taken = await this.transaction.query(
      `DELETE FROM completion_attestations
        WHERE person_id = $1 AND course_id = $2 AND kind = $3 AND reference = $4 RETURNING reference`,
      [...whose, kind, reference],
    );
    if (taken.length === 0) return false;
    const fallen = await this.transaction.query(
      `DELETE FROM completions c WHERE person_id = $1 AND course_id = $2
          AND NOT EXISTS (SELECT FROM completion_attestations a
                           WHERE a.person_id = c.person_id AND a.course_id = c.course_id) RETURNING person_id`,
      whose,
    );
    return fallen.length > 0;
  }

  of(personId: string): Promise<readonly Completion[]> {
    return this.transaction.query<Completion>(
      `SELECT course_id AS "courseId", completed_at AS "completedAt"
         FROM completions WHERE person_id = $1 ORDER BY completed_at, course_id`,
      [personId],
    );
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
