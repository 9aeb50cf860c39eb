import { Injectable } from '@nestjs/common';

import { type Framework, FrameworksService } from '../competencies/index.js';
import { berlinDay } from '../kernel/calendar.js';
import type { Localized } from '../kernel/localized.js';
import { type ReportingPeriod, reportingPeriod } from '../kernel/reporting-period.js';
import { WaitingService } from '../matching/index.js';
import { AgreementsService } from '../municipalities/index.js';
import { Clock } from '../platform/system/clock.js';
import { CoverageRepository } from './coverage.repository.js';
import { type CoveredStep, coveredSteps, type DisclosedStep, disclosedSteps } from './domain/coverage.js';

export interface CoveredCompetence {
  readonly code: string;
  readonly title: Localized;
  /** From level 0 up to the highest. */
  readonly steps: readonly CoveredStep[];
}

export interface CoverageMap {
  readonly frameworkId: string;
  /** Who waits is counted by the checks of this quarter, once; courses are counted now. */
  readonly period: ReportingPeriod;
  readonly competencies: readonly CoveredCompetence[];
}

/** Which steps of which competence are taught, and how many persons wait for one. */
@Injectable()
export class CoverageService {
  constructor(
    private readonly coverage: CoverageRepository,
    private readonly frameworks: FrameworksService,
    private readonly waiting: WaitingService,
    private readonly agreements: AgreementsService,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError `framework-not-found` */
  async map(frameworkId: string): Promise<CoverageMap> {
    const { framework, competencies } = await this.frameworks.view(frameworkId);
    const period = reportingPeriod(berlinDay(this.clock.now()));
    const counts = {
      taught: await this.coverage.taught(framework.vocabulary),
      waiting: await this.report(framework, period),
    };
    const covered = competencies.map(({ code, title }) => {
      return { code, title, steps: coveredSteps(code, framework.counts.levels, counts) };
    });
    return { frameworkId, period, competencies: covered };
  }

  /** Made when it is asked for first, and never again. */
  private async report(framework: Framework, period: ReportingPeriod): Promise<readonly DisclosedStep[]> {
    const made = await this.coverage.report(framework.id, period.name);
    if (made !== null) return made;
    const { steps, municipalityIds } = await this.waiting.of(framework, period);
    const minimumSize = await this.agreements.minimumGroupSize(municipalityIds);
    await this.coverage.keep(framework.id, period.name, disclosedSteps(steps, { minimumSize }), this.clock.now());
    return (await this.coverage.report(framework.id, period.name)) ?? [];
  }
}
