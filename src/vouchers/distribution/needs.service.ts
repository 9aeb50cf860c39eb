import { Injectable } from '@nestjs/common';

import { berlinDay } from '../../kernel/calendar.js';
import { type Disclosed, discloseShare, MINIMUM_GROUP } from '../../kernel/disclosure.js';
import { type ReportingPeriod, reportingPeriod } from '../../kernel/reporting-period.js';
import { WaitingService } from '../../matching/index.js';
import { AgreementsService, MunicipalitiesService } from '../../municipalities/index.js';
import { Clock } from '../../platform/system/clock.js';
import type { NeedFigure } from '../domain/need.js';
import { NeedsRepository } from './needs.repository.js';

export interface NeedView {
  readonly municipalityId: string;
  /** ARS, 12 digits. */
  readonly ars: string;
  readonly name: string;
  readonly persons: Disclosed;
  /** Fewer persons are not named there. */
  readonly minimumSize: number;
}

export interface NeedReport {
  readonly period: ReportingPeriod;
  /** By ARS. */
  readonly municipalities: readonly NeedView[];
}

/**
 * How many persons of each municipality had a gap before their post by the checks of the last quarter, as it may be
 * published: the anonymous need by which vouchers can be distributed.
 */
@Injectable()
export class NeedsService {
  constructor(
    private readonly needs: NeedsRepository,
    private readonly waiting: WaitingService,
    private readonly agreements: AgreementsService,
    private readonly municipalities: MunicipalitiesService,
    private readonly clock: Clock,
  ) {}

  /** The last published period. */
  async latest(): Promise<NeedReport> {
    const { period, figures } = await this.figures();
    const persons = new Map(figures.map((figure) => [figure.municipalityId, figure.persons]));
    const municipalities = await this.municipalities.all();
    const sizes = await this.agreements.minimumGroupSizes();
    return {
      period,
      municipalities: municipalities.map(({ id, ars, name }) => {
        const minimumSize = sizes.get(id) ?? MINIMUM_GROUP;
        return { municipalityId: id, ars, name, persons: persons.get(id) ?? null, minimumSize };
      }),
    };
  }

  /**
   * Made when it is asked for first, and never again. Nobody publishes totals beside it, so each figure stands for itself
   * under the rounding and the minimum size of its municipality. Who is not named is too small.
   */
  async figures(): Promise<{ readonly period: ReportingPeriod; readonly figures: readonly NeedFigure[] }> {
    const now = this.clock.now();
    const period = reportingPeriod(berlinDay(now));
    const made = await this.needs.report(period.name);
    if (made !== null) return { period, figures: made };
    await this.needs.keep(period.name, await this.disclosed(period), now);
    return { period, figures: (await this.needs.report(period.name)) ?? [] };
  }

  private async disclosed(period: ReportingPeriod): Promise<readonly NeedFigure[]> {
    const figures: NeedFigure[] = [];
    for (const [municipalityId, share] of await this.waiting.byMunicipality(period)) {
      const minimumSize = await this.agreements.minimumGroupSize([municipalityId]);
      const persons = discloseShare(share, { minimumSize });
      if (persons !== null) figures.push({ municipalityId, persons });
    }
    return figures;
  }
}
