import { Injectable } from '@nestjs/common';

import { type Actor, mustAdminister, serves } from '../../kernel/actor.js';
import { berlinDay } from '../../kernel/calendar.js';
import { MINIMUM_GROUP } from '../../kernel/disclosure.js';
import { DomainError } from '../../kernel/domain-error.js';
import { Audit } from '../../platform/audit/audit.js';
import { Transaction } from '../../platform/database/transaction.js';
import { Clock } from '../../platform/system/clock.js';
import { Ids } from '../../platform/system/ids.js';
import { type Agreement, type AgreementInput, mayRead, mustBeAgreed, mustBeConfirmable } from '../domain/agreement.js';
import { AgreementsRepository } from './agreements.repository.js';

/** The staff council's agreement of each municipality: nothing about its employees is asked before one is in force. */
@Injectable()
export class AgreementsService {
  constructor(
    private readonly transaction: Transaction,
    private readonly agreements: AgreementsRepository,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /**
   * A new version, not yet in force; the one in force stays so until this one is confirmed.
   * @throws DomainError `not-your-municipality` unless the actor is HR there, `agreement-dated-in-future`.
   */
  async record(actor: Actor, municipalityId: string, input: AgreementInput): Promise<Agreement> {
    if (!serves(actor, 'hr', municipalityId)) throw new DomainError('not-your-municipality', 'forbidden');
    const recordedAt = this.clock.now();
    mustBeAgreed(input, berlinDay(recordedAt));
    return this.transaction.run(async () => {
      await this.agreements.lock(municipalityId);
      const version = ((await this.current(municipalityId))?.version ?? 0) + 1;
      const { reference, agreedOn, clauses } = input;
      const recorded = { id: this.ids.next(), municipalityId, version, reference, agreedOn, clauses: { ...clauses } };
      const agreement = { ...recorded, recordedBy: actor.personId, recordedAt, confirmedBy: null, confirmedAt: null };
      await this.agreements.create(agreement);
      await this.audit.act(actor, 'works-agreement.recorded', {
        subject: agreement.id,
        municipalityId,
        details: { version },
      });
      return { ...agreement, inForce: false };
    });
  }

  /**
   * Puts the newest version in force; `read` is the version that the person has read, if they say so.
   * @throws DomainError `not-your-municipality`, `works-agreement-not-found`, `works-agreement-changed`,
   *   `works-agreement-already-confirmed`, `agreement-needs-second-person`.
   */
  async confirm(actor: Actor, municipalityId: string, read?: number): Promise<Agreement> {
    mustAdminister(actor, municipalityId);
    return this.transaction.run(async () => {
      await this.agreements.lock(municipalityId);
      const newest = await this.current(municipalityId);
      if (newest === null) throw new DomainError('works-agreement-not-found', 'not-found');
      mustBeConfirmable(newest, actor, read);
      const confirmedAt = this.clock.now();
      await this.agreements.confirm(newest.id, actor.personId, confirmedAt);
      const { version } = newest;
      await this.audit.act(actor, 'works-agreement.confirmed', {
        subject: newest.id,
        municipalityId,
        details: { version },
      });
      return { ...newest, confirmedBy: actor.personId, confirmedAt, inForce: true };
    });
  }

  /**
   * All versions, at least one, newest first, for whoever works there and for admins.
   * @throws DomainError `works-agreement-not-found` for everybody else, and where nothing is recorded.
   */
  async history(actor: Actor, municipalityId: string): Promise<readonly [Agreement, ...Agreement[]]> {
    const [newest, ...older] = mayRead(actor, municipalityId) ? await this.versions(municipalityId) : [];
    if (newest === undefined) throw new DomainError('works-agreement-not-found', 'not-found');
    return [newest, ...older];
  }

  /** The newest version and the one in force, which may be the same. @throws DomainError as `history`. */
  async read(actor: Actor, municipalityId: string): Promise<AgreementView> {
    const versions = await this.history(actor, municipalityId);
    return { ...versions[0], versionInForce: versions.find(({ inForce }) => inForce) ?? null };
  }

  /** The newest version, in force or not; null before the first one is recorded. */
  async current(municipalityId: string): Promise<Agreement | null> {
    return (await this.versions(municipalityId))[0] ?? null;
  }

  /** The newest confirmed version; null when there is none. */
  async inForce(municipalityId: string): Promise<Agreement | null> {
    return (await this.versions(municipalityId)).find(({ inForce }) => inForce) ?? null;
  }

  /** @throws DomainError `works-agreement-missing` */
  async mustBeInForce(municipalityId: string): Promise<Agreement> {
    const agreement = await this.inForce(municipalityId);
    if (agreement === null) throw new DomainError('works-agreement-missing', 'forbidden');
    return agreement;
  }

  /** The minimum size of a group whose persons work in any of these municipalities: the strictest agreement counts. */
  async minimumGroupSize(municipalityIds: readonly string[]): Promise<number> {
    return Math.max(MINIMUM_GROUP, (await this.agreements.largestMinimumGroup(municipalityIds)) ?? 0);
  }

  private async versions(municipalityId: string): Promise<readonly Agreement[]> {
    const stored = await this.agreements.versions(municipalityId);
    const inForce = stored.find(({ confirmedBy }) => confirmedBy !== null);
    return stored.map((version) => ({ ...version, inForce: version === inForce }));
  }
}

export interface AgreementView extends Agreement {
  readonly versionInForce: Agreement | null;
}
