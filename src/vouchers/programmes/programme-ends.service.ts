import { Injectable } from '@nestjs/common';

import type { Actor } from '../../kernel/actor.js';
import { berlinDay } from '../../kernel/calendar.js';
import { DomainError } from '../../kernel/domain-error.js';
import { Audit } from '../../platform/audit/audit.js';
import { Transaction } from '../../platform/database/transaction.js';
import { Idempotency } from '../../platform/http/idempotency.js';
import { Clock } from '../../platform/system/clock.js';
import type { Programme } from '../domain/programme.js';
import { moveProgramme, mustBeAtRest, type ProgrammeMove, type StillOpen } from '../domain/programme-states.js';
import { OfferLapses } from '../offers/offer-lapses.service.js';
import { RedistributionLapses } from '../redistribution/redistribution-lapses.service.js';
import { RequestLapses } from '../requests/request-lapses.service.js';
import { AllotmentsRepository } from './allotments.repository.js';
import { ProgrammesRepository } from './programmes.repository.js';
import { ProgrammesService } from './programmes.service.js';

/** The two last steps of a programme: nothing new, then nothing at all. */
@Injectable()
export class ProgrammeEnds {
  constructor(
    private readonly transaction: Transaction,
    private readonly repository: ProgrammesRepository,
    private readonly programmes: ProgrammesService,
    private readonly allotments: AllotmentsRepository,
    private readonly requests: RequestLapses,
    private readonly offers: OfferLapses,
    private readonly redistributions: RedistributionLapses,
    private readonly idempotency: Idempotency,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * Ends requests and assignments; what waits for a decision or an answer lapses, and so does a redistribution
   * that has moved nothing yet. Vouchers can still be redeemed and ended.
   * @throws DomainError `programme-not-found`, `programme-move-not-allowed`
   */
  async close(actor: Actor, id: string, key?: string): Promise<Programme> {
    const call = { actorId: actor.personId, operation: 'closeProgramme', key, body: { id } };
    await this.idempotency.once(call, async () => {
      await this.closeNow(actor, id);
      return { id };
    });
    return this.programmes.get(id);
  }

  /**
   * Closes what is open after its last day, each programme in a transaction of its own. Late, twice or on two
   * workers at once, each is closed once.
   */
  async closeEnded(): Promise<{ readonly closed: number }> {
    let closed = 0;
    for (const id of await this.repository.ended(berlinDay(this.clock.now()))) {
      if (await this.closeByJob(id)) closed += 1;
    }
    return { closed };
  }

  /**
   * From then on nothing moves: the report is final.
   * @throws DomainError `programme-not-found`, `programme-move-not-allowed`,
   *   `programme-still-open` {assigned, redeemed, requests}
   */
  async settle(actor: Actor, id: string, key?: string): Promise<Programme> {
    const call = { actorId: actor.personId, operation: 'settleProgramme', key, body: { id } };
    await this.idempotency.once(call, async () => {
      const state = await this.held(id, 'settle', 'admin');
      mustBeAtRest(await this.repository.stillOpen(id));
      await this.repository.update(id, { state, settledAt: this.clock.now() });
      await this.audit.act(actor, 'programme.settled', { subject: id });
      return { id };
    });
    return this.programmes.get(id);
  }

  /** What still keeps the programme from being settled. @throws DomainError `programme-not-found` */
  async stillOpen(actor: Actor, id: string): Promise<StillOpen> {
    await this.programmes.show(actor, id);
    return this.repository.stillOpen(id);
  }

  private async closeNow(actor: Actor | null, id: string): Promise<void> {
    const state = await this.held(id, 'close', actor === null ? 'job' : 'admin');
    await this.audit.act(actor, 'programme.closed', { subject: id });
    await this.requests.lapseAll(id, state);
    await this.offers.lapseAll(id);
    await this.redistributions.lapse(id);
    await this.repository.update(id, { state, closedAt: this.clock.now() });
  }

  /** False when somebody closed it meanwhile. */
  private async closeByJob(id: string): Promise<boolean> {
    try {
      await this.transaction.run(() => this.closeNow(null, id));
      return true;
    } catch (error) {
      if (error instanceof DomainError) return false;
      throw error;
    }
  }

  /** The state after the move, while no other move of the programme is under way. */
  private async held(id: string, move: ProgrammeMove, as: 'admin' | 'job') {
    await this.allotments.lockAll(id);
    const { state } = await this.programmes.get(id);
    return moveProgramme(state, move, { as });
  }
}
