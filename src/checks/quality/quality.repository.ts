import { Injectable } from '@nestjs/common';

import { Transaction } from '../../platform/database/transaction.js';
import type { DisclosedScale } from '../domain/quality/disclosed-quality.js';
import type { CompetenceImpact } from '../domain/quality/instrument-impact.js';
import type { CompetenceCalibration } from '../domain/calibration/competence-calibration.js';

/** Figures of an instrument for one quarter. */
export interface QualityReport {
  readonly period: string;
  readonly madeAt: Date;
  readonly figures: readonly DisclosedScale[];
}

/** How a proposed version came about and what it would change. */
export interface InstrumentImpact {
  readonly period: string;
  readonly madeAt: Date;
  readonly calibration: readonly CompetenceCalibration[];
  readonly figures: readonly CompetenceImpact[];
}

@Injectable()
export class QualityRepository {
  constructor(private readonly transaction: Transaction) {}

  /** The newest report; null before there is one. */
  async report(instrumentId: string): Promise<QualityReport | null> {
    const [report] = await this.transaction.query<QualityReport>(
      `SELECT period, made_at AS "madeAt", figures FROM item_quality_reports
        WHERE instrument_id = $1 ORDER BY period DESC LIMIT 1`,
      [instrumentId],
    );
    return report ?? null;
  }

  /** Keeps a report unless there is one of the quarter: what was published once stays. */
  async keepReport(instrumentId: string, { period, figures, madeAt }: QualityReport): Promise<void> {
    await this.transaction.query(
      `INSERT INTO item_quality_reports (instrument_id, period, figures, made_at) VALUES ($1, $2, $3, $4)
       ON CONFLICT (instrument_id, period) DO NOTHING`,
      [instrumentId, period, JSON.stringify(figures), madeAt],
    );
  }

  async impact(instrumentId: string): Promise<InstrumentImpact | null> {
    const [impact] = await this.transaction.query<InstrumentImpact>(
      `SELECT period, made_at AS "madeAt", calibration, figures FROM instrument_impacts WHERE instrument_id = $1`,
      [instrumentId],
    );
    return impact ?? null;
  }

  async keepImpact(instrumentId: string, { period, madeAt, calibration, figures }: InstrumentImpact): Promise<void> {
    await this.transaction.query(
      `INSERT INTO instrument_impacts (instrument_id, period, calibration, figures, made_at) VALUES ($1, $2, $3, $4, $5)`,
      [instrumentId, period, JSON.stringify(calibration), JSON.stringify(figures), madeAt],
    );
  }
}
