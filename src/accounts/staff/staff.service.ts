import { Injectable } from '@nestjs/common';

import { type Actor, mustAdminister } from '../../kernel/actor.js';
import { berlinDay } from '../../kernel/calendar.js';
import { DomainError } from '../../kernel/domain-error.js';
import { Accesses, personsOf } from '../../platform/audit/accesses.js';
import { decodeCursor, PAGE_SIZE, type Page, pageOf } from '../../platform/http/pagination.js';
import { Clock } from '../../platform/system/clock.js';
import type { StaffMember } from '../domain/person.js';
import { MembershipsRepository } from '../memberships/memberships.repository.js';

export interface StaffSearch {
  readonly municipalityId: string;
  readonly q?: string;
  readonly cursor?: string;
  readonly limit?: number;
}

/** The employees of a municipality, for the eyes of its HR; each look is put on record. */
@Injectable()
export class Staff {
  constructor(
    private readonly memberships: MembershipsRepository,
    private readonly accesses: Accesses,
    private readonly clock: Clock,
  ) {}

  /**
   * What a page shows of the employees of today, chosen from all by family name: only those shown count as seen.
   * @throws DomainError `not-your-municipality`
   */
  choose<Chosen>(
    actor: Actor,
    municipalityId: string,
    choose: (every: readonly StaffMember[]) => Chosen,
    shown: (chosen: Chosen) => readonly StaffMember[],
  ): Promise<Chosen> {
    mustAdminister(actor, municipalityId);
    const read = async () => choose(await this.read(municipalityId));
    return this.accesses.reading(actor, { kind: 'staff', municipalityId }, read, (chosen) => personsOf(shown(chosen)));
  }

  /** @throws DomainError `not-your-municipality`, `member-not-found` for who does not work there today */
  async one(actor: Actor, municipalityId: string, personId: string): Promise<StaffMember> {
    mustAdminister(actor, municipalityId);
    const read = () => this.read(municipalityId, personId);
    const [member] = await this.accesses.reading(actor, { kind: 'staff', municipalityId }, read, personsOf);
    if (member === undefined) throw new DomainError('member-not-found', 'not-found');
    return member;
  }

  /** By family name, those whose name, unit or address has the words. @throws DomainError `not-your-municipality`, `cursor-invalid` */
  page(actor: Actor, { municipalityId, q = '', cursor, limit = PAGE_SIZE }: StaffSearch): Promise<Page<StaffMember>> {
    const [after] = decodeCursor(cursor, 1) ?? [];
    const wanted = q.toLowerCase().split(/\s+/u);
    const choose = (every: readonly StaffMember[]): Page<StaffMember> => {
      const found = every.filter((member) => wanted.every((word) => wordsOf(member).includes(word)));
      const from = after === undefined ? 0 : found.findIndex(({ personId }) => personId === after) + 1;
      return pageOf(found.slice(from, from + limit + 1), limit, ({ personId }) => [personId]);
    };
    return this.choose(actor, municipalityId, choose, ({ items }) => items);
  }

  private read(municipalityId: string, personId?: string): Promise<readonly StaffMember[]> {
    return this.memberships.staff(municipalityId, berlinDay(this.clock.now()), personId);
  }
}

function wordsOf({ givenName, familyName, unit, email }: StaffMember): string {
  return [givenName, familyName, unit ?? '', email].join(' ').toLowerCase();
}
