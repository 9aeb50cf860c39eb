import { Injectable } from '@nestjs/common';

import {
  COURSE_STATES,
  type CourseFacets,
  type CourseList,
  CourseSearchService,
  type ListedCourse,
} from '../../courses/index.js';
import type { Actor } from '../../kernel/actor.js';
import { PAGE_SIZE } from '../../platform/http/pagination.js';
import type { Names } from '../employee/names.js';
import { NamesService } from '../employee/names.service.js';
import { queryOf, type SearchForm } from './search.dto.js';

export interface CatalogueData extends CourseFacets {
  readonly form: SearchForm;
  readonly list: CourseList;
  readonly names: Names;
}

const VOCABULARY = 'DigComp';
const EXPORT_PAGE = 500;
const MOST_EXPORTED = 20_000;

/** All courses, whatever their state, for those who keep them. */
@Injectable()
export class CataloguePageService {
  constructor(
    private readonly search: CourseSearchService,
    private readonly names: NamesService,
  ) {}

  /** @throws DomainError `cursor-invalid` */
  async of(actor: Actor, form: SearchForm): Promise<CatalogueData> {
    const { query, names } = { query: inAnyState(form), names: await this.vocabulary() };
    const { sort, cursor } = form;
    const list = await this.search.list({ ...query, sort, cursor, limit: PAGE_SIZE }, actor);
    const { total, facets } = await this.search.facets(query, actor);
    return { total, facets: facets.map((view) => withChoice(view, form)), form, list, names };
  }

  /** Everything that fits, for a file. */
  async all(actor: Actor, form: SearchForm): Promise<readonly ListedCourse[]> {
    const courses: ListedCourse[] = [];
    let cursor: string | undefined;
    do {
      const page = await this.search.list({ ...inAnyState(form), sort: form.sort, cursor, limit: EXPORT_PAGE }, actor);
      courses.push(...page.items);
      cursor = page.next ?? undefined;
    } while (cursor !== undefined && courses.length < MOST_EXPORTED);
    return courses;
  }

  vocabulary(): Promise<Names> {
    return this.names.ofVocabulary(VOCABULARY);
  }
}

/** Nothing chosen means every state here. */
function inAnyState(form: SearchForm): ReturnType<typeof queryOf> {
  return queryOf(form.state.length > 0 ? form : { ...form, state: COURSE_STATES });
}

/** Only what the person chose is ticked, not the states that stand for "any". */
function withChoice(view: CourseFacets['facets'][number], form: SearchForm): CourseFacets['facets'][number] {
  const values = view.values.map((one) => ({ ...one, selected: form[view.facet].includes(one.value) }));
  return { facet: view.facet, values: values.filter(({ count, selected }) => count > 0 || selected) };
}
