import { Injectable } from '@nestjs/common';

import { type Actor, servedBy } from '../../kernel/actor.js';
import { MunicipalitiesService } from '../../municipalities/index.js';
import { Audit } from '../../platform/audit/audit.js';
import { Env, isSecondFactorRequired } from '../../platform/config/env.js';
import { Transaction } from '../../platform/database/transaction.js';
import { Clock } from '../../platform/system/clock.js';
import { SecondFactorDemandsRepository } from './second-factor-demands.repository.js';

export interface SecondFactorDemand {
  /** It is demanded, by the environment or here. */
  readonly isDemanded: boolean;
  /** The environment demands it of all, and nobody can waive it here. */
  readonly byEnvironment: boolean;
}

/**
 * Of whom a second factor is demanded. The environment is the floor: it can demand it of all HR people and admins; beyond
 * that it is demanded of HR municipality by municipality, and of the admins together (municipality null).
 */
@Injectable()
export class SecondFactorDemands {
  constructor(
    private readonly transaction: Transaction,
    private readonly demands: SecondFactorDemandsRepository,
    private readonly municipalities: MunicipalitiesService,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly env: Env,
  ) {}

  /** @throws DomainError `municipality-not-found` */
  async of(municipalityId: string | null): Promise<SecondFactorDemand> {
    if (municipalityId !== null) await this.municipalities.get(municipalityId);
    const byEnvironment = isSecondFactorRequired(this.env);
    const isDemanded = byEnvironment || (await this.demands.among([municipalityId])).length > 0;
    return { isDemanded, byEnvironment };
  }

  /** The municipalities that demand it of their HR themselves. */
  async municipalitiesThatDemand(): Promise<ReadonlySet<string>> {
    return new Set(await this.demands.municipalities());
  }

  /** True when a role that the actor holds demands it. */
  async areOf(actor: Actor): Promise<boolean> {
    const places = [...(actor.admin ? [null] : []), ...servedBy(actor)];
    if (places.length === 0) return false;
    return isSecondFactorRequired(this.env) || (await this.demands.among(places)).length > 0;
  }

  /**
   * Counts from the next request on: whoever has shown no second factor acts as an employee until they do. Saying it again
   * changes nothing. @throws DomainError `municipality-not-found`
   */
  async set(actor: Actor, municipalityId: string | null, isDemanded: boolean): Promise<void> {
    if (municipalityId !== null) await this.municipalities.get(municipalityId);
    await this.transaction.run(async () => {
      const isNew = isDemanded
        ? await this.demands.add(municipalityId, this.clock.now())
        : await this.demands.remove(municipalityId);
      if (!isNew) return;
      const act = `second-factor.${isDemanded ? 'demanded' : 'waived'}`;
      const where = municipalityId === null ? {} : { municipalityId };
      await this.audit.act(actor, act, {
        ...{ subject: municipalityId ?? 'admins', ...where },
        details: { role: municipalityId === null ? 'admin' : 'hr' },
      });
    });
  }
}
