import { Injectable } from '@nestjs/common';

import { FrameworksService } from '../competencies/index.js';
import { CoursesService } from '../courses/index.js';
import { type Actor, municipalityFor } from '../kernel/actor.js';
import type { Disclosed } from '../kernel/disclosure.js';
import { DomainError } from '../kernel/domain-error.js';
import type { Localized } from '../kernel/localized.js';
import type { ReportingPeriod } from '../kernel/reporting-period.js';
import { MunicipalitiesService } from '../municipalities/index.js';
import { Transaction } from '../platform/database/transaction.js';
import { ProfilesService } from '../profiles/index.js';
import type { Crossing, GapFigures } from './domain/gap-report.js';
import type { UsageReport } from './domain/usage-report.js';
import { InsightReports, type PublishedReport } from './reports.service.js';

export interface GapRow {
  readonly frameworkId: string;
  readonly code: string;
  readonly title: Localized;
  /** Persons with a gap; null for too few to be named. */
  readonly all: Disclosed;
  /** The same in each group, in their order. */
  readonly groups: readonly Disclosed[];
}

export interface InsightHead {
  readonly municipalityId: string;
  readonly period: ReportingPeriod;
  /** Quarters with a report, the newest first. */
  readonly periods: readonly string[];
  readonly minimumSize: number;
}

export interface GapInsights extends InsightHead {
  readonly by: Crossing;
  /** Units by name (empty: unit unknown), career levels, or posts by code with their titles. */
  readonly groups: readonly { readonly key: string; readonly title: Localized | null }[];
  readonly competencies: readonly GapRow[];
}

export interface UsageInsights extends InsightHead {
  readonly demand: readonly { readonly courseId: string; readonly title: Localized; readonly persons: number }[];
  readonly vouchers: UsageReport['vouchers'];
}

interface Asked {
  /** May be left out by whoever is HR in one municipality only. */
  readonly municipalityId?: string;
  readonly period?: string;
}

/** What HR and admins learn of groups. It names no person, and no group that is too small. */
@Injectable()
export class InsightsService {
  constructor(
    private readonly reports: InsightReports,
    private readonly municipalities: MunicipalitiesService,
    private readonly frameworks: FrameworksService,
    private readonly profiles: ProfilesService,
    private readonly courses: CoursesService,
    private readonly transaction: Transaction,
  ) {}

  /**
   * Where a municipality's groups have gaps.
   * @throws DomainError `municipality-needed`, `not-your-municipality`, `municipality-not-found`, `insights-not-reported`
   */
  async gaps(actor: Actor, { by, ...asked }: Asked & { readonly by: Crossing }): Promise<GapInsights> {
    const { head, report } = await this.read(actor, asked);
    const keys = report.groups[by];
    return this.naming(actor, async () => {
      const titles = by === 'profile' ? await this.titlesOfProfiles() : new Map<string, Localized>();
      const competencies = await this.rows(report.figures, by, keys);
      return { ...head, by, groups: keys.map((key) => ({ key, title: titles.get(key) ?? null })), competencies };
    });
  }

  /** For which courses vouchers were asked for, and what became of vouchers. @throws DomainError as `gaps` */
  async usage(actor: Actor, asked: Asked): Promise<UsageInsights> {
    const { head, report } = await this.read(actor, asked);
    const courseIds = report.demand.map(({ courseId }) => courseId);
    const courses = await this.naming(actor, () => this.courses.many(courseIds));
    const titles = new Map(courses.map(({ id, title }) => [id, title]));
    const demand = report.demand.map((one) => ({ ...one, title: titles.get(one.courseId) ?? {} }));
    return { ...head, demand, vouchers: report.vouchers };
  }

  /** Titles may be some seconds old, except for those who write them. */
  private naming<T>(actor: Actor, work: () => Promise<T>): Promise<T> {
    return actor.admin ? work() : this.transaction.stale(work);
  }

  private async read(
    actor: Actor,
    { municipalityId: named, period: quarter }: Asked,
  ): Promise<{ readonly head: InsightHead; readonly report: PublishedReport['report'] }> {
    const { id: municipalityId } = await this.municipalities.get(placeOf(actor, named));
    const { period, periods, report } = await this.reports.of(municipalityId, quarter);
    return { head: { municipalityId, period, periods, minimumSize: report.minimumSize }, report };
  }

  private async rows(
    figures: readonly GapFigures[],
    by: Crossing,
    keys: readonly string[],
  ): Promise<readonly GapRow[]> {
    const titles = new Map<string, Localized>();
    for (const id of new Set(figures.map(({ frameworkId }) => frameworkId))) {
      for (const { code, title } of await this.frameworks.competencies(id)) titles.set(`${id} ${code}`, title);
    }
    return figures.map(({ frameworkId, competence: code, all, groups }) => {
      const title = titles.get(`${frameworkId} ${code}`) ?? {};
      return { frameworkId, code, title, all, groups: keys.map((key) => groups[by][key] ?? null) };
    });
  }

  private async titlesOfProfiles(): Promise<ReadonlyMap<string, Localized>> {
    return new Map((await this.profiles.allPublished()).map(({ code, title }) => [code, title]));
  }
}

/** An admin sees every municipality and names one. */
function placeOf(actor: Actor, named: string | undefined): string {
  if (!actor.admin) return municipalityFor(actor, 'hr', named);
  if (named === undefined) throw new DomainError('municipality-needed', 'invalid');
  return named;
}
