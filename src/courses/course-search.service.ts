import { Injectable } from '@nestjs/common';

import type { Actor } from '../kernel/actor.js';
import { DomainError } from '../kernel/domain-error.js';
import { Transaction } from '../platform/database/transaction.js';
import { decodeCursor, type Page, pageOf } from '../platform/http/pagination.js';
import { Clock } from '../platform/system/clock.js';
import { type CourseCriteria, CourseSearchRepository, type Hit } from './course-search.repository.js';
import type { Sort } from './course-search.sql.js';
import type { Course } from './domain/course.js';
import {
  type Facet,
  FACETS,
  type FacetView,
  facetViews,
  OUTDATED_AFTER_DAYS,
  type Selection,
} from './domain/facets.js';
import { KnownCourses } from './known-courses.service.js';

/** What is asked of the catalogue; without a state, what is published. */
export interface CourseQuery extends Pick<CourseCriteria, 'q' | 'search' | 'maxMinutes'> {
  readonly selection: Selection;
}

export interface CourseListQuery extends CourseQuery {
  /** By relevance where something is searched for, else by title. */
  readonly sort?: Sort;
  readonly cursor?: string;
  readonly limit: number;
}

/** A course of a list with what keeps it from being found or trusted: names of `MARKS`. */
export interface ListedCourse extends Course {
  readonly marks: readonly string[];
}

export interface CourseList extends Page<ListedCourse> {
  /** What may have been meant, when only similar words were found. */
  readonly suggestion: string | null;
}

export interface CourseFacets {
  readonly total: number;
  readonly facets: readonly FacetView[];
}

const KEEPERS: readonly Facet[] = ['state', 'mark'];
const DAY_MS = 86_400_000;

/** Finds courses as people spell them, and says what they can be narrowed by. */
@Injectable()
export class CourseSearchService {
  constructor(
    private readonly courses: KnownCourses,
    private readonly search: CourseSearchRepository,
    private readonly transaction: Transaction,
    private readonly clock: Clock,
  ) {}

  /**
   * A page of the courses that fit; when a text finds nothing by its words, those with similar ones.
   * @throws DomainError `course-state-hidden` when somebody who is no admin asks for another state than published,
   *   `cursor-invalid`
   */
  list(query: CourseListQuery, actor?: Actor): Promise<CourseList> {
    return this.reading(actor, () => this.found(query, actor));
  }

  private async found(query: CourseListQuery, actor?: Actor): Promise<CourseList> {
    const { cursor, limit, sort = 'relevance' } = query;
    const [from, ...after] = decodeCursor(cursor, 3) ?? [];
    if (from !== undefined && from !== sort) throw new DomainError('cursor-invalid', 'invalid');
    const criteria = await this.criteria(query, actor);
    const [key, id] = after;
    const page = {
      sort,
      limit: limit + 1,
      ...(key !== undefined && id !== undefined && { after: [key, id] as const }),
    };
    const { items, next } = pageOf(await this.search.hits(criteria, page), limit, (hit) => [sort, hit.key, hit.id]);
    const courses = await this.courses.many(items);
    const listed = items.flatMap(({ id: found, marks }) => {
      const course = courses.get(found);
      return course === undefined ? [] : [{ ...course, marks }];
    });
    return { items: listed, next, suggestion: await this.suggestion(criteria, items) };
  }

  /**
   * How many courses fit, and per value of a facet how many would, were nothing chosen in that facet itself.
   * @throws DomainError `course-state-hidden`
   */
  facets(query: CourseQuery, actor?: Actor): Promise<CourseFacets> {
    return this.reading(actor, () => this.countsOf(query, actor));
  }

  private async countsOf(query: CourseQuery, actor?: Actor): Promise<CourseFacets> {
    const criteria = await this.criteria(query, actor);
    const facets = FACETS.filter((facet) => !criteria.publishedOnly || !KEEPERS.includes(facet));
    const { total, counts } = await this.search.facets(criteria);
    return { total, facets: facetViews(facets, counts, criteria.selection) };
  }

  /** Who keeps the catalogue sees each change at once; for everybody else it may be some seconds old. */
  private reading<T>(actor: Actor | undefined, work: () => Promise<T>): Promise<T> {
    return actor?.admin === true ? work() : this.transaction.stale(work);
  }

  private async criteria({ q, search, maxMinutes, selection }: CourseQuery, actor?: Actor): Promise<CourseCriteria> {
    const publishedOnly = actor?.admin !== true;
    const { state: chosen = [] } = selection;
    const states = chosen.length === 0 ? ['published'] : chosen;
    if (publishedOnly && states.some((state) => state !== 'published')) {
      throw new DomainError('course-state-hidden', 'forbidden');
    }
    const outdatedBefore = new Date(this.clock.now().getTime() - OUTDATED_AFTER_DAYS * DAY_MS);
    const asked = { q, search, maxMinutes, publishedOnly, outdatedBefore, selection: { ...selection, state: states } };
    const criteria = { ...asked, closeness: 'found' as const };
    return (await this.search.finds(criteria)) ? criteria : { ...criteria, closeness: 'similar' };
  }

  private async suggestion({ q = '', closeness }: CourseCriteria, hits: readonly Hit[]): Promise<string | null> {
    if (closeness === 'found' || hits.length === 0) return null;
    return this.search.suggestion(
      q,
      hits.map(({ id }) => id),
    );
  }
}
