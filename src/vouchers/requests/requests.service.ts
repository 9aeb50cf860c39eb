import { Injectable } from '@nestjs/common';

import { type Actor, municipalityFor, mustAdminister } from '../../kernel/actor.js';
import { berlinDay } from '../../kernel/calendar.js';
import { DomainError } from '../../kernel/domain-error.js';
import { Accesses, personsOf } from '../../platform/audit/accesses.js';
import { Idempotency } from '../../platform/http/idempotency.js';
import { decodeCursor, PAGE_SIZE, type Page, pageOf } from '../../platform/http/pagination.js';
import { Clock } from '../../platform/system/clock.js';
import { Ids } from '../../platform/system/ids.js';
import { type Caption, Captions } from '../captions.service.js';
import { mustBeRunning } from '../domain/programme.js';
import type { RequestState } from '../domain/request-states.js';
import type { VoucherRequest } from '../domain/voucher.js';
import type { WaitingPlace } from '../domain/waiting-list.js';
import { AssignmentsService } from '../holdings/assignments.service.js';
import { LedgerService } from '../ledger/ledger.service.js';
import { Movers } from '../movers.service.js';
import { AllotmentsService } from '../programmes/allotments.service.js';
import { CourseOffers } from '../programmes/course-offers.service.js';
import { RequestMoves } from './request-moves.service.js';
import { RequestsRepository } from './requests.repository.js';
import { WaitingLists } from './waiting-lists.service.js';

export type RequestView = VoucherRequest & Caption & { readonly waiting: WaitingPlace | null };

export interface NewRequest {
  readonly programmeId: string;
  readonly courseId: string;
  /** May be left out with one membership. */
  readonly municipalityId?: string;
}

export interface RequestQuery {
  readonly programmeId?: string;
  readonly state?: RequestState;
  readonly cursor?: string;
  readonly limit?: number;
}

/** The answer of a move: repeated calls with the same key get the same. */
export interface RequestMoved {
  readonly id: string;
  readonly state: RequestState;
  /** The voucher that the approval created. */
  readonly voucherId?: string;
}

const OWN_LIMIT = 500;

@Injectable()
export class RequestsService {
  constructor(
    private readonly requests: RequestsRepository,
    private readonly moves: RequestMoves,
    private readonly allotments: AllotmentsService,
    private readonly offers: CourseOffers,
    private readonly assignments: AssignmentsService,
    private readonly movers: Movers,
    private readonly captions: Captions,
    private readonly waiting: WaitingLists,
    private readonly ledger: LedgerService,
    private readonly accesses: Accesses,
    private readonly idempotency: Idempotency,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /**
   * Asks for a voucher for a course. It reserves nothing.
   * @throws DomainError `not-your-municipality`, `municipality-needed`, `programme-act-not-allowed`,
   *   `programme-not-running`, `course-not-offered`, `course-not-eligible`, `one-open-request-per-course`
   */
  async request(actor: Actor, input: NewRequest, key?: string): Promise<RequestMoved> {
    const call = { actorId: actor.personId, operation: 'requestVoucher', key, body: { ...input } };
    const { id } = await this.idempotency.once(call, async () => {
      const { programmeId, courseId } = input;
      const municipalityId = municipalityFor(actor, 'employee', input.municipalityId);
      const { programme } = await this.allotments.hold({ programmeId, municipalityId }, 'request');
      const requestedAt = this.clock.now();
      mustBeRunning(programme, berlinDay(requestedAt));
      await this.offers.mustPay(programme, courseId);
      const requestId = this.ids.next();
      const personId = actor.personId;
      await this.requests.create({
        id: requestId,
        programmeId,
        municipalityId,
        personId,
        courseId,
        state: 'requested',
        requestedAt,
      });
      await this.ledger.record(programmeId, [
        { kind: 'request.requested', municipalityId, requestId, courseId, count: 1 },
      ]);
      return { id: requestId };
    });
    return { id, state: 'requested' };
  }

  /**
   * Approves a request and creates its voucher: two ledger entries in one transaction.
   * @throws DomainError `request-not-found`, `request-move-not-allowed`, `not-for-oneself`, `no-voucher-left`,
   *   `voucher-not-possible-for-person`, `member-not-found`, those of the course and of the programme's state
   */
  async approve(actor: Actor, id: string, key?: string): Promise<RequestMoved> {
    const call = { actorId: actor.personId, operation: 'approveRequest', key, body: { id } };
    const { voucherId } = await this.idempotency.once(call, async () => {
      const held = await this.moves.hold(id, 'approve', (request) => this.movers.decider(actor, request));
      const { request } = held;
      const { personId, courseId, programmeId } = request;
      const created = await this.assignments.assign(actor, held, { personId, courseId, request });
      await this.ledger.record(programmeId, [await this.moves.settle(actor, held), created.fact]);
      return { voucherId: created.id };
    });
    return { id, state: 'approved', voucherId };
  }

  /** @throws DomainError `request-not-found`, `request-move-not-allowed`, `not-for-oneself` */
  async decline(
    actor: Actor,
    id: string,
    { reason }: { readonly reason: string },
    key?: string,
  ): Promise<RequestMoved> {
    const call = { actorId: actor.personId, operation: 'declineRequest', key, body: { id, reason } };
    await this.idempotency.once(call, async () => {
      const held = await this.moves.hold(id, 'decline', (request) => this.movers.decider(actor, request));
      if (held.request.personId === actor.personId) {
        throw new DomainError('not-for-oneself', 'forbidden', { move: 'decline' });
      }
      await this.ledger.record(held.request.programmeId, [await this.moves.settle(actor, held, reason)]);
      return { id };
    });
    return { id, state: 'declined' };
  }

  /**
   * HR puts a request on the waiting list: it says yes to the first place that the order gives it.
   * @throws DomainError `request-not-found`, `request-move-not-allowed`, `not-for-oneself`
   */
  async waitlist(actor: Actor, id: string, key?: string): Promise<RequestMoved> {
    const call = { actorId: actor.personId, operation: 'waitlistRequest', key, body: { id } };
    await this.idempotency.once(call, async () => {
      const held = await this.moves.hold(id, 'waitlist', (request) => this.movers.decider(actor, request));
      await this.ledger.record(held.request.programmeId, [await this.moves.settle(actor, held)]);
      return { id };
    });
    return { id, state: 'waitlisted' };
  }

  /** @throws DomainError `request-not-found`, `request-move-not-yours`, `request-move-not-allowed` */
  async withdraw(actor: Actor, id: string, key?: string): Promise<RequestMoved> {
    const call = { actorId: actor.personId, operation: 'withdrawRequest', key, body: { id } };
    await this.idempotency.once(call, async () => {
      const held = await this.moves.hold(id, 'withdraw', (request) => this.movers.holder(actor, request));
      await this.ledger.record(held.request.programmeId, [await this.moves.settle(actor, held)]);
      return { id };
    });
    return { id, state: 'withdrawn' };
  }

  /** The person's requests, newest first. */
  async own(actor: Actor, query: RequestQuery = {}): Promise<readonly RequestView[]> {
    return (await this.pageOf({ ...query, limit: query.limit ?? OWN_LIMIT }, { personId: actor.personId })).items;
  }

  /** Requests to a municipality, for its HR. @throws DomainError `not-your-municipality` */
  async forMunicipality(actor: Actor, municipalityId: string, query: RequestQuery = {}): Promise<Page<RequestView>> {
    mustAdminister(actor, municipalityId);
    const read = () => this.pageOf(query, { municipalityId });
    return this.accesses.reading(actor, { kind: 'request', municipalityId }, read, ({ items }) => personsOf(items));
  }

  /** A municipality's requests when one is named, else the person's own. @throws DomainError `not-your-municipality` */
  list(
    actor: Actor,
    { municipalityId, ...query }: RequestQuery & { readonly municipalityId?: string },
  ): Promise<Page<RequestView>> {
    if (municipalityId !== undefined) return this.forMunicipality(actor, municipalityId, query);
    return this.pageOf(query, { personId: actor.personId });
  }

  private async pageOf(
    { cursor, limit = PAGE_SIZE, ...query }: RequestQuery,
    whose: { readonly personId: string } | { readonly municipalityId: string },
  ): Promise<Page<RequestView>> {
    const rows = await this.requests.list({ ...query, ...whose, limit: limit + 1, before: decodeCursor(cursor, 2) });
    const page = pageOf(rows, limit, ({ requestedAt, id }) => [requestedAt.toISOString(), id]);
    return { items: await this.waiting.add(await this.captions.add(page.items)), next: page.next };
  }
}
