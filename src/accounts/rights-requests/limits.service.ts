import { Injectable } from '@nestjs/common';

import type { Actor } from '../../kernel/actor.js';
import { berlinDay } from '../../kernel/calendar.js';
import { Transaction } from '../../platform/database/transaction.js';
import { Clock } from '../../platform/system/clock.js';
import { LIFT_NOTICE_DAYS, mustBeLiftable } from '../domain/rights-request.js';
import { RightsMails } from './rights-mails.service.js';
import { requestNotFound, RightsMoves } from './rights-moves.service.js';
import { type HandledRequest, RightsRequestsRepository } from './rights-requests.repository.js';

const DAY_MS = 86_400_000;

/**
 * A restriction (Art. 18 GDPR) or an objection (Art. 21) that was granted is in effect from then on: the municipality's HR sees no
 * released result of the person, new figures do not count them, nobody reminds them, and what is restricted is not erased
 * by retention. PostgreSQL asks it (`is_limited`), so that no query can forget it. Here it ends.
 */
@Injectable()
export class Limits {
  constructor(
    private readonly transaction: Transaction,
    private readonly requests: RightsRequestsRepository,
    private readonly moves: RightsMoves,
    private readonly mails: RightsMails,
    private readonly clock: Clock,
  ) {}

  /**
   * Ends the person's own restriction or objection at once. @throws DomainError `rights-request-not-found`, `no-limit-in-effect`
   */
  liftOwn(actor: Actor, id: string): Promise<void> {
    return this.transaction.run(async () => {
      await this.requests.lock(id);
      const request = await this.requests.find(id);
      if (request?.personId !== actor.personId) throw requestNotFound();
      const now = this.clock.now();
      mustBeLiftable(request, now, { byPerson: true });
      await this.requests.lift(id, now);
      await this.moves.note(actor, request, 'lifted', 'limit-ended');
    });
  }

  /**
   * Ends a restriction or objection that was granted, after the days that the person has to hear of it and to answer.
   * @throws DomainError `rights-request-not-found`, `not-for-oneself`, `no-limit-in-effect`
   */
  lift(actor: Actor, id: string): Promise<HandledRequest> {
    return this.moves.handle(actor, id, async (request) => {
      const now = this.clock.now();
      mustBeLiftable(request, now, { byPerson: false });
      const at = new Date(now.getTime() + LIFT_NOTICE_DAYS * DAY_MS);
      await this.requests.lift(id, at);
      await this.moves.note(actor, request, 'lifted');
      await this.mails.lifted({ ...request, dueOn: berlinDay(at) });
    });
  }
}
