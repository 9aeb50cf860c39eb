import { Injectable } from '@nestjs/common';

import { type Actor, mustAdminister, serves } from '../../kernel/actor.js';
import { berlinDay } from '../../kernel/calendar.js';
import { MINIMUM_GROUP } from '../../kernel/disclosure.js';
import { DomainError } from '../../kernel/domain-error.js';
import { Audit } from '../../platform/audit/audit.js';
import { Transaction } from '../../platform/database/transaction.js';
import { Clock } from '../../platform/system/clock.js';
import { Ids } from '../../platform/system/ids.js';
import {
  type Agreement,
  type AgreementInput,
  mayRead,
  mustBeAgreed,
  mustBeConfirmable,
  mustBeRead,
  REMINDER_EVERY_DAYS,
} from '../domain/agreement.js';
import { changedClauses, withStates } from '../domain/agreement-history.js';
import { AgreementsRepository } from './agreements.repository.js';

export interface AgreementEnd {
  /** Why, for everybody who works there. */
  readonly reason: string;
  /** The version that was read, if they say so. */
  readonly version?: number;
}

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
      const [before] = await this.versions(municipalityId);
      const version = (before?.version ?? 0) + 1;
      const { reference, agreedOn } = input;
      const clauses = { reminderEveryDays: REMINDER_EVERY_DAYS, ...input.clauses };
      const agreement = { id: this.ids.next(), municipalityId, version, reference, agreedOn, clauses };
      const recorded = { ...agreement, recordedBy: actor.personId, recordedAt, ...NOT_DECIDED };
      await this.agreements.create(recorded);
      const changed = before === undefined ? [] : changedClauses(before, agreement);
      const details = {
        version,
        reference,
        agreedOn,
        clauses: { ...clauses, purposes: [...clauses.purposes] },
        changed,
      };
      await this.audit.act(actor, 'works-agreement.recorded', { subject: agreement.id, municipalityId, details });
      return { ...recorded, state: 'waits', inForce: false, inForceFrom: null, inForceUntil: null };
    });
  }

  /**
   * Puts the newest version in force; `read` is the version that the person has read, if they say so.
   * @throws DomainError `not-your-municipality`, `works-agreement-not-found`, `works-agreement-changed`,
   *   `works-agreement-taken-back`, `works-agreement-already-confirmed`, `agreement-needs-second-person`.
   */
  async confirm(actor: Actor, municipalityId: string, read?: number): Promise<Agreement> {
    mustAdminister(actor, municipalityId);
    return this.transaction.run(async () => {
      const newest = await this.lockNewest(municipalityId);
      mustBeConfirmable(newest, actor, read);
      await this.agreements.confirm(newest.id, actor.personId, this.clock.now());
      const details = { version: newest.version, before: { state: newest.state }, after: { state: 'in-force' } };
      await this.audit.act(actor, 'works-agreement.confirmed', { subject: newest.id, municipalityId, details });
      return this.newest(municipalityId);
    });
  }

  /**
   * Ends the version in force at once, by HR there or the admin alone: what protects people may stop without a second
   * person. Before it is confirmed, the newest version is taken back instead.
   * @throws DomainError `not-your-municipality`, `works-agreement-not-found`, `works-agreement-changed`,
   *   `works-agreement-not-in-force`.
   */
  async end(actor: Actor, municipalityId: string, { reason, version: read }: AgreementEnd): Promise<Agreement> {
    mustAdminister(actor, municipalityId);
    return this.transaction.run(async () => {
      const newest = await this.lockNewest(municipalityId);
      const versions = await this.versions(municipalityId);
      const ending = newest.state === 'waits' ? newest : versions.find(({ inForce }) => inForce);
      if (ending === undefined) throw new DomainError('works-agreement-not-in-force', 'conflict');
      mustBeRead(ending, read);
      await this.agreements.end(ending.id, actor.personId, { endedAt: this.clock.now(), endReason: reason });
      const act = ending.inForce ? 'works-agreement.ended' : 'works-agreement.taken-back';
      const after = { state: ending.inForce ? 'ended' : 'taken-back' };
      const details = { version: ending.version, before: { state: ending.state }, after };
      await this.audit.act(actor, act, { subject: ending.id, municipalityId, details });
      return this.newest(municipalityId);
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

  /** The newest version that was ever confirmed: what was collected under it stays under its periods, also when it has ended. */
  async lastInForce(municipalityId: string): Promise<Agreement | null> {
    return (await this.versions(municipalityId)).find(({ confirmedAt }) => confirmedAt !== null) ?? null;
  }

  /** The newest confirmed version; null when there is none, and when it was ended. */
  async inForce(municipalityId: string): Promise<Agreement | null> {
    return (await this.versions(municipalityId)).find(({ inForce }) => inForce) ?? null;
  }

  /** @throws DomainError `works-agreement-missing` */
  async mustBeInForce(municipalityId: string): Promise<Agreement> {
    const agreement = await this.inForce(municipalityId);
    if (agreement === null) throw new DomainError('works-agreement-missing', 'forbidden');
    return agreement;
  }

  /**
   * The minimum size of a group whose persons work in any of these municipalities: the strictest agreement counts. It
   * goes on to protect what was collected when the agreement is ended.
   */
  async minimumGroupSize(municipalityIds: readonly string[]): Promise<number> {
    return Math.max(MINIMUM_GROUP, (await this.agreements.largestMinimumGroup(municipalityIds)) ?? 0);
  }

  /** The same of each municipality that ever had an agreement, by its id. */
  async minimumGroupSizes(): Promise<ReadonlyMap<string, number>> {
    const rows = await this.agreements.minimumGroups();
    return new Map(rows.map(({ municipalityId, size }) => [municipalityId, Math.max(MINIMUM_GROUP, size)]));
  }

  /**
   * After how many months answers and results taken in a municipality are erased, by its id: of the agreement in force,
   * or after its end of the last one, for what was collected under it. A municipality that never had one is left out.
   */
  async retentionMonths(): Promise<ReadonlyMap<string, number>> {
    const rows = await this.agreements.retentionMonths();
    return new Map(rows.map(({ municipalityId, months }) => [municipalityId, months]));
  }

  /** Where mails may remind of a check now, with the least days between two of them, by the municipality's id. */
  async reminderDays(): Promise<ReadonlyMap<string, number>> {
    const rows = await this.agreements.remindable();
    return new Map(rows.map(({ municipalityId, everyDays }) => [municipalityId, everyDays ?? REMINDER_EVERY_DAYS]));
  }

  private async newest(municipalityId: string): Promise<Agreement> {
    const newest = await this.current(municipalityId);
    if (newest === null) throw new DomainError('works-agreement-not-found', 'not-found');
    return newest;
  }

  private async lockNewest(municipalityId: string): Promise<Agreement> {
    await this.agreements.lock(municipalityId);
    return this.newest(municipalityId);
  }

  private async versions(municipalityId: string): Promise<readonly Agreement[]> {
    return withStates(await this.agreements.versions(municipalityId));
  }
}

const NOT_DECIDED = { confirmedBy: null, confirmedAt: null, endedBy: null, endedAt: null, endReason: null } as const;

export interface AgreementView extends Agreement {
  readonly versionInForce: Agreement | null;
}
