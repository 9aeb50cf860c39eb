import { Injectable } from '@nestjs/common';

import { berlinDay } from '../kernel/calendar.js';
import { type ReportingPeriod, reportingPeriod } from '../kernel/reporting-period.js';
import { AgreementsService } from '../municipalities/index.js';
import { Clock } from '../platform/system/clock.js';
import { disclosedReferences } from './domain/references.js';
import { type ReferenceReport, ReferencesRepository } from './references.repository.js';

export type References = ReferenceReport & {
  /** Persons are counted as they stood at its end. */
  readonly period: ReportingPeriod;
};

/** How many persons' checks and results refer to a competence, in counts that name nobody. */
@Injectable()
export class ReferencesService {
  constructor(
    private readonly references: ReferencesRepository,
    private readonly agreements: AgreementsService,
    private readonly clock: Clock,
  ) {}

  /** Of all competences of a vocabulary that anything refers to. Made when it is asked for first, and never again. */
  async of(vocabulary: string): Promise<References> {
    const period = reportingPeriod(berlinDay(this.clock.now()));
    const made = await this.references.find(vocabulary, period.name);
    if (made !== null) return { ...made, period };
    const report = await this.count(vocabulary, period);
    await this.references.keep([vocabulary, period.name], report, this.clock.now());
    return { ...((await this.references.find(vocabulary, period.name)) ?? report), period };
  }

  /** The minimum size is that of the strictest works agreement among those who are counted. */
  private async count(vocabulary: string, { to }: ReportingPeriod): Promise<ReferenceReport> {
    const counts = await this.references.counts(vocabulary, to);
    const municipalities = new Set(counts.flatMap(({ municipalityIds }) => municipalityIds));
    const minimumSize = await this.agreements.minimumGroupSize([...municipalities]);
    return { minimumSize, references: disclosedReferences(counts, { minimumSize }) };
  }
}
