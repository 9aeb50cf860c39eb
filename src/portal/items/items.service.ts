import { Injectable } from '@nestjs/common';

import { CalibrationService, QualityService } from '../../checks/index.js';
import { type InstrumentSummary, InstrumentDraftsService, InstrumentsService } from '../../competencies/index.js';
import { DomainError } from '../../kernel/domain-error.js';
import { inLocale, type Locale } from '../../kernel/localized.js';

export type Report = Awaited<ReturnType<QualityService['report']>>;
export type Impact = Awaited<ReturnType<CalibrationService['impact']>>;

/** A version with its newest report; without one it was not asked for yet. */
export interface VersionQuality {
  readonly version: InstrumentSummary;
  readonly report: Report | null;
  /** The words of its items, by code. */
  readonly texts: ReadonlyMap<string, string>;
}

/** A proposed version with what it would change. */
export interface ProposedVersion {
  readonly version: InstrumentSummary;
  readonly impact: Impact;
}

@Injectable()
export class ItemsPageService {
  constructor(
    private readonly drafts: InstrumentDraftsService,
    private readonly instruments: InstrumentsService,
    private readonly quality: QualityService,
    private readonly calibration: CalibrationService,
  ) {}

  versions(): Promise<readonly InstrumentSummary[]> {
    return this.drafts.list();
  }

  /** @throws DomainError `instrument-not-found` */
  async version(id: string): Promise<InstrumentSummary> {
    const version = (await this.drafts.list()).find((one) => one.id === id);
    if (version === undefined) throw new DomainError('instrument-not-found', 'not-found');
    return version;
  }

  /** @throws DomainError `instrument-not-found` */
  async qualityOf(id: string, locale: Locale): Promise<VersionQuality> {
    const version = await this.version(id);
    const { items } = await this.instruments.get(id);
    const words = await this.instruments.items(items.map(({ itemId }) => itemId));
    const texts = new Map(words.map(({ code, text }) => [code, inLocale(text, locale)]));
    return { version, report: await this.reportOf(id), texts };
  }

  /** @throws DomainError `instrument-not-found`, `instrument-without-impact` */
  async proposal(id: string): Promise<ProposedVersion> {
    return { version: await this.version(id), impact: await this.calibration.impact(id) };
  }

  private async reportOf(id: string): Promise<Report | null> {
    try {
      return await this.quality.report(id);
    } catch (error) {
      if (error instanceof DomainError && error.code === 'items-not-assessed') return null;
      throw error;
    }
  }
}
