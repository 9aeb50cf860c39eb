import { Injectable, type OnModuleInit } from '@nestjs/common';

import { type Left, MembershipEnds } from '../accounts/index.js';
import { type Actor, serves } from '../kernel/actor.js';
import { berlinDay } from '../kernel/calendar.js';
import { DomainError } from '../kernel/domain-error.js';
import { AgreementsService } from '../municipalities/index.js';
import { Audit } from '../platform/audit/audit.js';
import { Transaction } from '../platform/database/transaction.js';
import { Clock } from '../platform/system/clock.js';
import { Ids } from '../platform/system/ids.js';
import { assertAgreed, type Release } from './domain/release.js';
import { type Releasable, ReleasesRepository } from './releases.repository.js';

/** A person lets HR of the check's municipality see one result, for an agreed purpose, and can take that back. */
@Injectable()
export class ReleasesService implements OnModuleInit {
  constructor(
    private readonly transaction: Transaction,
    private readonly releases: ReleasesRepository,
    private readonly agreements: AgreementsService,
    private readonly ends: MembershipEnds,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  onModuleInit(): void {
    this.ends.onLeft((left) => this.endAll(left));
  }

  /**
   * Releases the result, in place of an earlier release, to a municipality in which the person works.
   * @throws DomainError `result-not-found`, `not-your-municipality`, `works-agreement-missing`, `release-not-agreed`, `purpose-not-agreed`,
   *   `release-ends-in-past`
   */
  release(actor: Actor, checkId: string, { purpose, until }: Release): Promise<Release> {
    return this.transaction.run(async () => {
      const { municipalityId } = await this.lock(actor, checkId);
      if (!serves(actor, 'employee', municipalityId)) throw new DomainError('not-your-municipality', 'forbidden');
      const { clauses } = await this.agreements.mustBeInForce(municipalityId);
      const releasedAt = this.clock.now();
      assertAgreed(clauses, { purpose, until }, berlinDay(releasedAt));
      await this.releases.revoke(checkId, releasedAt);
      await this.releases.insert({ id: this.ids.next(), checkId, municipalityId, purpose, until, releasedAt });
      await this.audit.act(actor, 'result.released', { subject: checkId, municipalityId, details: { until } });
      return { purpose, until };
    });
  }

  /** Ends the release at once; without one, nothing is left to do. @throws DomainError `result-not-found` */
  revoke(actor: Actor, checkId: string): Promise<void> {
    return this.transaction.run(async () => {
      const { municipalityId, release } = await this.lock(actor, checkId);
      if (release === null) return;
      await this.releases.revoke(checkId, this.clock.now());
      await this.audit.act(actor, 'result.release-revoked', { subject: checkId, municipalityId });
    });
  }

  /** Who has left a municipality shows it nothing any more. */
  private endAll({ personId, municipalityId }: Left): Promise<void> {
    return this.transaction.run(async () => {
      for (const checkId of await this.releases.revokeAll(personId, municipalityId, this.clock.now())) {
        await this.audit.act(null, 'result.release-ended', { subject: checkId, municipalityId });
      }
    });
  }

  private async lock(actor: Actor, checkId: string): Promise<Releasable> {
    const result = await this.releases.lock(checkId, actor.personId);
    if (result === null) throw new DomainError('result-not-found', 'not-found');
    return result;
  }
}
