import { Injectable } from '@nestjs/common';

import { Transaction } from '../../platform/database/transaction.js';
import type { CatalogueCourse } from '../domain/moochub.js';

export type NewCatalogueCourse = CatalogueCourse & { readonly id: string };

interface Written {
  readonly id: string;
  readonly source: string;
  readonly sourceId: string;
  readonly created: boolean;
}

/** Writes courses of catalogues in bulk. */
@Injectable()
export class CourseImportsRepository {
  constructor(private readonly transaction: Transaction) {}

  /**
   * Inserts what is new and rewrites what has another record than before; answers those only. A course that was
   * withdrawn or archived here stays so; any other is published exactly when its facts allow it.
   */
  async write(courses: readonly NewCatalogueCourse[], now: Date): Promise<readonly Written[]> {
    const written = await this.upsert(courses, now);
    const ids = written.map(({ id }) => id);
    await this.transaction.query('DELETE FROM course_lessons WHERE course_id = ANY ($1)', [ids]);
    await this.transaction.query('DELETE FROM course_requirements WHERE course_id = ANY ($1)', [ids]);
    await this.writeLevels(courses, written);
    return written;
  }

  private upsert(courses: readonly NewCatalogueCourse[], now: Date): Promise<Written[]> {
    return this.transaction.query<Written>(
      `INSERT INTO courses AS c (id, source, source_id, code, title, description, provider, url, minutes, price_cents,
                                 languages, formats, access_modes, accessibility, state, original, updated_at)
       SELECT id, source, "sourceId", code, title, description, provider, url, minutes, "priceCents",
              languages, formats, "accessModes", COALESCE(accessibility, '{}'), state, original, $2
         FROM jsonb_to_recordset($1) AS n (id uuid, source text, "sourceId" text, code text, title jsonb,
              description jsonb, provider text, url text, minutes integer, "priceCents" integer, languages text[],
              formats text[], "accessModes" text[], accessibility text[], state text, original jsonb)
       ON CONFLICT (source, source_id) DO UPDATE
          SET code = excluded.code, title = excluded.title, description = excluded.description,
              provider = excluded.provider, url = excluded.url, minutes = excluded.minutes,
              price_cents = excluded.price_cents, languages = excluded.languages, formats = excluded.formats,
              access_modes = excluded.access_modes,
              accessibility = CASE WHEN excluded.accessibility = '{}' THEN c.accessibility ELSE excluded.accessibility END,
              original = excluded.original, updated_at = excluded.updated_at,
              state = CASE WHEN c.state IN ('draft', 'published') THEN excluded.state ELSE c.state END,
              revision = c.revision + 1
        WHERE c.original IS DISTINCT FROM excluded.original
       RETURNING c.id, c.source, c.source_id AS "sourceId", c.revision = 1 AS created`,
      [JSON.stringify(courses), now],
    );
  }

  private async writeLevels(courses: readonly NewCatalogueCourse[], written: readonly Written[]): Promise<void> {
    const ids = new Map(written.map(({ id, source, sourceId }) => [`${source} ${sourceId}`, id]));
    const levels = courses.flatMap(({ source, sourceId, lessons, requirements }) => {
      const courseId = ids.get(`${source} ${sourceId}`);
      return courseId === undefined ? [] : [{ courseId, lessons, requirements }];
    });
    await this.transaction.query(
      `INSERT INTO course_lessons (course_id, vocabulary, competence_code, from_level, to_level)
       SELECT c."courseId", l.vocabulary, l.competence, l."from", l."to"
         FROM jsonb_to_recordset($1) AS c ("courseId" uuid, lessons jsonb),
              jsonb_to_recordset(c.lessons) AS l (vocabulary text, competence text, "from" integer, "to" integer)`,
      [JSON.stringify(levels)],
    );
    await this.transaction.query(
      `INSERT INTO course_requirements (course_id, vocabulary, competence_code, level)
       SELECT c."courseId", r.vocabulary, r.competence, r.level
         FROM jsonb_to_recordset($1) AS c ("courseId" uuid, requirements jsonb),
              jsonb_to_recordset(c.requirements) AS r (vocabulary text, competence text, level integer)`,
      [JSON.stringify(levels)],
    );
  }
}
