import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';

import { CoursesRepository } from './courses.repository.js';
import type { Course } from './domain/course.js';

/** So many courses are kept, some kilobytes each: those asked for last. */
const MOST_COURSES = 1_000;

type Reference = Pick<Course, 'id' | 'revision'>;

/**
 * Courses as they were at a revision, kept in memory: with every change of a course its revision rises. Not for transactions that
 * change courses: what they roll back must not be kept.
 */
@Injectable()
export class KnownCourses {
  private readonly kept = new LRUCache<string, Course>({ max: MOST_COURSES });

  constructor(private readonly courses: CoursesRepository) {}

  /** By id; one that was changed since its revision was read may be newer, one that was deleted may be missing. */
  async many(asked: readonly Reference[]): Promise<ReadonlyMap<string, Course>> {
    const known = new Map(asked.map((one) => [one.id, this.kept.get(keyOf(one))]));
    const missing = asked.filter(({ id }) => known.get(id) === undefined).map(({ id }) => id);
    for (const course of missing.length === 0 ? [] : await this.courses.many(missing)) {
      this.kept.set(keyOf(course), course);
      known.set(course.id, course);
    }
    return new Map([...known].flatMap(([id, course]) => (course === undefined ? [] : [[id, course] as const])));
  }
}

function keyOf({ id, revision }: Reference): string {
  return `${id}/${String(revision)}`;
}
