import { Injectable } from '@nestjs/common';

import { ResultsService } from '../checks/index.js';
import { FrameworksService } from '../competencies/index.js';
import { berlinDay } from '../kernel/calendar.js';
import { type ReportingPeriod, reportingPeriod } from '../kernel/reporting-period.js';
import { AgreementsService } from '../municipalities/index.js';
import { Clock } from '../platform/system/clock.js';
import { ProfilesService } from '../profiles/index.js';
import { aged } from './aged.js';
import { changesBetween, ImpactCount, type RequirementImpact } from './domain/impact.js';
import { HalfLivesService } from './half-lives.service.js';

export interface ProfileImpact {
  readonly profileId: string;
  /** The published version of the code that it is compared with; null while there is none. */
  readonly comparedWith: string | null;
  /** Persons are counted as they stood at the end of it. */
  readonly period: ReportingPeriod;
  /** Groups of fewer persons are not named. */
  readonly minimumSize: number;
  readonly requirements: readonly RequirementImpact[];
}

/** What publishing a profile would change for persons, in counts that name nobody. */
@Injectable()
export class ImpactService {
  constructor(
    private readonly profiles: ProfilesService,
    private readonly results: ResultsService,
    private readonly frameworks: FrameworksService,
    private readonly halfLives: HalfLivesService,
    private readonly agreements: AgreementsService,
    private readonly clock: Clock,
  ) {}

  /**
   * Over everybody whose newest evidence counts, whichever post they hold: a profile also tells others whether a post fits.
   * The minimum size is that of the strictest works agreement among them.
   * @throws DomainError `profile-not-found`
   */
  async of(profileId: string): Promise<ProfileImpact> {
    const profile = await this.profiles.get(profileId);
    const published = await this.profiles.published(profile.code);
    const { vocabulary } = await this.frameworks.get(profile.frameworkId);
    const period = reportingPeriod(berlinDay(this.clock.now()));
    const halfLives = await this.halfLives.of(vocabulary);
    const count = new ImpactCount(changesBetween(published?.requirements ?? [], profile.requirements));
    const municipalities = new Set<string>();
    for await (const persons of this.results.measured(period.to, vocabulary)) {
      const ids = persons.map(({ personId }) => personId);
      const evidence = await this.results.newestOfMany(ids, period.to, vocabulary);
      for (const known of evidence.values()) count.add(known.map((one) => aged(one, period.to, halfLives)));
      for (const { municipalityIds } of persons) municipalityIds.forEach((id) => municipalities.add(id));
    }
    const minimumSize = await this.agreements.minimumGroupSize([...municipalities]);
    const comparedWith = published?.id ?? null;
    return { profileId, comparedWith, period, minimumSize, requirements: count.disclosed({ minimumSize }) };
  }
}
