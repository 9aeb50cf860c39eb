import { Injectable } from '@nestjs/common';

import { CompletionsService } from '../../courses/index.js';
import { type Actor, mustAdminister } from '../../kernel/actor.js';
import { berlinDay } from '../../kernel/calendar.js';
import { DomainError } from '../../kernel/domain-error.js';
import { Accesses, personsOf } from '../../platform/audit/accesses.js';
import { Idempotency } from '../../platform/http/idempotency.js';
import { decodeCursor, PAGE_SIZE, type Page, pageOf } from '../../platform/http/pagination.js';
import { Clock } from '../../platform/system/clock.js';
import { type Caption, Captions } from '../captions.service.js';
import { approverOf } from '../domain/approval.js';
import type { Programme } from '../domain/programme.js';
import { courseToRedeem, mustNotBeExpired, type Voucher } from '../domain/voucher.js';
import { moveVoucher, type VoucherMove, type VoucherState } from '../domain/voucher-states.js';
import { LedgerService } from '../ledger/ledger.service.js';
import { Movers } from '../movers.service.js';
import { AllotmentsService } from '../programmes/allotments.service.js';
import { CourseOffers } from '../programmes/course-offers.service.js';
import { municipalityServed } from '../served.js';
import { AssignmentsService } from './assignments.service.js';
import { type Step, VoucherMoves } from './voucher-moves.service.js';
import { type VoucherChange, VouchersRepository } from './vouchers.repository.js';

/** The code opens the door at the provider's: only the holder reads it. */
export type VoucherView = Omit<Voucher, 'code'> & Caption & { readonly code: string | null };

export interface NewAssignment {
  readonly programmeId: string;
  readonly personId: string;
  readonly courseId?: string;
  /** May be left out with one membership as HR. */
  readonly municipalityId?: string;
}

export interface VoucherQuery {
  readonly programmeId?: string;
  readonly state?: VoucherState;
  readonly cursor?: string;
  readonly limit?: number;
}

/** The answer of a move: repeated calls with the same key get the same. */
export interface VoucherMoved {
  readonly id: string;
  readonly state: VoucherState;
  readonly courseId: string | null;
}

const OWN_LIMIT = 500;

@Injectable()
export class VouchersService {
  constructor(
    private readonly vouchers: VouchersRepository,
    private readonly moves: VoucherMoves,
    private readonly assignments: AssignmentsService,
    private readonly allotments: AllotmentsService,
    private readonly offers: CourseOffers,
    private readonly completions: CompletionsService,
    private readonly movers: Movers,
    private readonly captions: Captions,
    private readonly ledger: LedgerService,
    private readonly accesses: Accesses,
    private readonly idempotency: Idempotency,
    private readonly clock: Clock,
  ) {}

  /**
   * HR gives a voucher to an employee of the municipality, with or without a course.
   * @throws DomainError `not-your-municipality`, `municipality-needed`, `voucher-move-not-yours`, `not-for-oneself`, `not-the-approver`,
   *   those of the programme's state and of `AssignmentsService.assign`
   */
  async assign(actor: Actor, input: NewAssignment, key?: string): Promise<VoucherMoved> {
    const call = { actorId: actor.personId, operation: 'assignVoucher', key, body: { ...input } };
    const answer = await this.idempotency.once(call, async () => {
      const { programmeId, personId, courseId = null } = input;
      const municipalityId = municipalityServed(actor, input.municipalityId);
      const mover = await this.movers.decider(actor, { municipalityId, personId });
      if (mover === null) throw new DomainError('not-your-municipality', 'forbidden');
      const place = await this.allotments.hold({ programmeId, municipalityId }, 'assign');
      moveVoucher(null, 'assign', approverOf(place.programme.approval, mover));
      const created = await this.assignments.assign(actor, place, { personId, courseId, request: null });
      await this.ledger.record(programmeId, [created.fact]);
      return { id: created.id, courseId };
    });
    return { ...answer, state: 'assigned' };
  }

  /**
   * The holder redeems it with the course it was approved for, or with one of their choice if none was named.
   * @throws DomainError `voucher-expired`, `voucher-needs-course`, `voucher-for-another-course`,
   *   `course-not-offered`, `course-not-eligible`, and those of every move
   */
  redeem(
    actor: Actor,
    id: string,
    { courseId }: { readonly courseId?: string } = {},
    key?: string,
  ): Promise<VoucherMoved> {
    const change = (voucher: Voucher, programme: Programme): Promise<VoucherChange> =>
      this.redemption(voucher, programme, courseId);
    return this.take(actor, id, { move: 'redeem', input: { courseId }, change, key });
  }

  /**
   * HR confirms that the course is completed; the completion stands in the catalogue's account of courses, whose
   * news may already have moved the voucher.
   */
  async complete(actor: Actor, id: string, key?: string): Promise<VoucherMoved> {
    const call = { actorId: actor.personId, operation: 'completeVoucher', key, body: { id } };
    const answer = await this.idempotency.once(call, async () => {
      const voucher = await this.vouchers.find(id);
      const mover = voucher && (await this.movers.decider(actor, voucher));
      if (voucher === null || mover === null) throw new DomainError('voucher-not-found', 'not-found');
      moveVoucher(voucher.state, 'complete', mover);
      const { personId, courseId } = voucher;
      if (courseId !== null) await this.completions.record(actor, { personId, courseId });
      if ((await this.vouchers.find(id))?.state !== 'completed')
        await this.moves.take(id, this.step(actor, 'complete'));
      return { id, courseId };
    });
    return { ...answer, state: 'completed' };
  }

  /** HR takes back an assigned voucher; its place is free again. */
  revoke(actor: Actor, id: string, { reason }: { readonly reason: string }, key?: string): Promise<VoucherMoved> {
    return this.take(actor, id, { move: 'revoke', input: { reason }, change: () => ({ reason }), key });
  }

  /** The holder gives an assigned voucher back; its place is free again. */
  return(actor: Actor, id: string, key?: string): Promise<VoucherMoved> {
    return this.take(actor, id, { move: 'return', input: {}, key });
  }

  /** HR cancels a redeemed voucher; its place is free again. */
  cancel(actor: Actor, id: string, { reason }: { readonly reason: string }, key?: string): Promise<VoucherMoved> {
    return this.take(actor, id, { move: 'cancel', input: { reason }, change: () => ({ reason }), key });
  }

  /** The person's vouchers with their codes, newest first. */
  async own(actor: Actor, query: VoucherQuery = {}): Promise<readonly VoucherView[]> {
    return (await this.list(actor, { ...query, limit: query.limit ?? OWN_LIMIT })).items;
  }

  /** A municipality's vouchers when one is named, else the person's own. @throws DomainError `not-your-municipality` */
  list(
    actor: Actor,
    { municipalityId, ...query }: VoucherQuery & { readonly municipalityId?: string },
  ): Promise<Page<VoucherView>> {
    if (municipalityId === undefined) return this.pageOf(query, { personId: actor.personId });
    mustAdminister(actor, municipalityId);
    const read = async (): Promise<Page<VoucherView>> => {
      const { items, next } = await this.pageOf(query, { municipalityId });
      return { items: items.map((voucher) => ({ ...voucher, code: null })), next };
    };
    return this.accesses.reading(actor, { kind: 'voucher', municipalityId }, read, ({ items }) => personsOf(items));
  }

  private async pageOf(
    { cursor, limit = PAGE_SIZE, ...query }: VoucherQuery,
    whose: { readonly personId: string } | { readonly municipalityId: string },
  ): Promise<Page<VoucherView>> {
    const rows = await this.vouchers.list({ ...query, ...whose, limit: limit + 1, before: decodeCursor(cursor, 2) });
    const page = pageOf(rows, limit, ({ assignedAt, id }) => [assignedAt.toISOString(), id]);
    return { items: await this.captions.add(page.items), next: page.next };
  }

  private async take(
    actor: Actor,
    id: string,
    { move, input, change, key }: { move: keyof typeof MOVED; input: object; change?: Step['change']; key?: string },
  ): Promise<VoucherMoved> {
    const call = { actorId: actor.personId, operation: `${move}Voucher`, key, body: { id, ...input } };
    const answer = await this.idempotency.once(call, async () => {
      const { courseId } = await this.moves.take(id, { ...this.step(actor, move), change });
      return { id, courseId };
    });
    return { ...answer, state: MOVED[move] };
  }

  private step(actor: Actor, move: VoucherMove): Step {
    const byHolder = move === 'redeem' || move === 'return';
    const moverOf = (voucher: Voucher) =>
      byHolder ? this.movers.holder(actor, voucher) : this.movers.decider(actor, voucher);
    return { move, actor, moverOf, ...(move === 'complete' && { change: () => ({ completedBy: actor.personId }) }) };
  }

  private async redemption(voucher: Voucher, programme: Programme, named: string | undefined): Promise<VoucherChange> {
    const redeemedAt = this.clock.now();
    mustNotBeExpired(voucher, berlinDay(redeemedAt));
    const { id: courseId, priceCents } = await this.offers.mustPay(programme, courseToRedeem(voucher, named));
    return { courseId, redeemedAt, priceCents, paidCents: priceCents };
  }
}

const MOVED = { redeem: 'redeemed', revoke: 'revoked', return: 'returned', cancel: 'cancelled' } as const;
