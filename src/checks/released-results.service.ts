import { Injectable } from '@nestjs/common';

import { type PersonName, PersonsService } from '../accounts/index.js';
import { type Actor, serves } from '../kernel/actor.js';
import { berlinDay } from '../kernel/calendar.js';
import { DomainError } from '../kernel/domain-error.js';
import type { Localized } from '../kernel/localized.js';
import { type Agreement, AgreementsService } from '../municipalities/index.js';
import { Accesses, personsOf } from '../platform/audit/accesses.js';
import { Clock } from '../platform/system/clock.js';
import { ProfilesService } from '../profiles/index.js';
import { isStillAgreed } from './domain/release.js';
import { type ReleasedRow, ReleasesRepository } from './releases.repository.js';

export type ReleasedResult = ReleasedRow & {
  readonly person: PersonName | null;
  readonly profileTitle: Localized;
};

/** What persons have released to the HR of a municipality. An admin sees none of it. */
@Injectable()
export class ReleasedResults {
  constructor(
    private readonly releases: ReleasesRepository,
    private readonly agreements: AgreementsService,
    private readonly persons: PersonsService,
    private readonly profiles: ProfilesService,
    private readonly accesses: Accesses,
    private readonly clock: Clock,
  ) {}

  /**
   * What may be looked at today, the newest release first; nothing that the works agreement in force does not allow. Each look is put on record. @throws DomainError `not-your-municipality`
   */
  async list(actor: Actor, municipalityId: string): Promise<readonly ReleasedResult[]> {
    if (!serves(actor, 'hr', municipalityId)) throw new DomainError('not-your-municipality', 'forbidden');
    const agreement = await this.agreements.inForce(municipalityId);
    if (agreement === null) return [];
    const look = { kind: 'released-results', municipalityId } as const;
    return this.accesses.reading(actor, look, () => this.read(municipalityId, agreement.clauses), personsOf);
  }

  private async read(municipalityId: string, clauses: Agreement['clauses']): Promise<readonly ReleasedResult[]> {
    const released = await this.releases.released(municipalityId, berlinDay(this.clock.now()));
    const rows = released.filter((release) => isStillAgreed(clauses, release));
    const names = await this.persons.names([...new Set(rows.map(({ personId }) => personId))], municipalityId);
    const titles = new Map<string, Localized>();
    for (const id of new Set(rows.map(({ profileId }) => profileId))) {
      titles.set(id, (await this.profiles.get(id)).title);
    }
    return rows.map((row) => ({
      ...row,
      person: names.get(row.personId) ?? null,
      profileTitle: titles.get(row.profileId) ?? {},
    }));
  }
}
