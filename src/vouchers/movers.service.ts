import { Injectable } from '@nestjs/common';

import { PersonsService } from '../accounts/index.js';
import { type Actor, serves } from '../kernel/actor.js';
import { DomainError } from '../kernel/domain-error.js';
import type { Mover } from './domain/moves.js';
import type { Belonging } from './domain/voucher.js';

type Concerned = Omit<Belonging, 'programmeId'>;

/** In which capacity somebody comes to a request or a voucher. */
@Injectable()
export class Movers {
  constructor(private readonly persons: PersonsService) {}

  /**
   * HR of the municipality, or an admin. Null for everybody else: they learn nothing of it, not even that it
   * exists.
   */
  async decider(actor: Actor, { municipalityId, personId }: Concerned): Promise<Mover | null> {
    const concernsSelf = actor.personId === personId;
    if (serves(actor, 'hr', municipalityId)) return { as: 'hr', concernsSelf, concernsOnlyHr: false };
    if (!actor.admin) return null;
    const hr = await this.persons.membersOf(municipalityId, 'hr');
    const concernsOnlyHr = new Set(hr.map((member) => member.personId)).size === 1 && hr[0]?.personId === personId;
    return { as: 'admin', concernsSelf, concernsOnlyHr };
  }

  /** The person it belongs to; others in the capacity in which they may see it. */
  async holder(actor: Actor, concerned: Concerned): Promise<Mover | null> {
    if (actor.personId !== concerned.personId) return this.decider(actor, concerned);
    return { as: 'holder', concernsSelf: true, concernsOnlyHr: false };
  }

  /** @throws DomainError `member-not-found` unless the person works in the municipality */
  async mustBeEmployee({ municipalityId, personId }: Concerned): Promise<void> {
    const membership = await this.persons.membershipOf(personId, municipalityId, 'employee');
    if (membership === null) throw new DomainError('member-not-found', 'not-found');
  }
}
