import { Injectable } from '@nestjs/common';

import { type Actor, administeredBy, municipalityFor, mustAdminister } from '../../kernel/actor.js';
import { berlinDay } from '../../kernel/calendar.js';
import { DomainError } from '../../kernel/domain-error.js';
import { MunicipalitiesService } from '../../municipalities/index.js';
import { Accesses, personsOf } from '../../platform/audit/accesses.js';
import { Audit } from '../../platform/audit/audit.js';
import { Transaction } from '../../platform/database/transaction.js';
import { Clock } from '../../platform/system/clock.js';
import { Ids } from '../../platform/system/ids.js';
import {
  type Correctable,
  dueFor,
  extendedDue,
  isCorrection,
  LIFT_NOTICE_DAYS,
  mustBeLiftable,
  mustBeOpen,
  type Right,
  type RightsOutcome,
} from '../domain/rights-request.js';
import { RightsMails } from './rights-mails.service.js';
import {
  type HandledRequest,
  type RightsMove,
  type RightsRequest,
  RightsRequestsRepository,
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

const MOST = 1_000;
const DAY_MS = 86_400_000;

/** Requests by Art. 15 to 21 GDPR: each with the last day for an answer, its history and its answer. */
@Injectable()
export class RightsRequests {
  constructor(
    private readonly transaction: Transaction,
    private readonly requests: RightsRequestsRepository,
    private readonly municipalities: MunicipalitiesService,
    private readonly mails: RightsMails,
    private readonly accesses: Accesses,
    private readonly audit: Audit,
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
      await this.moved(actor, { id, municipalityId }, 'received');
      await this.mails.received({ id, municipalityId, personId: actor.personId, dueOn });
      return this.found(id);
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
      if (request?.personId !== actor.personId) throw notFound();
      mustBeOpen(request);
      await this.requests.close(id, 'withdrawn', null, this.clock.now());
      await this.moved(actor, request, 'withdrawn');
    });
  }

  /**
   * Ends the person's own restriction or objection at once. @throws DomainError `rights-request-not-found`, `no-limit-in-effect`
   */
  liftOwn(actor: Actor, id: string): Promise<void> {
    return this.transaction.run(async () => {
      await this.requests.lock(id);
      const request = await this.requests.find(id);
      if (request?.personId !== actor.personId) throw notFound();
      const now = this.clock.now();
      mustBeLiftable(request, now, { byPerson: true });
      await this.requests.lift(id, now);
      await this.moved(actor, request, 'lifted', 'limit-ended');
    });
  }

  /**
   * What the actor may handle: of the municipalities they serve, or of all for an admin; by its last day, the longest
   * overdue first, at most 1,000. Each look is put on record. @throws DomainError `not-your-municipality`
   */
  handled(actor: Actor, named?: string): Promise<readonly HandledRequest[]> {
    if (named !== undefined) mustAdminister(actor, named);
    return this.transaction.run(async () => {
      const found = await this.requests.handled(named === undefined ? administeredBy(actor) : [named], MOST);
      await this.seen(actor, found);
      return found;
    });
  }

  /** @throws DomainError `rights-request-not-found`, also for one of another municipality */
  async one(actor: Actor, id: string): Promise<HandledRequest> {
    const { municipalityId } = await this.decidable(actor, id);
    const look = { kind: 'rights-request', municipalityId } as const;
    return this.accesses.reading(
      actor,
      look,
      () => this.found(id),
      ({ personId }) => [personId],
    );
  }

  /**
   * Two further months, once, with a reason that the person reads. @throws DomainError `rights-request-not-found`, `not-for-oneself`, those of `extendedDue`
   */
  extend(actor: Actor, id: string, reason: string): Promise<HandledRequest> {
    return this.handle(actor, id, async (request) => {
      const land = await this.landOf(request.municipalityId);
      const dueOn = extendedDue(request, berlinDay(this.clock.now()), land);
      await this.requests.extend(id, dueOn, reason);
      await this.moved(actor, request, 'extended');
      await this.mails.extended({ ...request, dueOn });
    });
  }

  /**
   * Answers it; a correction that is granted is made with it. @throws DomainError `rights-request-not-found`, `not-for-oneself`, `rights-request-closed`
   */
  answer(actor: Actor, id: string, { outcome, text }: RightsAnswer): Promise<HandledRequest> {
    return this.handle(actor, id, async (request) => {
      mustBeOpen(request);
      const now = this.clock.now();
      if (outcome === 'granted') await this.requests.correct(request, berlinDay(now));
      await this.requests.close(id, outcome, text, now);
      await this.moved(actor, request, outcome);
      await this.mails.answered(request);
    });
  }

  /**
   * Ends a restriction or objection that was granted, after the days that the person has to hear of it and to answer.
   * @throws DomainError `rights-request-not-found`, `not-for-oneself`, `no-limit-in-effect`
   */
  lift(actor: Actor, id: string): Promise<HandledRequest> {
    return this.handle(actor, id, async (request) => {
      const now = this.clock.now();
      mustBeLiftable(request, now, { byPerson: false });
      const at = new Date(now.getTime() + LIFT_NOTICE_DAYS * DAY_MS);
      await this.requests.lift(id, at);
      await this.moved(actor, request, 'lifted');
      await this.mails.lifted({ ...request, dueOn: berlinDay(at) });
    });
  }

  private handle(actor: Actor, id: string, act: (request: HandledRequest) => Promise<void>): Promise<HandledRequest> {
    return this.transaction.run(async () => {
      await this.requests.lock(id);
      const request = await this.decidable(actor, id);
      if (request.personId === actor.personId)
        throw new DomainError('not-for-oneself', 'forbidden', { move: 'answer' });
      await act(request);
      return this.found(id);
    });
  }

  private async decidable(actor: Actor, id: string): Promise<HandledRequest> {
    const request = await this.found(id);
    const isServed = actor.memberships.some(
      (one) => one.role === 'hr' && one.municipalityId === request.municipalityId,
    );
    if (!actor.admin && !isServed) throw notFound();
    return request;
  }

  private async found(id: string): Promise<HandledRequest> {
    const request = await this.requests.find(id);
    if (request === null) throw notFound();
    return request;
  }

  private async seen(actor: Actor, requests: readonly RightsRequest[]): Promise<void> {
    for (const municipalityId of new Set(requests.map((request) => request.municipalityId))) {
      const here = requests.filter((request) => request.municipalityId === municipalityId);
      await this.accesses.note(actor, { kind: 'rights-request', municipalityId }, personsOf(here));
    }
  }

  private async moved(
    actor: Actor,
    { id, municipalityId }: Pick<RightsRequest, 'id' | 'municipalityId'>,
    move: RightsMove['move'],
    act: string = move,
  ): Promise<void> {
    await this.requests.note(id, { at: this.clock.now(), move }, actor.personId);
    await this.audit.act(actor, `rights-request.${act}`, { subject: id, municipalityId });
  }

  private async landOf(municipalityId: string): Promise<string> {
    return (await this.municipalities.get(municipalityId)).ars.slice(0, 2);
  }
}

function notFound(): DomainError {
  return new DomainError('rights-request-not-found', 'not-found');
}
