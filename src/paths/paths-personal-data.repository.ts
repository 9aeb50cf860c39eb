import { Injectable, type OnModuleInit } from '@nestjs/common';

import { type PersonalData, PersonalDataRegistry } from '../accounts/index.js';
import type { JsonObject } from '../kernel/json.js';
import { Transaction } from '../platform/database/transaction.js';

/** What somebody said of courses for their learning path. The path itself is worked out and never kept. */
@Injectable()
export class PathsPersonalData implements PersonalData, OnModuleInit {
  readonly room = 'paths';
  readonly columns = { 'course_marks.person_id': 'erased' } as const;

  constructor(
    private readonly registry: PersonalDataRegistry,
    private readonly transaction: Transaction,
  ) {}

  onModuleInit(): void {
    this.registry.register(this);
  }

  async export(personId: string): Promise<Record<string, JsonObject[]>> {
    const courseMarks = await this.transaction.query<JsonObject>(
      `SELECT k.course_id AS "courseId", c.title AS course, k.kind, k.reason, k.municipality_id AS "municipalityId",
         k.created_at AS "createdAt"
       FROM course_marks k JOIN courses c ON c.id = k.course_id WHERE k.person_id = $1 ORDER BY k.created_at`,
      [personId],
    );
    return { courseMarks };
  }
}
