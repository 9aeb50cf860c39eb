import { Injectable } from '@nestjs/common';

import type { Day } from '../kernel/calendar.js';
import { Transaction } from '../platform/database/transaction.js';
import type { CompetenceCount, CompetenceReferences } from './domain/references.js';

/**
 * Persons, each once per competence: who had a check under way at the end of the day, and who had been measured by then. Left
 * out are admins, who look at such counts, who ever released a result, because HR knows those, and whom a limit protects
 * (Art. 18, 21 GDPR).
 */
const COUNTS = `
  WITH referring AS (
    SELECT c.person_id, c.municipality_id, target ->> 'competence' AS competence, true AS running
      FROM checks c
      JOIN profiles p ON p.id = c.profile_id
      JOIN frameworks f ON f.id = p.framework_id AND f.vocabulary = $1
     CROSS JOIN jsonb_array_elements(c.targets) AS target
     WHERE (c.started_at AT TIME ZONE 'Europe/Berlin')::date <= $2
       AND (c.ended_at IS NULL OR (c.ended_at AT TIME ZONE 'Europe/Berlin')::date > $2)
    UNION ALL
    SELECT r.person_id, c.municipality_id, k.competence_code, false
      FROM results r
      JOIN checks c ON c.id = r.check_id
      JOIN frameworks f ON f.id = r.framework_id AND f.vocabulary = $1
      JOIN result_competencies k ON k.check_id = r.check_id AND k.measured
     WHERE (r.measured_at AT TIME ZONE 'Europe/Berlin')::date <= $2)
  SELECT competence,
         count(DISTINCT person_id) FILTER (WHERE running)::integer AS running,
         count(DISTINCT person_id) FILTER (WHERE NOT running)::integer AS measured,
         array_agg(DISTINCT municipality_id) AS "municipalityIds"
    FROM referring
    JOIN persons p ON p.id = person_id AND NOT p.admin
   WHERE NOT is_limited(person_id, municipality_id)
     AND NOT EXISTS (SELECT FROM releases l JOIN checks x ON x.id = l.check_id WHERE x.person_id = referring.person_id)
   GROUP BY competence ORDER BY competence`;

/** What was published for one quarter about whose checks and results refer to which competence. */
export interface ReferenceReport {
  /** Groups of fewer persons are not named. */
  readonly minimumSize: number;
  readonly references: readonly CompetenceReferences[];
}

@Injectable()
export class ReferencesRepository {
  constructor(private readonly transaction: Transaction) {}

  /** Exact counts, never to be shown, by competence. */
  counts(vocabulary: string, day: Day): Promise<(CompetenceCount & { readonly municipalityIds: readonly string[] })[]> {
    return this.transaction.crossing('figures', () => this.transaction.query(COUNTS, [vocabulary, day]));
  }

  /** The report of a quarter; null before it is made. */
  async find(vocabulary: string, period: string): Promise<ReferenceReport | null> {
    const [row] = await this.transaction.query<{ report: ReferenceReport }>(
      'SELECT report FROM reference_reports WHERE vocabulary = $1 AND period = $2',
      [vocabulary, period],
    );
    return row?.report ?? null;
  }

  /** Keeps a report unless there is one: what was published once stays. */
  async keep(key: readonly [vocabulary: string, period: string], report: ReferenceReport, now: Date): Promise<void> {
    await this.transaction.query(
      'INSERT INTO reference_reports (vocabulary, period, report, made_at) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING',
      [...key, JSON.stringify(report), now],
    );
  }
}
