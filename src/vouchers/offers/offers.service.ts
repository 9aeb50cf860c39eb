import { Injectable } from '@nestjs/common';

import { type Actor, mustAdminister } from '../../kernel/actor.js';
import { berlinDay } from '../../kernel/calendar.js';
import { DomainError } from '../../kernel/domain-error.js';
import { Audit } from '../../platform/audit/audit.js';
import { Idempotency } from '../../platform/http/idempotency.js';
import { Clock } from '../../platform/system/clock.js';
import { Ids } from '../../platform/system/ids.js';
import { type Caption, Captions } from '../captions.service.js';
import { approverOf } from '../domain/approval.js';
import { moveOffer, type OfferMove, type OfferState } from '../domain/offer-states.js';
import { mustBeRunning } from '../domain/programme.js';
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

export type OfferView = Offer & Caption;

export interface NewOffer {
  readonly programmeId: string;
  readonly personId: string;
  readonly courseId: string;
  /** May be left out with one membership as HR; an admin names it. */
  readonly municipalityId?: string;
}

/** The answer of a move: repeated calls with the same key get the same. */
export interface OfferMoved {
  readonly id: string;
  readonly state: OfferState;
  /** The voucher that accepting created. */
  readonly voucherId?: string;
}

const MOST_SHOWN = 500;

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
    private readonly captions: Captions,
    private readonly ledger: LedgerService,
    private readonly mails: VoucherMails,
    private readonly audit: Audit,
    private readonly idempotency: Idempotency,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /**
   * Offers a voucher for a course to an employee of the municipality. It reserves nothing.
   * @throws DomainError `not-your-municipality`, `municipality-needed`, `not-for-oneself`, `not-the-approver`,
   *   `member-not-found`, `one-open-offer-per-course`, those of the course and of the programme's state
   */
  async offer(actor: Actor, input: NewOffer, key: string): Promise<OfferMoved> {
    const call = { actorId: actor.personId, operation: 'offerVoucher', key, body: { ...input } };
    const { id } = await this.idempotency.once(call, async () => {
      const { programmeId, personId, courseId } = input;
      const municipalityId = municipalityServed(actor, input.municipalityId);
      const belonging = { programmeId, municipalityId, personId };
      const { programme } = await this.allotments.hold(belonging, 'assign');
      const mover = await this.movers.decider(actor, belonging);
      if (mover === null) throw new DomainError('not-your-municipality', 'forbidden');
      const state = moveOffer(null, 'offer', approverOf(programme.approval, mover));
      const offeredAt = this.clock.now();
      mustBeRunning(programme, berlinDay(offeredAt));
      await this.movers.mustBeEmployee(belonging);
      await this.courses.mustPay(programme, courseId);
      const offer = { id: this.ids.next(), ...belonging, courseId, state };
      await this.offers.create({ ...offer, offeredBy: actor.personId, offeredAt, endedAt: null });
      await this.audit.act(actor, 'offer.open', { subject: offer.id, municipalityId });
      await this.mails.voucherOffered(offer);
      return { id: offer.id };
    });
    return { id, state: 'open' };
  }

  /**
   * The employee makes the request, and it is approved in the name of who offered: three ledger entries in one
   * transaction. Needs a free place at that moment; refused for want of one, the offer stays open.
   * @throws DomainError `offer-not-found`, `offer-move-not-allowed`, `no-voucher-left`,
   *   `voucher-not-possible-for-person`, `one-open-request-per-course`, those of the course and of the programme's state
   */
  async accept(actor: Actor, id: string, key: string): Promise<OfferMoved> {
    const { voucherId } = await this.move(actor, { id, move: 'accept', act: 'request', key }, (offer, place) =>
      this.requestAndApprove(offer, place),
    );
    return { id, state: 'accepted', voucherId };
  }

  /** Nothing is moved by it. @throws DomainError `offer-not-found`, `offer-move-not-yours`, `offer-move-not-allowed` */
  async refuse(actor: Actor, id: string, key: string): Promise<OfferMoved> {
    await this.move(actor, { id, move: 'refuse', act: 'return', key });
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

  /** What was offered to the person, newest first. */
  async own({ personId }: Actor): Promise<readonly OfferView[]> {
    return this.captions.add(await this.offers.list({ personId }, MOST_SHOWN));
  }

  /** What a municipality offers, newest first, at most 500. @throws DomainError `not-your-municipality` */
  async forMunicipality(actor: Actor, municipalityId: string): Promise<readonly OfferView[]> {
    mustAdminister(actor, municipalityId);
    return this.captions.add(await this.offers.list({ municipalityId }, MOST_SHOWN));
  }

  private move(
    actor: Actor,
    { id, move, act, key }: { id: string; move: OfferMove; act: ProgrammeAct; key: string },
    work?: (offer: Offer, place: Place) => Promise<{ readonly voucherId: string }>,
  ): Promise<{ readonly voucherId?: string }> {
    const call = { actorId: actor.personId, operation: `${move}Offer`, key, body: { id } };
    return this.idempotency.once(call, async () => {
      const known = await this.offers.find(id);
      const mover = known && (await this.movers.holder(actor, known));
      if (known === null || mover === null) throw new DomainError('offer-not-found', 'not-found');
      const place = await this.allotments.hold(known, act);
      const offer = (await this.offers.find(id)) ?? known;
      const by = move === 'withdraw' ? approverOf(place.programme.approval, mover) : mover;
      const state = moveOffer(offer.state, move, by);
      const done = (await work?.(offer, place)) ?? {};
      await this.offers.end(id, state, this.clock.now());
      await this.audit.act(actor, `offer.${state}`, { subject: id, municipalityId: offer.municipalityId });
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
