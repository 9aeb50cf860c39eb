import { Injectable } from '@nestjs/common';

import { Transaction } from '../../platform/database/transaction.js';
import type { ImpactCourses } from '../domain/edition-impact.js';

const TEACHING = `
  WITH teaching AS (
    SELECT l.competence_code AS competence, c.id, c.title, c.state,
           row_number() OVER (PARTITION BY l.competence_code ORDER BY lower(coalesce(c.title ->> 'de', c.title ->> 'en')), c.id) AS place
      FROM course_lessons l JOIN courses c ON c.id = l.course_id AND c.state <> 'archived'
     WHERE l.vocabulary = $1 AND l.competence_code = ANY ($2))
  SELECT competence, count(*)::integer AS count,
         jsonb_agg(jsonb_build_object('id', id, 'title', title, 'state', state) ORDER BY place) FILTER (WHERE place <= $3) AS first
    FROM teaching GROUP BY competence ORDER BY competence`;

@Injectable()
export class TeachingCoursesRepository {
  constructor(private readonly transaction: Transaction) {}

  /** Courses that are not archived and teach one of the competences, by competence; the first of each by title. */
  teaching(
    vocabulary: string,
    competencies: readonly string[],
    first: number,
  ): Promise<(ImpactCourses & { readonly competence: string })[]> {
    return this.transaction.query(TEACHING, [vocabulary, competencies, first]);
  }
}
