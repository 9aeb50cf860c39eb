import { Injectable } from '@nestjs/common';

import { type CourseFacets, type CourseList, CourseSearchService } from '../../courses/index.js';
import type { Actor } from '../../kernel/actor.js';
import { PAGE_SIZE } from '../../platform/http/pagination.js';
import { type Programme, ProgrammesService } from '../../vouchers/index.js';
import type { Names } from '../employee/names.js';
import { NamesService } from '../employee/names.service.js';
import { queryOf, type SearchForm } from './search.dto.js';

export interface CoursesData extends CourseFacets {
  readonly form: SearchForm;
  readonly list: CourseList;
  readonly names: Names;
  /** Whose vouchers may pay for a course; none for somebody who is no employee. */
  readonly programmes: readonly Programme[];
}

const VOCABULARY = 'DigComp';

/** The courses that people may take. */
@Injectable()
export class CoursesPageService {
  constructor(
    private readonly search: CourseSearchService,
    private readonly names: NamesService,
    private readonly programmes: ProgrammesService,
  ) {}

  /** @throws DomainError `cursor-invalid` */
  async of(actor: Actor, asked: SearchForm): Promise<CoursesData> {
    const form = { ...asked, state: [], mark: [] };
    const query = queryOf(form);
    const { sort, cursor } = form;
    const [list, facets, names] = await Promise.all([
      this.search.list({ ...query, sort, cursor, limit: PAGE_SIZE }),
      this.search.facets(query),
      this.names.ofVocabulary(VOCABULARY),
    ]);
    const isEmployee = actor.memberships.some(({ role }) => role === 'employee');
    const programmes = isEmployee ? await this.programmes.list(actor) : [];
    return { ...facets, form, list, names, programmes };
  }
}
