import { Injectable } from '@nestjs/common';

import { type Actor, mustAdminister } from '../../kernel/actor.js';
import { DomainError } from '../../kernel/domain-error.js';
import { Accesses, personsOf } from '../../platform/audit/accesses.js';
import type { Member } from '../domain/person.js';
import { PersonsService } from '../persons/persons.service.js';

/** The employees of a municipality, for the eyes of its HR; each look is put on record. */
@Injectable()
export class Staff {
  constructor(
    private readonly persons: PersonsService,
    private readonly accesses: Accesses,
  ) {}

  /**
   * What a page shows of the employees of today, chosen from all by family name: only those shown count as seen.
   * @throws DomainError `not-your-municipality`
   */
  choose<Chosen>(
    actor: Actor,
    municipalityId: string,
    choose: (every: readonly Member[]) => Chosen,
    shown: (chosen: Chosen) => readonly Member[],
  ): Promise<Chosen> {
    mustAdminister(actor, municipalityId);
    const read = async () => choose(await this.persons.membersOf(municipalityId, 'employee'));
    return this.accesses.reading(actor, { kind: 'staff', municipalityId }, read, (chosen) => personsOf(shown(chosen)));
  }

  /** @throws DomainError `not-your-municipality`, `member-not-found` for who does not work there today */
  async one(actor: Actor, municipalityId: string, personId: string): Promise<Member> {
    mustAdminister(actor, municipalityId);
    const read = async () => {
      const member = await this.persons.membershipOf(personId, municipalityId, 'employee');
      return member === null ? [] : [member];
    };
    const [member] = await this.accesses.reading(actor, { kind: 'staff', municipalityId }, read, personsOf);
    if (member === undefined) throw new DomainError('member-not-found', 'not-found');
    return member;
  }
}
