import { Injectable } from '@nestjs/common';

import type { Actor } from '../../kernel/actor.js';
import { DomainError } from '../../kernel/domain-error.js';
import { Audit } from '../../platform/audit/audit.js';
import { Clock } from '../../platform/system/clock.js';
import type { LedgerFact } from '../domain/ledger-fact.js';
import { approverOf } from '../domain/approval.js';
import type { Mover } from '../domain/moves.js';
import { moveRequest, type RequestMove, type RequestState } from '../domain/request-states.js';
import type { VoucherRequest } from '../domain/voucher.js';
import { VoucherMails } from '../mails/voucher-mails.service.js';
import { AllotmentsService, type Place } from '../programmes/allotments.service.js';
import { RequestsRepository } from './requests.repository.js';
import { WaitingNews } from './waiting-news.service.js';

/** A request in its locked place, with the state that the move leads to. */
export interface HeldRequest extends Place {
  readonly request: VoucherRequest;
  readonly state: RequestState;
}

const DECISIONS: readonly RequestMove[] = ['approve', 'decline', 'waitlist'];

/** In which capacity somebody comes; null for whom the request does not exist. */
export type MoverOf = (request: VoucherRequest) => Promise<Mover | null>;

/** The two halves of every move of a request: look and lock, then write. Both in the caller's transaction. */
@Injectable()
export class RequestMoves {
  constructor(
    private readonly requests: RequestsRepository,
    private readonly allotments: AllotmentsService,
    private readonly mails: VoucherMails,
    private readonly waiting: WaitingNews,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * Who may not see the request learns nothing, and waits for no lock.
   * @throws DomainError `request-not-found`, `programme-act-not-allowed`, `request-move-not-yours`,
   *   `request-move-not-allowed`, `not-for-oneself`, `not-the-approver`
   */
  async hold(id: string, move: RequestMove, moverOf: MoverOf): Promise<HeldRequest> {
    const known = await this.requests.find(id);
    const mover = known && (await moverOf(known));
    if (known === null || mover === null) throw new DomainError('request-not-found', 'not-found');
    const place = await this.allotments.hold(known, move);
    const request = (await this.requests.find(id)) ?? known;
    const allowed = DECISIONS.includes(move) ? approverOf(place.programme.approval, mover) : mover;
    return { ...place, request, state: moveRequest(request.state, move, allowed) };
  }

  /** Writes the new state and answers the fact that the caller has to record. A withdrawal is nobody's decision; neither is what the product does. */
  async settle(
    actor: Pick<Actor, 'personId'> | null,
    { programme, request, state }: HeldRequest,
    reason?: string,
  ): Promise<LedgerFact> {
    const { id, municipalityId, personId } = request;
    const decidedBy = actor?.personId === personId ? undefined : actor?.personId;
    await this.requests.decide([id], { state, decidedBy, decidedAt: this.clock.now(), reason });
    await this.audit.act(actor, `request.${state}`, { subject: id, municipalityId });
    if (state === 'waitlisted') await this.waiting.join(programme, request);
    else await this.mails.requestMoved(request, state);
    return { kind: `request.${state}`, municipalityId, from: request.state, requestId: id, count: 1 };
  }
}
