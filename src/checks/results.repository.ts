import { Injectable } from '@nestjs/common';

import type { Day } from '../kernel/calendar.js';
import { Transaction } from '../platform/database/transaction.js';
import { compareCodes } from '../kernel/codes.js';
import type { Release } from './domain/release.js';
import type { CompetenceResult } from './domain/result.js';
import type { ShownCompetence } from './domain/result-view.js';
import { ResultEntity } from './result.entity.js';
import { ResultCompetenceEntity } from './result-competence.entity.js';

/** A result with the check it belongs to and the release that is not revoked. */
export interface StoredResult {
  readonly checkId: string;
  readonly personId: string;
  readonly profileId: string;
  readonly municipalityId: string;
  readonly frameworkId: string;
  readonly instrumentId: string;
  readonly measuredAt: Date;
  readonly release: Release | null;
  readonly competencies: readonly ShownCompetence[];
}

/** The newest measured posterior on one competence, with the instrument whose prior it rests on. */
export interface StoredEvidence {
  readonly vocabulary: string;
  readonly frameworkId: string;
  readonly competence: string;
  readonly measuredAt: Date;
  readonly instrumentId: string;
  readonly answers: number;
  readonly posterior: readonly number[];
  readonly estimate: number;
  readonly sd: number;
  readonly band: readonly [number, number];
  readonly level: number;
}

const SELECT_RESULTS = `
  SELECT r.check_id AS "checkId", r.person_id AS "personId", c.profile_id AS "profileId",
         c.municipality_id AS "municipalityId", r.framework_id AS "frameworkId", r.instrument_id AS "instrumentId",
         r.measured_at AS "measuredAt",
         (SELECT jsonb_build_object('purpose', l.purpose, 'until', l.valid_until)
            FROM releases l WHERE l.check_id = r.check_id AND l.revoked_at IS NULL) AS release,
         COALESCE((SELECT jsonb_agg(jsonb_build_object(
             'competence', k.competence_code, 'measured', k.measured, 'estimate', k.estimate, 'sd', k.sd,
             'band', CASE WHEN k.measured THEN jsonb_build_array(k.band_low, k.band_high) END,
             'level', k.level, 'answers', k.answers, 'stopReason', k.stop_reason))
           FROM result_competencies k WHERE k.check_id = r.check_id), '[]') AS competencies
    FROM results r JOIN checks c ON c.id = r.check_id`;

const NEWEST = `
  SELECT DISTINCT ON (f.vocabulary, k.competence_code)
         f.vocabulary, r.framework_id AS "frameworkId", k.competence_code AS competence, r.measured_at AS "measuredAt",
         r.instrument_id AS "instrumentId", k.answers, k.posterior, k.estimate, k.sd,
         ARRAY[k.band_low, k.band_high] AS band, k.level
    FROM results r
    JOIN result_competencies k ON k.check_id = r.check_id AND k.measured
    JOIN frameworks f ON f.id = r.framework_id
   WHERE r.person_id = $1
   ORDER BY f.vocabulary, k.competence_code, r.measured_at DESC, r.check_id`;

export interface PersonEvidence extends StoredEvidence {
  readonly personId: string;
}

const NEWEST_OF_PERIOD = `
  SELECT DISTINCT ON (r.person_id, f.vocabulary, k.competence_code)
         r.person_id AS "personId", f.vocabulary, r.framework_id AS "frameworkId", k.competence_code AS competence,
         r.measured_at AS "measuredAt", r.instrument_id AS "instrumentId", k.answers, k.posterior, k.estimate, k.sd,
         ARRAY[k.band_low, k.band_high] AS band, k.level,
         EXISTS (SELECT 1 FROM releases l WHERE l.check_id = r.check_id) AS released
    FROM results r
    JOIN checks c ON c.id = r.check_id AND ($4::uuid IS NULL OR c.municipality_id = $4)
         AND NOT is_limited(c.person_id, c.municipality_id)
    JOIN result_competencies k ON k.check_id = r.check_id AND k.measured
    JOIN frameworks f ON f.id = r.framework_id AND f.vocabulary = $5
   WHERE r.person_id = ANY ($1) AND (r.measured_at AT TIME ZONE 'Europe/Berlin')::date BETWEEN $2 AND $3
   ORDER BY r.person_id, f.vocabulary, k.competence_code, r.measured_at DESC, r.check_id`;

/** Checks taken from the first to the last day, of one municipality or of all. */
export interface CheckPeriod {
  readonly municipalityId?: string;
  readonly from: Day;
  readonly to: Day;
}

const MEASURED = `
  SELECT r.person_id AS "personId", array_agg(DISTINCT c.municipality_id) AS "municipalityIds"
    FROM results r JOIN checks c ON c.id = r.check_id AND NOT is_limited(c.person_id, c.municipality_id)
    JOIN frameworks f ON f.id = r.framework_id
    JOIN persons p ON p.id = r.person_id AND NOT p.admin
   WHERE f.vocabulary = $3 AND (r.measured_at AT TIME ZONE 'Europe/Berlin')::date BETWEEN $1 AND $2 AND r.person_id > $4
   GROUP BY r.person_id ORDER BY r.person_id LIMIT $5`;

/** Somebody who was measured, and in which municipalities. */
export interface MeasuredPerson {
  readonly personId: string;
  readonly municipalityIds: readonly string[];
}

@Injectable()
export class ResultsRepository {
  constructor(private readonly transaction: Transaction) {}

  async insert(result: ResultEntity, competencies: readonly CompetenceResult[]): Promise<void> {
    await this.transaction.table(ResultEntity).insert(result);
    const rows = competencies.map(({ band, posterior, ...rest }) => ({
      ...rest,
      checkId: result.checkId,
      bandLow: band?.[0] ?? null,
      bandHigh: band?.[1] ?? null,
      posterior: posterior === null ? null : [...posterior],
    }));
    await this.transaction.table(ResultCompetenceEntity).insert(rows);
  }

  async find(checkId: string): Promise<StoredResult | null> {
    const sql = `${SELECT_RESULTS} WHERE r.check_id = $1`;
    const [result] = await this.transaction.query<StoredResult>(sql, [checkId]);
    return result === undefined ? null : inOrder(result);
  }

  /** Newest first. */
  async of(personId: string): Promise<readonly StoredResult[]> {
    const sql = `${SELECT_RESULTS} WHERE r.person_id = $1 ORDER BY r.measured_at DESC, r.check_id`;
    return (await this.transaction.query<StoredResult>(sql, [personId])).map(inOrder);
  }

  /** The newest of each person among the checks of the period, and whether it was ever released to HR; nothing of whom a limit protects (Art. 18, 21 GDPR). */
  newestOfPeriod(
    personIds: readonly string[],
    { municipalityId, from, to }: CheckPeriod,
    vocabulary: string,
  ): Promise<(PersonEvidence & { readonly released: boolean })[]> {
    return this.transaction.crossing('figures', () =>
      this.transaction.query(NEWEST_OF_PERIOD, [personIds, from, to, municipalityId ?? null, vocabulary]),
    );
  }

  /** Persons measured in the vocabulary in the period, without admins, by id after `after`, and where they took the checks. */
  measured({ from, to }: CheckPeriod, vocabulary: string, after: string, limit: number): Promise<MeasuredPerson[]> {
    return this.transaction.crossing('figures', () =>
      this.transaction.query<MeasuredPerson>(MEASURED, [from, to, vocabulary, after, limit]),
    );
  }

  newest(personId: string): Promise<StoredEvidence[]> {
    return this.transaction.query<StoredEvidence>(NEWEST, [personId]);
  }
}

/** By competence code, 1.10 after 1.9. */
function inOrder(result: StoredResult): StoredResult {
  return { ...result, competencies: result.competencies.toSorted((x, y) => compareCodes(x.competence, y.competence)) };
}
