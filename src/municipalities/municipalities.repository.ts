import { Injectable } from '@nestjs/common';

import { Transaction } from '../platform/database/transaction.js';
import type { Administration, Municipality, MunicipalityKind } from './domain/municipality.js';
import { MunicipalityEntity } from './municipality.entity.js';

export interface MunicipalityFilter {
  /** Part of a name, or the first digits of an ARS. */
  readonly search?: string;
  readonly kind?: MunicipalityKind;
  /** Name and ARS of the last entry of the page before. */
  readonly after?: readonly string[];
}

export interface Written {
  readonly created: number;
  readonly changed: number;
}

const MUNICIPALITY = 'id, ars, name, kind, seat, population, headcount';

@Injectable()
export class MunicipalitiesRepository {
  constructor(private readonly transaction: Transaction) {}

  find(id: string): Promise<Municipality | null> {
    return this.transaction.table(MunicipalityEntity).findOneBy({ id });
  }

  /** By ARS. Plain SQL, because there may be 11,000: rows are used as they come. */
  all(): Promise<Municipality[]> {
    return this.transaction.query(`SELECT ${MUNICIPALITY} FROM municipalities ORDER BY ars`);
  }

  /** Those of them that there are, by ARS. */
  some(ids: readonly string[]): Promise<Municipality[]> {
    return this.transaction.query(
      `SELECT ${MUNICIPALITY} FROM municipalities WHERE id = ANY ($1::uuid[]) ORDER BY ars`,
      [ids],
    );
  }

  async isAny(): Promise<boolean> {
    return (await this.transaction.query('SELECT FROM municipalities LIMIT 1')).length > 0;
  }

  /** By name, then ARS. */
  list({ search, kind, after }: MunicipalityFilter, limit: number): Promise<Municipality[]> {
    return this.transaction.query(
      `SELECT ${MUNICIPALITY} FROM municipalities
       WHERE ($1::text IS NULL OR name ILIKE '%' || $1 || '%' OR ars LIKE $1 || '%')
         AND ($2::text IS NULL OR kind = $2)
         AND ($3::text IS NULL OR (name, ars) > ($3, $4::text))
       ORDER BY name, ars LIMIT $5`,
      [search === undefined ? null : likely(search), kind ?? null, after?.[0] ?? null, after?.[1] ?? null, limit],
    );
  }

  /** Writes administrations by their ARS and tells how many were new or differed; a headcount that the source does not know is kept. */
  async write(rows: readonly (Administration & { readonly id: string })[], at: Date): Promise<Written> {
    const [written] = await this.transaction.query<Written>(
      `WITH written AS (
         INSERT INTO municipalities AS known (id, ars, name, kind, seat, population, headcount, source, updated_at)
         SELECT id, ars, name, kind, seat, population, headcount, source, $2
         FROM jsonb_to_recordset($1) AS given (id uuid, ars text, name text, kind text, seat text, population int, headcount int, source text)
         ON CONFLICT (ars) DO UPDATE SET name = excluded.name, kind = excluded.kind, seat = excluded.seat,
           population = excluded.population, headcount = coalesce(excluded.headcount, known.headcount),
           source = excluded.source, updated_at = excluded.updated_at
         WHERE (known.name, known.kind, known.seat, known.population, known.headcount, known.source) IS DISTINCT FROM
           (excluded.name, excluded.kind, excluded.seat, excluded.population, coalesce(excluded.headcount, known.headcount), excluded.source)
         RETURNING (xmax = 0) AS created)
       SELECT (count(*) FILTER (WHERE created))::int AS created, (count(*) FILTER (WHERE NOT created))::int AS changed FROM written`,
      [JSON.stringify(rows), at],
    );
    return written ?? { created: 0, changed: 0 };
  }
}

/** The words of a search as they are, without meaning as a pattern. */
function likely(search: string): string {
  return search.trim().replaceAll(/[\\%_]/g, String.raw`\$&`);
}
