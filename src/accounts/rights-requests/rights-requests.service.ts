import { Injectable } from '@nestjs/common';

import { type Actor, administeredBy, municipalityFor, mustAdminister } from '../../kernel/actor.js';
import { berlinDay } from '../../kernel/calendar.js';
import { DomainError } from '../../kernel/domain-error.js';
import { MunicipalitiesService } from '../../municipalities/index.js';
import { Accesses, personsOf } from '../../platform/audit/accesses.js';
import { Transaction } from '../../platform/database/transaction.js';
import { type Page, pageOf } from '../../platform/http/pagination.js';
import { Clock } from '../../platform/system/clock.js';
import { Ids } from '../../platform/system/ids.js';
import {
  type Correctable,
  dueFor,
  extendedDue,
  isCorrection,
  mustBeOpen,
  type Right,
  type RightsOutcome,
} from '../domain/rights-request.js';
import { RightsMails } from './rights-mails.service.js';
import { requestNotFound, RightsMoves } from './rights-moves.service.js';
import { keyOf, placeAfter, type RightsPlace } from './rights-place.js';
import {
  type HandledRequest,
  type RightsRequest,
  RightsRequestsRepository,
  type WaitingRequests,
} from './rights-requests.repository.js';

export interface RightsInput {
  readonly right: Right;
  readonly text: string;
  readonly municipalityId?: string;
  /** Only for a rectification. */
  readonly field?: Correctable;
  readonly value?: string;
}

export interface RightsAnswer {
  readonly outcome: RightsOutcome;
  readonly text: string;
}

export interface HandledQuery {
  readonly municipalityId?: string;
  readonly cursor?: string;
  readonly limit: number;
}

/** Requests by Art. 15 to 21 GDPR: each with the last day for an answer, its history and its answer. */
@Injectable()
export class RightsRequests {
  constructor(
    private readonly transaction: Transaction,
    private readonly requests: RightsRequestsRepository,
    private readonly municipalities: MunicipalitiesService,
    private readonly moves: RightsMoves,
    private readonly mails: RightsMails,
    private readonly accesses: Accesses,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /**
   * Records the request and tells HR. @throws DomainError `municipality-needed`, `not-your-municipality`, `correction-incomplete`
   */
  async ask(actor: Actor, { right, text, field, value, ...where }: RightsInput): Promise<RightsRequest> {
    const municipalityId = municipalityFor(actor, 'employee', where.municipalityId);
    const isSound = right === 'rectification' ? isCorrection(field, value) : field === undefined && value === undefined;
    if (!isSound) throw new DomainError('correction-incomplete', 'invalid');
    const receivedAt = this.clock.now();
    const receivedOn = berlinDay(receivedAt);
    const id = this.ids.next();
    return this.transaction.run(async () => {
      const dueOn = dueFor(receivedOn, await this.landOf(municipalityId));
      const wanted = { right, text, field: field ?? null, value: value?.trim() ?? null };
      const term = { receivedAt, receivedOn, dueOn };
      await this.requests.insert({ id, personId: actor.personId, municipalityId, ...wanted, ...term });
      await this.moves.note(actor, { id, municipalityId }, 'received');
      await this.mails.received({ id, municipalityId, personId: actor.personId, dueOn });
      return this.moves.found(id);
    });
  }

  /** The person's own, newest first. */
  own({ personId }: Actor): Promise<readonly RightsRequest[]> {
    return this.requests.of(personId);
  }

  /** @throws DomainError `rights-request-not-found`, `rights-request-closed` */
  withdraw(actor: Actor, id: string): Promise<void> {
    return this.transaction.run(async () => {
      await this.requests.lock(id);
      const request = await this.requests.find(id);
      if (request?.personId !== actor.personId) throw requestNotFound();
      mustBeOpen(request);
      await this.requests.close(id, 'withdrawn', null, this.clock.now());
      await this.moves.note(actor, request, 'withdrawn');
    });
  }

  /**
   * What the actor may handle: of the municipalities they serve, or of all for an admin; what is open by its last day, the
   * longest overdue first, then what is closed, newest first. Each look is put on record.
   * @throws DomainError `not-your-municipality`, `cursor-invalid`
   */
  handled(actor: Actor, { municipalityId, cursor, limit }: HandledQuery): Promise<Page<HandledRequest>> {
    const municipalityIds = handledBy(actor, municipalityId);
    const place = placeAfter(cursor);
    return this.transaction.run(async () => {
      const page = pageOf(await this.after(place, municipalityIds, limit + 1), limit, keyOf);
      await this.seen(actor, page.items);
      return page;
    });
  }

  /** How much waits there for an answer of the actor, or of whoever else may handle it. @throws DomainError `not-your-municipality` */
  waiting(actor: Actor, municipalityId?: string): Promise<WaitingRequests> {
    return this.requests.waiting(handledBy(actor, municipalityId), berlinDay(this.clock.now()));
  }

  /** @throws DomainError `rights-request-not-found`, also for one of another municipality */
  async one(actor: Actor, id: string): Promise<HandledRequest> {
    const { municipalityId } = await this.moves.decidable(actor, id);
    const look = { kind: 'rights-request', municipalityId } as const;
    return this.accesses.reading(
      actor,
      look,
      () => this.moves.found(id),
      ({ personId }) => [personId],
    );
  }

  /**
   * Two further months, once, with a reason that the person reads. @throws DomainError `rights-request-not-found`, `not-for-oneself`, those of `extendedDue`
   */
  extend(actor: Actor, id: string, reason: string): Promise<HandledRequest> {
    return this.moves.handle(actor, id, async (request) => {
      const land = await this.landOf(request.municipalityId);
      const dueOn = extendedDue(request, berlinDay(this.clock.now()), land);
      await this.requests.extend(id, dueOn, reason);
      await this.moves.note(actor, request, 'extended');
      await this.mails.extended({ ...request, dueOn });
    });
  }

  /**
   * Answers it; a correction that is granted is made with it. @throws DomainError `rights-request-not-found`, `not-for-oneself`, `rights-request-closed`
   */
  answer(actor: Actor, id: string, { outcome, text }: RightsAnswer): Promise<HandledRequest> {
    return this.moves.handle(actor, id, async (request) => {
      mustBeOpen(request);
      const now = this.clock.now();
      if (outcome === 'granted') await this.requests.correct(request, berlinDay(now));
      await this.requests.close(id, outcome, text, now);
      await this.moves.note(actor, request, outcome);
      await this.mails.answered(request);
    });
  }

  private async after(
    { part, after }: RightsPlace,
    municipalityIds: readonly string[] | null,
    limit: number,
  ): Promise<readonly HandledRequest[]> {
    const open = part === 'open' ? await this.requests.open({ municipalityIds, after }, limit) : [];
    if (open.length === limit) return open;
    const before = part === 'closed' ? after : undefined;
    return [...open, ...(await this.requests.closed({ municipalityIds, after: before }, limit - open.length))];
  }

  private async seen(actor: Actor, requests: readonly RightsRequest[]): Promise<void> {
    for (const municipalityId of new Set(requests.map((request) => request.municipalityId))) {
      const here = requests.filter((request) => request.municipalityId === municipalityId);
      await this.accesses.note(actor, { kind: 'rights-request', municipalityId }, personsOf(here));
    }
  }

  private async landOf(municipalityId: string): Promise<string> {
    return (await this.municipalities.get(municipalityId)).ars.slice(0, 2);
  }
}

/** Null for all. */
function handledBy(actor: Actor, named: string | undefined): readonly string[] | null {
  if (named === undefined) return administeredBy(actor);
  mustAdminister(actor, named);
  return [named];
}
