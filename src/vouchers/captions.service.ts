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
  readonly municipalityId: string;
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
    const names = await this.names(rows);
    const courseIds = new Set(rows.flatMap(({ courseId }) => (courseId === null ? [] : [courseId])));
    const courses = await this.courses.many([...courseIds]);
    const titles = new Map(courses.map(({ id, title }) => [id, title]));
    return rows.map((row) => ({
      ...row,
      person: names.get(row.municipalityId)?.get(row.personId) ?? null,
      courseTitle: (row.courseId === null ? undefined : titles.get(row.courseId)) ?? null,
    }));
  }

  /** By municipality, then by person. */
  private async names(rows: readonly Captioned[]): Promise<ReadonlyMap<string, ReadonlyMap<string, PersonName>>> {
    const personIds = [...new Set(rows.map(({ personId }) => personId))];
    const municipalityIds = [...new Set(rows.map(({ municipalityId }) => municipalityId))];
    const named = municipalityIds.map(async (id) => [id, await this.persons.names(personIds, id)] as const);
    return new Map(await Promise.all(named));
  }
}
