import { Injectable } from '@nestjs/common';

import { Transaction } from '../../platform/database/transaction.js';
import type { AgreementStanding, MunicipalityStanding } from '../domain/agreement-standing.js';

export interface StandingFilter {
  readonly search?: string;
  readonly standing?: AgreementStanding;
  /** Name and ARS of the last entry of the page before. */
  readonly after?: readonly string[];
}

/** Each municipality with its newest version and the newest that was ever confirmed. */
const STANDINGS = `
  SELECT m.id AS "municipalityId", m.ars, m.name, m.kind, c.agreed_on AS "agreedOn",
         (n.confirmed_at IS NULL AND n.ended_at IS NULL AND n.id IS NOT NULL) AS "newVersionWaits",
         CASE WHEN c.id IS NOT NULL AND c.ended_at IS NULL THEN 'in-force'
              WHEN n.confirmed_at IS NULL AND n.ended_at IS NULL AND n.id IS NOT NULL THEN 'waits'
              WHEN c.id IS NOT NULL THEN 'ended' ELSE 'none' END AS standing
    FROM municipalities m
    LEFT JOIN LATERAL (SELECT * FROM works_agreements w WHERE w.municipality_id = m.id ORDER BY version DESC LIMIT 1) n ON true
    LEFT JOIN LATERAL (SELECT * FROM works_agreements w WHERE w.municipality_id = m.id AND w.confirmed_at IS NOT NULL
                        ORDER BY version DESC LIMIT 1) c ON true`;

@Injectable()
export class AgreementOverviewRepository {
  constructor(private readonly transaction: Transaction) {}

  /** By name, then ARS. @param limit null for all of them */
  list({ search, standing, after }: StandingFilter, limit: number | null): Promise<MunicipalityStanding[]> {
    const pattern = search?.trim().replaceAll(/[\\%_]/g, String.raw`\$&`) ?? null;
    return this.transaction.query(
      `SELECT * FROM (${STANDINGS}) AS standings
        WHERE ($1::text IS NULL OR name ILIKE '%' || $1 || '%' OR ars LIKE $1 || '%')
          AND ($2::text IS NULL OR standing = $2)
          AND ($3::text IS NULL OR (name, ars) > ($3, $4::text))
        ORDER BY name, ars LIMIT $5`,
      [pattern, standing ?? null, after?.[0] ?? null, after?.[1] ?? null, limit],
    );
  }

  counts(): Promise<{ readonly standing: AgreementStanding; readonly count: number }[]> {
    return this.transaction.query(`SELECT standing, count(*)::int AS count FROM (${STANDINGS}) AS s GROUP BY standing`);
  }
}
