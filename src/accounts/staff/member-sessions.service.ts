import { Injectable } from '@nestjs/common';

import { type Actor, mustAdminister } from '../../kernel/actor.js';
import { berlinDay } from '../../kernel/calendar.js';
import { DomainError } from '../../kernel/domain-error.js';
import { Audit } from '../../platform/audit/audit.js';
import { Transaction } from '../../platform/database/transaction.js';
import { Clock } from '../../platform/system/clock.js';
import { MembershipsRepository } from '../memberships/memberships.repository.js';
import { SessionsService } from '../sessions/sessions.service.js';

/** Sessions of people who work in a municipality, in the hands of those who look after them. */
@Injectable()
export class MemberSessions {
  constructor(
    private readonly transaction: Transaction,
    private readonly memberships: MembershipsRepository,
    private readonly sessions: SessionsService,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * Signs the person out everywhere, of pages and API: a device is lost, or somebody else may be signed in. They sign in
   * again as always. @throws DomainError `not-your-municipality`, `member-not-found` for who does not work there today
   */
  async endAll(actor: Actor, municipalityId: string, personId: string): Promise<void> {
    mustAdminister(actor, municipalityId);
    await this.transaction.run(async () => {
      const held = await this.memberships.hold(personId, municipalityId, berlinDay(this.clock.now()));
      if (held.length === 0) throw new DomainError('member-not-found', 'not-found');
      await this.sessions.endAll(personId);
      await this.audit.act(actor, 'session.all-ended', { subject: personId, municipalityId });
    });
  }
}
