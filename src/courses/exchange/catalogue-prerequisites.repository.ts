import { Injectable } from '@nestjs/common';

import { Transaction } from '../../platform/database/transaction.js';
import type { NeededCourse } from '../domain/catalogue-prerequisites.js';

type Origin = Pick<NeededCourse, 'source' | 'sourceId'>;

/** A course that is here with a name by which somebody means it. */
export interface CalledCourse extends Origin {
  readonly name: string;
  readonly by: 'id' | 'code';
  readonly id: string;
  readonly code: string;
}

/** A record that is written, with what it needs. */
export interface NeedsToWrite extends Origin {
  readonly neededCourses: readonly NeededCourse[];
}

@Injectable()
export class CataloguePrerequisitesRepository {
  constructor(private readonly transaction: Transaction) {}

  /** Of the records whose course is here already, its id; held until commit. */
  async here(records: readonly Origin[]): Promise<readonly (Origin & { readonly id: string })[]> {
    return this.transaction.query(
      `WITH r AS (SELECT source, "sourceId" FROM jsonb_to_recordset($1) AS n (source text, "sourceId" text))
       SELECT k.source, k."sourceId", c.id
         FROM (SELECT r.*, c.id FROM r JOIN courses c ON c.source = r.source AND c.source_id = r."sourceId"
                UNION
               SELECT r.*, c.id FROM r JOIN courses c ON c.id::text = lower(r."sourceId")) AS k
         JOIN courses c USING (id)
        ORDER BY c.id FOR NO KEY UPDATE OF c`,
      [JSON.stringify(records.map(({ source, sourceId }) => ({ source, sourceId })))],
    );
  }

  /** The courses that are here under a name: its id, the id that it came with, or its code. */
  called(names: readonly string[]): Promise<CalledCourse[]> {
    return this.transaction.query<CalledCourse>(
      `SELECT n.name, 'id' AS by, c.id, c.source, c.source_id AS "sourceId", c.code
         FROM unnest($1::text[]) AS n (name) JOIN courses c ON c.source_id = n.name
        UNION
       SELECT n.name, 'id' AS by, c.id, c.source, c.source_id AS "sourceId", c.code
         FROM unnest($1::text[]) AS n (name) JOIN courses c ON c.id::text = n.name
        UNION
       SELECT n.name, 'code' AS by, c.id, c.source, c.source_id AS "sourceId", c.code
         FROM unnest($1::text[]) AS n (name) JOIN courses c ON c.code = n.name`,
      [names],
    );
  }

  /** Replaces what the courses of these records need; all of them have been written before. */
  async write(records: readonly NeedsToWrite[]): Promise<void> {
    const parameters = [JSON.stringify(records)];
    await this.transaction.query(
      `DELETE FROM course_prerequisites p
        USING jsonb_to_recordset($1) AS r (source text, "sourceId" text), courses c
        WHERE c.source = r.source AND c.source_id = r."sourceId" AND p.course_id = c.id`,
      parameters,
    );
    await this.transaction.query(
      `INSERT INTO course_prerequisites (course_id, prerequisite_id)
       SELECT c.id, COALESCE(n.id, q.id)
         FROM jsonb_to_recordset($1) AS r (source text, "sourceId" text, "neededCourses" jsonb)
         JOIN courses c ON c.source = r.source AND c.source_id = r."sourceId"
        CROSS JOIN jsonb_to_recordset(r."neededCourses") AS n (id uuid, source text, "sourceId" text)
         LEFT JOIN courses q ON n.id IS NULL AND q.source = n.source AND q.source_id = n."sourceId"`,
      parameters,
    );
  }
}
