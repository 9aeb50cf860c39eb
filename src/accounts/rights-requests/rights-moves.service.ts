import { Injectable } from '@nestjs/common';

import type { Actor } from '../../kernel/actor.js';
import { DomainError } from '../../kernel/domain-error.js';
import { Audit } from '../../platform/audit/audit.js';
import { Transaction } from '../../platform/database/transaction.js';
import { Clock } from '../../platform/system/clock.js';
import {
  type HandledRequest,
  type RightsMove,
  type RightsRequest,
  RightsRequestsRepository,
} from './rights-requests.repository.js';

/** Who may act on a request, and what happened to it. */
@Injectable()
export class RightsMoves {
  constructor(
    private readonly transaction: Transaction,
    private readonly requests: RightsRequestsRepository,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** Holds the request, lets the actor act on it, and gives it as it is then. @throws DomainError `rights-request-not-found`, `not-for-oneself` */
  handle(actor: Actor, id: string, act: (request: HandledRequest) => Promise<void>): Promise<HandledRequest> {
    return this.transaction.run(async () => {
      await this.requests.lock(id);
      const request = await this.decidable(actor, id);
      if (request.personId === actor.personId)
        throw new DomainError('not-for-oneself', 'forbidden', { move: 'answer' });
      await act(request);
      return this.found(id);
    });
  }

  /** A request of a municipality that the actor serves, or any for an admin. @throws DomainError `rights-request-not-found` */
  async decidable(actor: Actor, id: string): Promise<HandledRequest> {
    const request = await this.found(id);
    const isServed = actor.memberships.some(
      (one) => one.role === 'hr' && one.municipalityId === request.municipalityId,
    );
    if (!actor.admin && !isServed) throw requestNotFound();
    return request;
  }

  /** @throws DomainError `rights-request-not-found` */
  async found(id: string): Promise<HandledRequest> {
    const request = await this.requests.find(id);
    if (request === null) throw requestNotFound();
    return request;
  }

  /** Notes the move in the request's history and as an act. */
  async note(
    actor: Actor,
    { id, municipalityId }: Pick<RightsRequest, 'id' | 'municipalityId'>,
    move: RightsMove['move'],
    act: string = move,
  ): Promise<void> {
    await this.requests.note(id, { at: this.clock.now(), move }, actor.personId);
    await this.audit.act(actor, `rights-request.${act}`, { subject: id, municipalityId });
  }
}

export function requestNotFound(): DomainError {
  return new DomainError('rights-request-not-found', 'not-found');
}
