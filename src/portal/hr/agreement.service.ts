import { Injectable } from '@nestjs/common';

import { type PersonName, PersonsService } from '../../accounts/index.js';
import type { Actor } from '../../kernel/actor.js';
import { DomainError } from '../../kernel/domain-error.js';
import type { Locale } from '../../kernel/localized.js';
import { AgreementHistories, type AgreementVersion } from '../../municipalities/index.js';

/** The agreement of one municipality, with the names of those who recorded, confirmed and ended it. */
export interface AgreementStand {
  /** All versions, newest first; none before the first one is recorded. */
  readonly versions: readonly AgreementVersion[];
  readonly names: ReadonlyMap<string, PersonName>;
}

@Injectable()
export class AgreementStands {
  constructor(
    private readonly histories: AgreementHistories,
    private readonly persons: PersonsService,
  ) {}

  /** All versions with who moved them; none where nothing is recorded or the actor may not read it. */
  async of(actor: Actor, municipalityId: string, locale: Locale): Promise<AgreementStand> {
    const versions = await this.versions(actor, municipalityId, locale);
    const ids = versions.flatMap(({ recordedBy, confirmedBy, endedBy }) => [recordedBy, confirmedBy, endedBy]);
    const known = ids.filter((id) => id !== null);
    return { versions, names: await this.persons.names([...new Set(known)]) };
  }

  private async versions(actor: Actor, municipalityId: string, locale: Locale): Promise<readonly AgreementVersion[]> {
    try {
      return await this.histories.of(actor, municipalityId, locale);
    } catch (error) {
      if (error instanceof DomainError && error.code === 'works-agreement-not-found') return [];
      throw error;
    }
  }
}
