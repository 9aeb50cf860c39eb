import { Injectable } from '@nestjs/common';

import type { JsonObject } from '../../kernel/json.js';
import { Transaction } from '../../platform/database/transaction.js';
import { CoursesRepository } from '../courses.repository.js';
import { type KeptCourse, recordIdOf } from '../domain/moochub-export.js';

interface Origin {
  readonly id: string;
  readonly source: string;
  readonly sourceId: string;
  readonly original: JsonObject | null;
}

interface Needed extends Pick<Origin, 'id' | 'sourceId'> {
  readonly courseId: string;
  readonly code: string;
}

/** State of the published catalogue; it differs as soon as anything in it does. */
export interface CatalogueState {
  readonly count: number;
  readonly revisions: string;
  readonly changedAt: string;
}

const ORIGIN = 'c.id, c.source, c.source_id AS "sourceId", c.original';

/** Courses with the records that they came with. */
@Injectable()
export class KeptCoursesRepository {
  constructor(
    private readonly transaction: Transaction,
    private readonly courses: CoursesRepository,
  ) {}

  async state(): Promise<CatalogueState> {
    const [state] = await this.transaction.query<CatalogueState>(
      `SELECT count(*)::int AS count, COALESCE(sum(revision), 0)::text AS revisions,
              COALESCE(max(updated_at)::text, '') AS "changedAt"
         FROM courses WHERE state = 'published'`,
    );
    return state ?? { count: 0, revisions: '0', changedAt: '' };
  }

  /** Published courses by code and id, `size` of them after the first `skip`. */
  async published(skip: number, size: number): Promise<readonly KeptCourse[]> {
    return this.withContent(
      await this.transaction.query<Origin>(
        `SELECT ${ORIGIN} FROM courses c WHERE c.state = 'published'
          ORDER BY c.code COLLATE "C", c.id LIMIT $2 OFFSET $1`,
        [skip, size],
      ),
    );
  }

  /**
   * The courses that these records are about, held until commit: those that came with the same source and id, and those
   * that our own export names by the id they have here.
   */
  async named(
    records: readonly { readonly source: string; readonly sourceId: string }[],
  ): Promise<readonly KeptCourse[]> {
    const named = JSON.stringify(records.map(({ source, sourceId }) => ({ source, sourceId })));
    return this.withContent(
      await this.transaction.query<Origin>(
        `SELECT ${ORIGIN} FROM courses c
          WHERE (c.source, c.source_id) IN (SELECT source, "sourceId" FROM jsonb_to_recordset($1) AS r (source text, "sourceId" text))
             OR c.id::text IN (SELECT lower("sourceId") FROM jsonb_to_recordset($1) AS r ("sourceId" text))
          ORDER BY c.id FOR NO KEY UPDATE`,
        [named],
      ),
    );
  }

  private async withContent(origins: readonly Origin[]): Promise<readonly KeptCourse[]> {
    const courses = new Map(
      (await this.courses.many(origins.map(({ id }) => id))).map((course) => [course.id, course]),
    );
    const needed = await this.neededBy(origins.map(({ id }) => id));
    return origins.flatMap((origin) => {
      const course = courses.get(origin.id);
      return course === undefined ? [] : [{ ...course, ...origin, needed: needed.get(origin.id) ?? [] }];
    });
  }

  private async neededBy(ids: readonly string[]): Promise<ReadonlyMap<string, KeptCourse['needed']>> {
    const rows = await this.transaction.query<Needed>(
      `SELECT p.course_id AS "courseId", q.id, q.source_id AS "sourceId", q.code
         FROM course_prerequisites p JOIN courses q ON q.id = p.prerequisite_id WHERE p.course_id = ANY ($1::uuid[])`,
      [ids],
    );
    const needed = new Map<string, KeptCourse['needed'][number][]>(rows.map(({ courseId }) => [courseId, []]));
    for (const row of rows) needed.get(row.courseId)?.push({ record: recordIdOf(row), code: row.code });
    return needed;
  }
}
