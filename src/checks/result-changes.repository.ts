import { Injectable } from '@nestjs/common';

import { Transaction } from '../platform/database/transaction.js';

/** A competence of a result beside the newest earlier measurement of it by the same person. */
export interface EarlierMeasurement {
  readonly competence: string;
  readonly estimate: number;
  readonly posterior: readonly number[];
  readonly before: {
    readonly checkId: string;
    readonly measuredAt: Date;
    readonly instrumentId: string;
    readonly estimate: number;
    readonly posterior: readonly number[];
  };
}

export interface GivenItem {
  readonly checkId: string;
  readonly itemId: string;
  readonly skipped: boolean;
}

type Row = Pick<EarlierMeasurement, 'competence' | 'estimate' | 'posterior'> & {
  readonly checkId: string;
  readonly measuredAt: Date;
  readonly instrumentId: string;
  readonly earlierEstimate: number;
  readonly earlierPosterior: readonly number[];
};

const EARLIER = `
  SELECT DISTINCT ON (k.competence_code)
         k.competence_code AS competence, k.estimate, k.posterior, b.check_id AS "checkId", b.measured_at AS "measuredAt",
         b.instrument_id AS "instrumentId", e.estimate AS "earlierEstimate", e.posterior AS "earlierPosterior"
    FROM results r
    JOIN frameworks f ON f.id = r.framework_id
    JOIN result_competencies k ON k.check_id = r.check_id AND k.measured
    JOIN results b ON b.person_id = r.person_id AND b.measured_at < r.measured_at
    JOIN frameworks g ON g.id = b.framework_id AND g.vocabulary = f.vocabulary
    JOIN result_competencies e ON e.check_id = b.check_id AND e.competence_code = k.competence_code AND e.measured
   WHERE r.check_id = $1
   ORDER BY k.competence_code, b.measured_at DESC, b.check_id`;

@Injectable()
export class ResultChangesRepository {
  constructor(private readonly transaction: Transaction) {}

  /** Per measured competence of the result, where there is an earlier measurement in the same vocabulary. */
  async earlier(checkId: string): Promise<readonly EarlierMeasurement[]> {
    const rows = await this.transaction.query<Row>(EARLIER, [checkId]);
    return rows.map(({ earlierEstimate, earlierPosterior, checkId: before, measuredAt, instrumentId, ...now }) => ({
      ...now,
      before: { checkId: before, measuredAt, instrumentId, estimate: earlierEstimate, posterior: earlierPosterior },
    }));
  }

  /** Which items have a response, without what it says. */
  given(checkIds: readonly string[]): Promise<GivenItem[]> {
    return this.transaction.query<GivenItem>(
      `SELECT check_id AS "checkId", item_id AS "itemId", response->>'kind' = 'skip' AS skipped
         FROM answers WHERE check_id = ANY($1::uuid[])`,
      [checkIds],
    );
  }
}
