import { Injectable } from '@nestjs/common';

import type { MachineActor, Role } from '../../kernel/actor.js';
import { addDays, berlinDay } from '../../kernel/calendar.js';
import { DomainError } from '../../kernel/domain-error.js';
import { Clock } from '../../platform/system/clock.js';
import { MembershipEnds } from '../memberships/membership-ends.service.js';

/** Ends at once what the HR system says is over, by the same service as HR's page. */
@Injectable()
export class ScimLeaving {
  constructor(
    private readonly ends: MembershipEnds,
    private readonly clock: Clock,
  ) {}

  /**
   * Yesterday was the last day; for who came only today, today is.
   * @throws DomainError as `MembershipEnds.leave`
   */
  async end(actor: MachineActor, { personId, role }: { readonly personId: string; readonly role: Role }): Promise<void> {
    const municipalityId = actor.machine.municipalityId ?? '';
    const today = berlinDay(this.clock.now());
    const leaving = { personId, municipalityId, role };
    try {
      await this.ends.leave(actor, leaving, addDays(today, -1));
    } catch (error) {
      if (!(error instanceof DomainError) || error.code !== 'leaving-day-out-of-range') throw error;
      await this.ends.leave(actor, leaving, today);
    }
  }
}
