import { Injectable } from '@nestjs/common';

import { type GapInsights, InsightsService, type UsageInsights } from '../../insights/index.js';
import type { Actor } from '../../kernel/actor.js';
import type { Municipality } from '../../municipalities/index.js';
import type { InsightsAddress } from './insights.forms.js';

/** The groups of one municipality in one quarter, and where else one can look. */
export interface InsightsView {
  readonly municipality: Municipality;
  /** More than one, where the person may choose; `all` are looked for on a page of their own, being up to 11,000. */
  readonly choices: readonly Municipality[] | 'all';
  /** Address of the page without its query. */
  readonly action: string;
  readonly gaps: GapInsights;
  readonly usage: UsageInsights;
}

type Place = Omit<InsightsView, 'gaps' | 'usage'>;

@Injectable()
export class InsightViews {
  constructor(private readonly insights: InsightsService) {}

  /** @throws DomainError `not-your-municipality`, `insights-not-reported` */
  async of(actor: Actor, place: Place, asked: InsightsAddress): Promise<InsightsView> {
    const gaps = await this.gaps(actor, place.municipality.id, asked);
    const usage = await this.insights.usage(actor, { municipalityId: place.municipality.id, period: gaps.period.name });
    return { ...place, gaps, usage };
  }

  /** The same without the vouchers, for a file. @throws DomainError as `of` */
  gaps(actor: Actor, municipalityId: string, { by = 'unit', period }: InsightsAddress): Promise<GapInsights> {
    return this.insights.gaps(actor, { municipalityId, by, ...(period !== undefined && { period }) });
  }
}
