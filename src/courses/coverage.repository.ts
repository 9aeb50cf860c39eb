import { Injectable } from '@nestjs/common';

import { Transaction } from '../platform/database/transaction.js';
import type { DisclosedStep, StepCount } from './domain/coverage.js';

@Injectable()
export class CoverageRepository {
  constructor(private readonly transaction: Transaction) {}

  /** Published courses per competence and step of a vocabulary. */
  taught(vocabulary: string): Promise<StepCount[]> {
    return this.transaction.query<StepCount>(
      `SELECT l.competence_code AS competence, step AS "from", count(*)::integer AS count
         FROM course_lessons l JOIN courses c ON c.id = l.course_id AND c.state = 'published'
         CROSS JOIN generate_series(l.from_level, l.to_level - 1) AS step
        WHERE l.vocabulary = $1
        GROUP BY l.competence_code, step`,
      [vocabulary],
    );
  }

  /** The report of a period; null before it is made. */
  async report(frameworkId: string, period: string): Promise<readonly DisclosedStep[] | null> {
    const [row] = await this.transaction.query<{ counts: readonly DisclosedStep[] }>(
      'SELECT counts FROM waiting_reports WHERE framework_id = $1 AND period = $2',
      [frameworkId, period],
    );
    return row?.counts ?? null;
  }

  /** Keeps a report unless there is one: what was published once stays. */
  async keep(frameworkId: string, period: string, counts: readonly DisclosedStep[], now: Date): Promise<void> {
    await this.transaction.query(
      `INSERT INTO waiting_reports (framework_id, period, counts, made_at) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING`,
      [frameworkId, period, JSON.stringify(counts), now],
    );
  }
}
