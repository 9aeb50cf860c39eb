import { Injectable } from '@nestjs/common';

import { type PersonName, PersonsService } from '../accounts/index.js';
import { CoursesService } from '../courses/index.js';
import type { Localized } from '../kernel/localized.js';

/** What a person needs to recognise a row of ids. */
export interface Caption {
  readonly person: PersonName | null;
  readonly courseTitle: Localized | null;
}

interface Captioned {
  readonly personId: string;
  readonly courseId: string | null;
}

/** Puts names to requests and vouchers. The caller has made sure that the reader may see the persons. */
@Injectable()
export class Captions {
  constructor(
    private readonly persons: PersonsService,
    private readonly courses: CoursesService,
  ) {}

  async add<Row extends Captioned>(rows: readonly Row[]): Promise<readonly (Row & Caption)[]> {
    if (rows.length === 0) return [];
    const names = await this.persons.names([...new Set(rows.map(({ personId }) => personId))]);
    const courseIds = new Set(rows.flatMap(({ courseId }) => (courseId === null ? [] : [courseId])));
    const courses = await this.courses.many([...courseIds]);
    const titles = new Map(courses.map(({ id, title }) => [id, title]));
    return rows.map((row) => ({
      ...row,
      person: names.get(row.personId) ?? null,
      courseTitle: (row.courseId === null ? undefined : titles.get(row.courseId)) ?? null,
    }));
  }
}
