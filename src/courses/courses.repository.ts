import { Injectable } from '@nestjs/common';

import { Transaction } from '../platform/database/transaction.js';
import type { Course, PublishedCourse } from './domain/course.js';

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

  /** Differs after every change of any course: each raises a revision, and a new or deleted course the count. */
  async version(): Promise<string> {
    const [row] = await this.transaction.query<{ version: string }>(
      `SELECT concat_ws('/', count(*), coalesce(sum(revision), 0), max(updated_at)) AS version FROM courses`,
    );
    return row?.version ?? '';
  }

  /** Holds the courses until commit, in the order of their ids, so that two changes follow each other. */
  async lock(ids: readonly string[]): Promise<void> {
    await this.transaction.query('SELECT FROM courses WHERE id = ANY ($1) ORDER BY id FOR NO KEY UPDATE', [ids]);
  }
}
