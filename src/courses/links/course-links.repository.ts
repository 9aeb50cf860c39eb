import { Injectable } from '@nestjs/common';

import type { Localized } from '../../kernel/localized.js';
import { Transaction } from '../../platform/database/transaction.js';
import type { LinkStatus } from '../domain/link-verdict.js';

export interface CourseLink {
  readonly courseId: string;
  readonly url: string;
}

export interface CheckedLink extends CourseLink {
  readonly linkStatus: LinkStatus;
  /** Of an answer. */
  readonly httpStatus: number | null;
  readonly tries: number;
}

/** A published course whose link does not lead anywhere. */
export interface BrokenLink extends CheckedLink {
  readonly code: string;
  readonly title: Localized;
  readonly provider: string;
  readonly linkCheckedAt: Date;
  /** Since when, as far as the checks know. */
  readonly failingSince: Date;
}

@Injectable()
export class CourseLinksRepository {
  constructor(private readonly transaction: Transaction) {}

  /** The links of all published courses. */
  published(): Promise<CourseLink[]> {
    return this.transaction.query<CourseLink>(
      `SELECT id AS "courseId", url FROM courses WHERE state = 'published' AND url IS NOT NULL ORDER BY id`,
    );
  }

  /** Writes what became of the links; one that fails still keeps the day since when it does. */
  async save(links: readonly CheckedLink[], now: Date): Promise<void> {
    await this.transaction.query(
      `INSERT INTO course_links AS l (course_id, url, link_status, http_status, tries, link_checked_at, failing_since)
       SELECT n."courseId", n.url, n."linkStatus", n."httpStatus", n.tries, $2,
              CASE WHEN n."linkStatus" = 'ok' THEN NULL ELSE $2::timestamptz END
         FROM jsonb_to_recordset($1) AS n ("courseId" uuid, url text, "linkStatus" text, "httpStatus" integer, tries integer)
         JOIN courses c ON c.id = n."courseId"
       ON CONFLICT (course_id) DO UPDATE
          SET url = excluded.url, link_status = excluded.link_status, http_status = excluded.http_status,
              tries = excluded.tries, link_checked_at = excluded.link_checked_at,
              failing_since = CASE WHEN excluded.link_status = 'ok' THEN NULL
                                   WHEN l.url = excluded.url THEN COALESCE(l.failing_since, excluded.failing_since)
                                   ELSE excluded.failing_since END`,
      [JSON.stringify(links), now],
    );
  }

  /** Published courses whose present link did not lead anywhere when it was tried last, the longest failing first. */
  broken(): Promise<BrokenLink[]> {
    return this.transaction.query<BrokenLink>(
      `SELECT l.course_id AS "courseId", l.url, l.link_status AS "linkStatus", l.http_status AS "httpStatus", l.tries,
              l.link_checked_at AS "linkCheckedAt", l.failing_since AS "failingSince", c.code, c.title, c.provider
         FROM course_links l JOIN courses c ON c.id = l.course_id AND c.url = l.url
        WHERE c.state = 'published' AND l.link_status <> 'ok'
        ORDER BY l.failing_since, c.code COLLATE "C", c.id`,
    );
  }

  /** When links were tried last; null before the first time. */
  async lastChecked(): Promise<Date | null> {
    const [row] = await this.transaction.query<{ at: Date | null }>(
      'SELECT max(link_checked_at) AS at FROM course_links',
    );
    return row?.at ?? null;
  }
}
