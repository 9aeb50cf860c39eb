import { Injectable } from '@nestjs/common';

import { Transaction } from '../platform/database/transaction.js';
import type { CourseContent, CourseState } from './domain/course.js';

/** A course's content under the id that it has or gets. */
export interface WrittenCourse extends CourseContent {
  readonly id: string;
}

/** Source of the courses that are written here. */
const OWN_SOURCE = 'lernlotse';

/** The columns of a course as they come in JSON. */
const RECORD = `(id uuid, code text, title jsonb, description jsonb, provider text, url text, minutes integer,
  "priceCents" integer, languages text[], formats text[], "accessModes" text[], accessibility text[],
  lessons jsonb, requirements jsonb, prerequisites uuid[])`;

/** Writes courses, any number by the same few statements. */
@Injectable()
export class CourseWritesRepository {
  constructor(private readonly transaction: Transaction) {}

  /** New drafts. */
  async insert(courses: readonly WrittenCourse[], now: Date): Promise<void> {
    await this.transaction.query(
      `INSERT INTO courses (id, source, source_id, code, title, description, provider, url, minutes, price_cents,
                            languages, formats, access_modes, accessibility, state, updated_at)
       SELECT id, $2, id::text, code, title, description, provider, url, minutes, "priceCents",
              languages, formats, "accessModes", accessibility, 'draft', $3
         FROM jsonb_to_recordset($1) AS n ${RECORD}`,
      [JSON.stringify(courses), OWN_SOURCE, now],
    );
    await this.writeLists(courses);
  }

  /** Replaces what is known of courses that exist. */
  async replace(courses: readonly WrittenCourse[], now: Date): Promise<void> {
    await this.transaction.query(
      `UPDATE courses c
          SET code = n.code, title = n.title, description = n.description, provider = n.provider, url = n.url,
              minutes = n.minutes, price_cents = n."priceCents", languages = n.languages, formats = n.formats,
              access_modes = n."accessModes", accessibility = n.accessibility, updated_at = $2, revision = c.revision + 1
         FROM jsonb_to_recordset($1) AS n ${RECORD}
        WHERE c.id = n.id`,
      [JSON.stringify(courses), now],
    );
    const ids = courses.map(({ id }) => id);
    await this.transaction.query('DELETE FROM course_lessons WHERE course_id = ANY ($1)', [ids]);
    await this.transaction.query('DELETE FROM course_requirements WHERE course_id = ANY ($1)', [ids]);
    await this.transaction.query('DELETE FROM course_prerequisites WHERE course_id = ANY ($1)', [ids]);
    await this.writeLists(courses);
  }

  async setState(ids: readonly string[], state: CourseState, now: Date): Promise<void> {
    await this.transaction.query(
      'UPDATE courses SET state = $2, updated_at = $3, revision = revision + 1 WHERE id = ANY ($1)',
      [ids, state, now],
    );
  }

  private async writeLists(courses: readonly WrittenCourse[]): Promise<void> {
    const parameters = [JSON.stringify(courses)];
    await this.transaction.query(
      `INSERT INTO course_lessons (course_id, vocabulary, competence_code, from_level, to_level)
       SELECT n.id, l.vocabulary, l.competence, l."from", l."to"
         FROM jsonb_to_recordset($1) AS n ${RECORD},
              jsonb_to_recordset(n.lessons) AS l (vocabulary text, competence text, "from" integer, "to" integer)`,
      parameters,
    );
    await this.transaction.query(
      `INSERT INTO course_requirements (course_id, vocabulary, competence_code, level)
       SELECT n.id, r.vocabulary, r.competence, r.level
         FROM jsonb_to_recordset($1) AS n ${RECORD},
              jsonb_to_recordset(n.requirements) AS r (vocabulary text, competence text, level integer)`,
      parameters,
    );
    await this.transaction.query(
      `INSERT INTO course_prerequisites (course_id, prerequisite_id)
       SELECT n.id, p.id FROM jsonb_to_recordset($1) AS n ${RECORD}, unnest(n.prerequisites) AS p (id)`,
      parameters,
    );
  }
}
