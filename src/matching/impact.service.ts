import { Injectable } from '@nestjs/common';

import { ResultsService } from '../checks/index.js';
import { type Framework, FrameworksService } from '../competencies/index.js';
import { berlinDay } from '../kernel/calendar.js';
import { type ReportingPeriod, reportingPeriod } from '../kernel/reporting-period.js';
import { AgreementsService } from '../municipalities/index.js';
import { Clock } from '../platform/system/clock.js';
import { ProfilesService } from '../profiles/index.js';
import { aged } from './aged.js';
import { changesBetween, impactOf, LevelCount, type RequirementImpact } from './domain/impact.js';
import { HalfLivesService } from './half-lives.service.js';
import { LevelFiguresRepository, type LevelReport } from './level-figures.repository.js';

export interface ProfileImpact {
  readonly profileId: string;
  /** The published version of the code that it is compared with; null while there is none. */
  readonly comparedWith: string | null;
  /** Checks count that were taken in it. */
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
    private readonly reports: LevelFiguresRepository,
    private readonly clock: Clock,
  ) {}

  /**
   * Over everybody who was measured in the last quarter that is over, whichever post they hold: a profile also tells others
   * whether a post fits. Every draft is told from the same figures, so that two drafts cannot be subtracted.
   * @throws DomainError `profile-not-found`
   */
  async of(profileId: string): Promise<ProfileImpact> {
    const profile = await this.profiles.get(profileId);
    const published = await this.profiles.published(profile.code);
    const period = reportingPeriod(berlinDay(this.clock.now()));
    const { minimumSize, figures } = await this.report(await this.frameworks.get(profile.frameworkId), period);
    const requirements = changesBetween(published?.requirements ?? [], profile.requirements).map((change) =>
      impactOf(
        change,
        figures.find(({ competence }) => competence === change.competence),
      ),
    );
    return { profileId, comparedWith: published?.id ?? null, period, minimumSize, requirements };
  }

  /** Made when it is asked for first, and never again. */
  private async report(framework: Framework, period: ReportingPeriod): Promise<LevelReport> {
    const made = await this.reports.find(framework.id, period.name);
    if (made !== null) return made;
    const report = await this.count(framework, period);
    await this.reports.keep([framework.id, period.name], report, this.clock.now());
    return (await this.reports.find(framework.id, period.name)) ?? report;
  }

  /** The minimum size is that of the strictest works agreement among those who are counted. */
  private async count({ vocabulary, counts }: Framework, period: ReportingPeriod): Promise<LevelReport> {
    const halfLives = await this.halfLives.of(vocabulary);
    const count = new LevelCount(counts.levels);
    const municipalities = new Set<string>();
    for await (const persons of this.results.measured(period, vocabulary)) {
      const ids = persons.map(({ personId }) => personId);
      const evidence = await this.results.newestOfPeriod(ids, period, vocabulary);
      for (const one of [...evidence.values()].flat()) count.add(aged(one, period.to, halfLives), one.released);
      for (const { municipalityIds } of persons) municipalityIds.forEach((id) => municipalities.add(id));
    }
    const minimumSize = await this.agreements.minimumGroupSize([...municipalities]);
    return { minimumSize, figures: count.disclosed({ minimumSize }) };
  }
}
