import { Injectable } from '@nestjs/common';

import type { Actor } from '../../kernel/actor.js';
import { berlinDay, type Day } from '../../kernel/calendar.js';
import { DomainError } from '../../kernel/domain-error.js';
import { Audit } from '../../platform/audit/audit.js';
import { Idempotency } from '../../platform/http/idempotency.js';
import { Clock } from '../../platform/system/clock.js';
import { Ids } from '../../platform/system/ids.js';
import { approverOf } from '../domain/approval.js';
import { moveOffer, type OfferMove, type OfferState } from '../domain/offer-states.js';
import { lastDayOf, mustBeInTime } from '../domain/offer.js';
import { mustBeRunning, mustHavePlace } from '../domain/programme.js';
import type { ProgrammeAct } from '../domain/programme-states.js';
import { AssignmentsService } from '../holdings/assignments.service.js';
import { LedgerService } from '../ledger/ledger.service.js';
import { VoucherMails } from '../mails/voucher-mails.service.js';
import { Movers } from '../movers.service.js';
import { AllotmentsService, type Place } from '../programmes/allotments.service.js';
import { CourseOffers } from '../programmes/course-offers.service.js';
import { RequestsRepository } from '../requests/requests.repository.js';
import { municipalityServed } from '../served.js';
import { type Offer, OffersRepository } from './offers.repository.js';

export interface NewOffer {
  readonly programmeId: string;
  readonly personId: string;
  readonly courseId: string;
  /** May be left out with one membership as HR; an admin names it. */
  readonly municipalityId?: string;
  /** On which it can still be answered; left out: 14 days ahead. */
  readonly lastDay?: Day;
  /** What HR says to the employee; at most 500 characters. */
  readonly note?: string;
}

export interface Refusal {
  /** At most 500 characters. */
  readonly reason?: string;
}

interface OfferCall extends Refusal {
  readonly id: string;
  readonly move: OfferMove;
  readonly act: ProgrammeAct;
  readonly key: string;
}

/** The answer of a move: repeated calls with the same key get the same. */
export interface OfferMoved {
  readonly id: string;
  readonly state: OfferState;
  /** The voucher that accepting created. */
  readonly voucherId?: string;
}

/** HR offers a voucher for a course; the employee accepts or refuses. */
@Injectable()
export class VoucherOffers {
  constructor(
    private readonly offers: OffersRepository,
    private readonly requests: RequestsRepository,
    private readonly allotments: AllotmentsService,
    private readonly assignments: AssignmentsService,
    private readonly courses: CourseOffers,
    private readonly movers: Movers,
    private readonly ledger: LedgerService,
    private readonly mails: VoucherMails,
    private readonly audit: Audit,
    private readonly idempotency: Idempotency,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /**
   * Offers a voucher for a course to an employee of the municipality. There has to be a free place, but none is reserved.
   * @throws DomainError `not-your-municipality`, `municipality-needed`, `not-for-oneself`, `not-the-approver`,
   *   `offer-last-day-out-of-range` {earliest, latest}, `no-voucher-left`, `member-not-found`, `one-open-offer-per-course`,
   *   those of the course and of the programme's state
   */
  async offer(actor: Actor, input: NewOffer, key: string): Promise<OfferMoved> {
    const call = { actorId: actor.personId, operation: 'offerVoucher', key, body: { ...input } };
    const { id } = await this.idempotency.once(call, async () => {
      const { programmeId, personId, courseId, note = null } = input;
      const municipalityId = municipalityServed(actor, input.municipalityId);
      const belonging = { programmeId, municipalityId, personId };
      const { programme, allotment } = await this.allotments.hold(belonging, 'assign');
      const mover = await this.movers.decider(actor, belonging);
      if (mover === null) throw new DomainError('not-your-municipality', 'forbidden');
      const state = moveOffer(null, 'offer', approverOf(programme.approval, mover));
      const offeredAt = this.clock.now();
      const today = berlinDay(offeredAt);
      mustBeRunning(programme, today);
      const lastDay = lastDayOf(input.lastDay, { today, endsOn: programme.endsOn });
      mustHavePlace(allotment);
      await this.movers.mustBeEmployee(belonging);
      await this.courses.mustPay(programme, courseId);
      const offer = { id: this.ids.next(), ...belonging, courseId, state, lastDay, note };
      const offered = { offeredBy: actor.personId, offeredAt };
      await this.offers.create({ ...offer, ...offered, refusalReason: null, endedAt: null });
      await this.audit.act(actor, 'offer.open', { subject: offer.id, municipalityId });
      await this.mails.voucherOffered(offer);
      return { id: offer.id };
    });
    return { id, state: 'open' };
  }

  /**
   * The employee makes the request, and it is approved in the name of who offered: three ledger entries in one
   * transaction. Needs a free place at that moment; refused for want of one, the offer stays open.
   * @throws DomainError `offer-not-found`, `offer-move-not-allowed`, `offer-answered-too-late`, `no-voucher-left`,
   *   `voucher-not-possible-for-person`, `one-open-request-per-course`, those of the course and of the programme's state
   */
  async accept(actor: Actor, id: string, key: string): Promise<OfferMoved> {
    const { voucherId } = await this.move(actor, { id, move: 'accept', act: 'request', key }, (offer, place) =>
      this.requestAndApprove(offer, place),
    );
    return { id, state: 'accepted', voucherId };
  }

  /**
   * Nothing is moved by it. A reason is not asked for.
   * @throws DomainError `offer-not-found`, `offer-move-not-yours`, `offer-move-not-allowed`, `offer-answered-too-late`
   */
  async refuse(actor: Actor, id: string, { reason }: Refusal, key: string): Promise<OfferMoved> {
    await this.move(actor, { id, move: 'refuse', act: 'return', key, reason });
    return { id, state: 'refused' };
  }

  /**
   * Whoever may offer takes an open offer back.
   * @throws DomainError `offer-not-found`, `not-the-approver`, `offer-move-not-yours`, `offer-move-not-allowed`
   */
  async withdraw(actor: Actor, id: string, key: string): Promise<OfferMoved> {
    await this.move(actor, { id, move: 'withdraw', act: 'revoke', key });
    return { id, state: 'withdrawn' };
  }

  private move(
    actor: Actor,
    { id, move, act, key, reason }: OfferCall,
    work?: (offer: Offer, place: Place) => Promise<{ readonly voucherId: string }>,
  ): Promise<{ readonly voucherId?: string }> {
    const call = {
      actorId: actor.personId,
      operation: `${move}Offer`,
      key,
      body: { id, ...(reason !== undefined && { reason }) },
    };
    return this.idempotency.once(call, async () => {
      const known = await this.offers.find(id);
      const mover = known && (await this.movers.holder(actor, known));
      if (known === null || mover === null) throw new DomainError('offer-not-found', 'not-found');
      const place = await this.allotments.hold(known, act);
      const offer = (await this.offers.find(id)) ?? known;
      const by = move === 'withdraw' ? approverOf(place.programme.approval, mover) : mover;
      const state = moveOffer(offer.state, move, by);
      const endedAt = this.clock.now();
      if (move !== 'withdraw') mustBeInTime(offer, berlinDay(endedAt));
      const done = (await work?.(offer, place)) ?? {};
      await this.offers.end(id, { state, endedAt, ...(reason !== undefined && { refusalReason: reason }) });
      await this.audit.act(actor, `offer.${state}`, { subject: id, municipalityId: offer.municipalityId });
      await this.mails.offerAnswered(offer, state);
      return { ...done };
    });
  }

  private async requestAndApprove(offer: Offer, place: Place): Promise<{ readonly voucherId: string }> {
    const { programmeId, municipalityId, personId, courseId, offeredBy } = offer;
    const requestId = this.ids.next();
    const now = this.clock.now();
    const belonging = { programmeId, municipalityId, personId };
    await this.requests.create({ id: requestId, ...belonging, courseId, state: 'requested', requestedAt: now });
    const assignment = { personId, courseId, request: { id: requestId, state: 'requested' } as const };
    const created = await this.assignments.assign({ personId: offeredBy }, place, assignment);
    await this.requests.decide([requestId], { state: 'approved', decidedBy: offeredBy, decidedAt: now });
    await this.ledger.record(programmeId, [
      { kind: 'request.requested', municipalityId, requestId, courseId, count: 1 },
      { kind: 'request.approved', municipalityId, from: 'requested', requestId, count: 1 },
      created.fact,
    ]);
    return { voucherId: created.id };
  }
}
