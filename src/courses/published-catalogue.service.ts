import { Injectable } from '@nestjs/common';

import { CoursesRepository } from './courses.repository.js';
import type { PublishedCourse } from './domain/course.js';

/** All published courses by code, and what tells this catalogue from every other one. */
export interface Catalogue {
  readonly version: string;
  readonly courses: readonly PublishedCourse[];
}

/**
 * The published courses, kept in memory for as long as nobody writes a course. Asked outside of transactions that write
 * courses themselves: what they roll back must not be kept.
 */
@Injectable()
export class PublishedCatalogue {
  private kept: Catalogue | null = null;

  constructor(private readonly courses: CoursesRepository) {}

  /** The version is read first: courses that are written in between are read again the next time. */
  async current(): Promise<Catalogue> {
    const version = await this.courses.version();
    if (this.kept?.version !== version) this.kept = { version, courses: await this.courses.published() };
    return this.kept;
  }
}
