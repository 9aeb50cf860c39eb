import { Injectable } from '@nestjs/common';

import { type PersonName, PersonsService } from '../../accounts/index.js';
import type { Actor } from '../../kernel/actor.js';
import { DomainError } from '../../kernel/domain-error.js';
import { type Agreement, AgreementsService } from '../../municipalities/index.js';

/** The agreement of one municipality, with the names of those who recorded and confirmed it. */
export interface AgreementStand {
  /** All versions, newest first; none before the first one is recorded. */
  readonly versions: readonly Agreement[];
  readonly names: ReadonlyMap<string, PersonName>;
}

@Injectable()
export class AgreementStands {
  constructor(
    private readonly agreements: AgreementsService,
    private readonly persons: PersonsService,
  ) {}

  /** All versions with who recorded and confirmed them; none where nothing is recorded or the actor may not read it. */
  async of(actor: Actor, municipalityId: string): Promise<AgreementStand> {
    const versions = await this.versions(actor, municipalityId);
    const ids = versions.flatMap(({ recordedBy, confirmedBy }) => [recordedBy, confirmedBy ?? recordedBy]);
    return { versions, names: await this.persons.names([...new Set(ids)]) };
  }

  private async versions(actor: Actor, municipalityId: string): Promise<readonly Agreement[]> {
    try {
      return await this.agreements.history(actor, municipalityId);
    } catch (error) {
      if (error instanceof DomainError && error.code === 'works-agreement-not-found') return [];
      throw error;
    }
  }
}
