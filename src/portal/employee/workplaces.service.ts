import { Injectable } from '@nestjs/common';

import { PersonsService } from '../../accounts/index.js';
import type { Actor } from '../../kernel/actor.js';
import { DomainError } from '../../kernel/domain-error.js';

export interface Workplace {
  readonly id: string;
  readonly name: string;
}

/** Where a person works, and which of these places a page is about. */
export interface Workplaces {
  readonly current: Workplace;
  readonly all: readonly Workplace[];
}

@Injectable()
export class WorkplacesService {
  constructor(private readonly persons: PersonsService) {}

  /** The administration named, else the person's first. @throws DomainError `not-your-municipality` */
  async of(actor: Actor, named?: string): Promise<Workplaces> {
    const { memberships } = await this.persons.me(actor);
    const all = memberships
      .filter(({ role }) => role === 'employee')
      .map(({ municipalityId, municipality }) => ({ id: municipalityId, name: municipality }));
    const current = named === undefined ? all[0] : all.find(({ id }) => id === named);
    if (current === undefined) throw new DomainError('not-your-municipality', 'forbidden');
    return { current, all };
  }
}
