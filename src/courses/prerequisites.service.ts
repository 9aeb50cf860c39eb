import { Injectable } from '@nestjs/common';

import { DomainError } from '../kernel/domain-error.js';
import { cycleThrough, mustNotBeCyclic } from './domain/prerequisites.js';
import { PrerequisitesRepository } from './prerequisites.repository.js';

/** Which courses must be completed before which. */
@Injectable()
export class PrerequisitesService {
  constructor(private readonly prerequisites: PrerequisitesRepository) {}

  /**
   * The ids of courses that are named by id or by code, each once.
   * @throws DomainError `course-prerequisite-unknown`, `course-prerequisite-ambiguous` for a code of several courses
   */
  async resolve(names: readonly string[]): Promise<readonly string[]> {
    const wanted = [...new Set(names)];
    if (wanted.length === 0) return [];
    const found = await this.prerequisites.named(wanted);
    const ids = wanted.map((name) => {
      const [course, another] = found.filter((one) => one.name === name);
      if (course === undefined) throw new DomainError('course-prerequisite-unknown', 'invalid', { course: name });
      if (another !== undefined) throw new DomainError('course-prerequisite-ambiguous', 'invalid', { course: name });
      return course.id;
    });
    return [...new Set(ids)].sort();
  }

  /**
   * Called in the transaction that writes them; from then on until its end nobody else writes any.
   * @throws DomainError `course-prerequisites-cyclic`
   */
  async mustLeadSomewhere(
    course: { readonly id: string; readonly code: string },
    ids: readonly string[],
  ): Promise<void> {
    if (ids.length === 0) return;
    await this.prerequisites.lock();
    const cycle = cycleThrough(course.id, ids, await this.prerequisites.neededBy(ids));
    const codes = cycle === null ? new Map<string, string>() : await this.prerequisites.codes(cycle);
    mustNotBeCyclic(cycle, (id) => (id === course.id ? course.code : (codes.get(id) ?? id)));
  }
}
