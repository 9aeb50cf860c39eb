import { Injectable } from '@nestjs/common';

import { Transaction } from '../platform/database/transaction.js';
import type { Course, CourseState, PublishedCourse } from './domain/course.js';

export interface CourseFilter {
  readonly state: CourseState;
  /** Part of a title, code or provider. */
  readonly search?: string;
  readonly competence?: string;
  readonly language?: string;
  readonly provider?: string;
  readonly maxMinutes?: number;
}

const TITLE = `COALESCE(c.title ->> 'de', c.title ->> 'en', '')`;

const SELECT_COURSES = `
  SELECT c.id, c.code, c.title, c.description, c.provider, c.url, c.minutes, c.price_cents AS "priceCents", c.languages,
         c.formats, c.access_modes AS "accessModes", c.accessibility, c.state, c.revision, c.updated_at AS "updatedAt",
         COALESCE((SELECT jsonb_agg(jsonb_build_object('vocabulary', l.vocabulary, 'competence', l.competence_code,
                                                       'from', l.from_level, 'to', l.to_level)
                                    ORDER BY l.vocabulary, l.competence_code)
                     FROM course_lessons l WHERE l.course_id = c.id), '[]') AS lessons,
         COALESCE((SELECT jsonb_agg(jsonb_build_object('vocabulary', r.vocabulary, 'competence', r.competence_code,
                                                       'level', r.level)
                                    ORDER BY r.vocabulary, r.competence_code)
                     FROM course_requirements r WHERE r.course_id = c.id), '[]') AS requirements,
         ARRAY(SELECT p.prerequisite_id FROM course_prerequisites p WHERE p.course_id = c.id ORDER BY 1) AS prerequisites
    FROM courses c`;

@Injectable()
export class CoursesRepository {
  constructor(private readonly transaction: Transaction) {}

  list(filter: CourseFilter, limit: number, after?: readonly string[]): Promise<Course[]> {
    return this.transaction.query<Course>(
      `${SELECT_COURSES}
        WHERE c.state = $1
          AND ($2::text IS NULL OR c.code ILIKE $2 OR c.provider ILIKE $2 OR c.title ->> 'de' ILIKE $2 OR c.title ->> 'en' ILIKE $2)
          AND ($3::text IS NULL OR EXISTS (SELECT FROM course_lessons l WHERE l.course_id = c.id AND l.competence_code = $3))
          AND ($4::text IS NULL OR $4 = ANY (c.languages))
          AND ($5::text IS NULL OR c.provider = $5)
          AND ($6::integer IS NULL OR c.minutes <= $6)
          AND ($7::text IS NULL OR (${TITLE}, c.id) > ($7, $8::uuid))
        ORDER BY ${TITLE}, c.id
        LIMIT $9`,
      [
        filter.state,
        patternOf(filter.search),
        filter.competence,
        filter.language,
        filter.provider,
        filter.maxMinutes,
        after?.[0],
        after?.[1],
        limit,
      ],
    );
  }

  async find(id: string): Promise<Course | null> {
    const [course] = await this.many([id]);
    return course ?? null;
  }

  many(ids: readonly string[]): Promise<Course[]> {
    return this.transaction.query<Course>(`${SELECT_COURSES} WHERE c.id = ANY ($1) ORDER BY c.id`, [ids]);
  }

  published(): Promise<PublishedCourse[]> {
    return this.transaction.query<PublishedCourse>(
      `${SELECT_COURSES} WHERE c.state = 'published' ORDER BY c.code COLLATE "C", c.id`,
    );
  }

  /** Holds the courses until commit, in the order of their ids, so that two changes follow each other. */
  async lock(ids: readonly string[]): Promise<void> {
    await this.transaction.query('SELECT FROM courses WHERE id = ANY ($1) ORDER BY id FOR NO KEY UPDATE', [ids]);
  }
}

function patternOf(search: string | undefined): string | undefined {
  return search === undefined ? undefined : `%${search.replaceAll(/[\\%_]/g, '\\$&')}%`;
}
