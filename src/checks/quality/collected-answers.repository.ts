import { Injectable } from '@nestjs/common';

import { Transaction } from '../../platform/database/transaction.js';
import type { Response } from '../domain/responses.js';

/** What one person did with one item that was asked; the number says nothing of who it is and is another one each time. */
export interface CollectedAnswer {
  readonly person: number;
  /** What the person's post asks for on the competence. */
  readonly minimum: number;
  readonly itemId: string;
  /** Null when the question was left open. */
  readonly response: Response | null;
}

/** Answers of a bank that were given before a moment, and what decides on the order of the persons. */
export interface Collecting {
  readonly bankId: string;
  readonly before: Date;
  readonly salt: string;
}

/**
 * Every person counts once per competence: with the newest submitted check of the bank that asked for it. Admins do not: they
 * read the figures. Nor does whom a limit protects (Art. 18, 21 GDPR).
 */
const NEWEST = `
  SELECT DISTINCT ON (c.person_id) c.id, c.form,
         (SELECT max((t ->> 'minimum')::integer) FROM jsonb_array_elements(c.targets) AS t
           WHERE t ->> 'competence' = $3::text) AS minimum
    FROM checks c JOIN instruments n ON n.id = c.instrument_id JOIN persons p ON p.id = c.person_id AND NOT p.admin
   WHERE n.bank_id = $1 AND c.state = 'submitted' AND c.ended_at < $2
     AND NOT is_limited(c.person_id, c.municipality_id) AND c.targets @> jsonb_build_array(jsonb_build_object('competence', $3::text))
   ORDER BY c.person_id, c.ended_at DESC, c.id`;

/** Answers of all persons, for figures about items. Nothing of it says who a person is. */
@Injectable()
export class CollectedAnswersRepository {
  constructor(private readonly transaction: Transaction) {}

  /**
   * The largest minimum group size that was agreed where these checks were taken: when they were begun, or since. Null
   * without a check.
   */
  async minimumSize(bankId: string, before: Date): Promise<number | null> {
    const [row] = await this.transaction.query<{ size: number | null }>(
      `SELECT max((w.clauses ->> 'minimumGroupSize')::integer) AS size
         FROM checks c JOIN instruments n ON n.id = c.instrument_id
         JOIN works_agreements b ON b.id = c.agreement_id
         JOIN works_agreements w ON w.municipality_id = c.municipality_id AND w.version >= b.version
              AND w.confirmed_at IS NOT NULL
        WHERE n.bank_id = $1 AND c.state = 'submitted' AND c.ended_at < $2`,
      [bankId, before],
    );
    return row?.size ?? null;
  }

  /** The draw of the bank for the quarter; the first proposal stays, and those of earlier quarters are thrown away. */
  async draw(bankId: string, period: string, proposed: string): Promise<string> {
    await this.transaction.query('DELETE FROM item_figure_draws WHERE bank_id = $1 AND period < $2', [bankId, period]);
    await this.transaction.query(
      'INSERT INTO item_figure_draws (bank_id, period, salt) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING',
      [bankId, period, proposed],
    );
    const sql = 'SELECT salt FROM item_figure_draws WHERE bank_id = $1 AND period = $2';
    const [row] = await this.transaction.query<{ salt: string }>(sql, [bankId, period]);
    return row?.salt ?? proposed;
  }

  /** Persons in an order that the draw decides. */
  answers({ bankId, before, salt }: Collecting, competence: string): Promise<CollectedAnswer[]> {
    return this.transaction.query<CollectedAnswer>(
      `WITH newest AS (${NEWEST})
       SELECT (dense_rank() OVER (ORDER BY md5(c.id::text || $4)))::integer - 1 AS person, c.minimum,
              i.id AS "itemId", a.response
         FROM newest c CROSS JOIN LATERAL jsonb_array_elements_text(c.form) AS asked (id)
         JOIN items i ON i.id = asked.id::uuid AND i.competence_code = $3
         LEFT JOIN answers a ON a.check_id = c.id AND a.item_id = i.id`,
      [bankId, before, competence, `${salt} ${competence}`],
    );
  }
}
