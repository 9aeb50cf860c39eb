import { Injectable } from '@nestjs/common';

import { Transaction } from '../platform/database/transaction.js';
import type { Prerequisite } from './domain/prerequisites.js';

/** A course that somebody named by its id or its code. */
export interface NamedCourse {
  readonly name: string;
  readonly id: string;
  readonly code: string;
}

@Injectable()
export class PrerequisitesRepository {
  constructor(private readonly transaction: Transaction) {}

  /** What the names stand for; a code may stand for several courses. */
  named(names: readonly string[]): Promise<NamedCourse[]> {
    return this.transaction.query<NamedCourse>(
      `SELECT n.name, c.id, c.code FROM unnest($1::text[]) AS n (name) JOIN courses c ON c.id::text = n.name
        UNION
       SELECT n.name, c.id, c.code FROM unnest($1::text[]) AS n (name) JOIN courses c ON c.code = n.name
        ORDER BY id`,
      [names],
    );
  }

  /** Lets one transaction at a time write prerequisites: two that are fine alone may close a cycle together. */
  async lock(): Promise<void> {
    await this.transaction.query(`SELECT pg_advisory_xact_lock(hashtext('course_prerequisites'))`);
  }

  /** Everything that these courses need, and what that needs, and so on. */
  neededBy(ids: readonly string[]): Promise<Prerequisite[]> {
    return this.transaction.query<Prerequisite>(
      `WITH RECURSIVE needed AS (
         SELECT course_id, prerequisite_id FROM course_prerequisites WHERE course_id = ANY ($1::uuid[])
          UNION
         SELECT p.course_id, p.prerequisite_id
           FROM needed n JOIN course_prerequisites p ON p.course_id = n.prerequisite_id)
       SELECT course_id AS "courseId", prerequisite_id AS "prerequisiteId" FROM needed`,
      [ids],
    );
  }

  async codes(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const rows = await this.transaction.query<{ id: string; code: string }>(
      'SELECT id, code FROM courses WHERE id = ANY ($1::uuid[])',
      [ids],
    );
    return new Map(rows.map(({ id, code }) => [id, code]));
  }
}
