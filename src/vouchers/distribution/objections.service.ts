import { Injectable } from '@nestjs/common';

import { type Actor, administeredBy, municipalityFor } from '../../kernel/actor.js';
import { DomainError } from '../../kernel/domain-error.js';
import { Audit } from '../../platform/audit/audit.js';
import { Transaction } from '../../platform/database/transaction.js';
import { Idempotency } from '../../platform/http/idempotency.js';
import { Clock } from '../../platform/system/clock.js';
import { Ids } from '../../platform/system/ids.js';
import { answerObjection, mustBeWithinWindow, type ObjectionVerdict } from '../domain/objection.js';
import { mustAllow } from '../domain/programme-states.js';
import { ProgrammesService } from '../programmes/programmes.service.js';
import { DecisionsService } from './decisions.service.js';
import { type ObjectionRow, ObjectionsRepository, type ObjectionView } from './objections.repository.js';

export interface Objection {
  /** Needed where the person serves several municipalities. */
  readonly municipalityId?: string;
  readonly text: string;
}

export interface ObjectionAnswer {
  readonly verdict: ObjectionVerdict;
  readonly answer: string;
}

/** What municipalities say against a distribution within its window, and what they are answered. */
@Injectable()
export class ObjectionsService {
  constructor(
    private readonly transaction: Transaction,
    private readonly idempotency: Idempotency,
    private readonly programmes: ProgrammesService,
    private readonly decisions: DecisionsService,
    private readonly objections: ObjectionsRepository,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** Newest first: all for an admin, those of their own municipalities for HR. @throws DomainError `programme-not-found` */
  async list(actor: Actor, programmeId: string): Promise<readonly ObjectionView[]> {
    const { id } = await this.programmes.show(actor, programmeId);
    return this.objections.list(id, administeredBy(actor));
  }

  /**
   * Objects for the own municipality: in draft to the distribution, also when it was left out of it; later to a
   * redistribution that is decided and not carried out, where it takes part.
   * @throws DomainError `programme-not-found`, `not-your-municipality`, `municipality-needed`,
   *   `programme-act-not-allowed`, `programme-not-distributed`, `objection-window-closed`,
   *   `one-open-objection-per-municipality`
   */
  async raise(
    actor: Actor,
    programmeId: string,
    { municipalityId, text }: Objection,
    key?: string,
  ): Promise<ObjectionView> {
    const own = municipalityFor(actor, 'hr', municipalityId);
    const body = { programmeId, municipalityId: own, text };
    const call = { actorId: actor.personId, operation: 'objectToDistribution', key, body };
    const { id } = await this.idempotency.once(call, () => this.raiseFor(actor, programmeId, { own, text }));
    return this.mustFind(actor, programmeId, id);
  }

  private async raiseFor(
    actor: Actor,
    programmeId: string,
    { own, text }: { readonly own: string; readonly text: string },
  ): Promise<{ readonly id: string }> {
    const { programme } = await this.decisions.hold(programmeId);
    const decision = await this.objections.contestable(programmeId, own, programme.state === 'draft');
    const redistributionId = decision?.redistributionId ?? null;
    mustAllow(programme.state, redistributionId === null ? 'object' : 'object-redistribution');
    if (decision === null) throw new DomainError('programme-not-distributed', 'conflict');
    const { distributionId, until } = decision;
    const raisedAt = this.clock.now();
    mustBeWithinWindow(until, raisedAt);
    const id = this.ids.next();
    await this.objections.create({
      ...{ id, distributionId, redistributionId, municipalityId: own, text, state: 'open' },
      ...{ raisedBy: actor.personId, raisedAt, answer: null, answeredBy: null, answeredAt: null },
    });
    await this.audit.act(actor, 'distribution.objected', { subject: subjectOf(decision), municipalityId: own });
    return { id };
  }

  /** @throws DomainError `objection-not-found`, `objection-move-not-allowed`, `nobody-answers-themselves` */
  async answer(actor: Actor, programmeId: string, id: string, given: ObjectionAnswer): Promise<ObjectionView> {
    return this.transaction.run(async () => {
      await this.mustFind(actor, programmeId, id);
      const objection = await this.objections.lock(id);
      if (objection === null) throw new DomainError('objection-not-found', 'not-found');
      const state = answerObjection(objection.state, given.verdict);
      const change = { state, answer: given.answer, answeredBy: actor.personId, answeredAt: this.clock.now() };
      await this.objections.answer(id, change);
      const { municipalityId } = objection;
      await this.audit.act(actor, `objection.${state}`, { subject: subjectOf(objection), municipalityId });
      return this.mustFind(actor, programmeId, id);
    });
  }

  private async mustFind(actor: Actor, programmeId: string, id: string): Promise<ObjectionView> {
    const objection = (await this.list(actor, programmeId)).find((one) => one.id === id);
    if (objection === undefined) throw new DomainError('objection-not-found', 'not-found');
    return objection;
  }
}

/** The decision that is objected to. */
function subjectOf({
  distributionId,
  redistributionId,
}: Pick<ObjectionRow, 'distributionId' | 'redistributionId'>): string {
  return distributionId ?? redistributionId ?? '';
}
