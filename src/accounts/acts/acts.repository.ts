import { Injectable } from '@nestjs/common';

import type { Day } from '../../kernel/calendar.js';
import type { JsonObject } from '../../kernel/json.js';
import { Transaction } from '../../platform/database/transaction.js';

/** An act as it was written. */
export interface StoredAct {
  readonly position: string;
  readonly at: Date;
  readonly actorId: string | null;
  readonly act: string;
  readonly subject: string;
  readonly municipalityId: string | null;
  readonly municipality: string | null;
  readonly details: JsonObject;
  /** Of the API key by which a program acted. */
  readonly keyName: string | null;
}

/** A person, or a program with the name of its key. */
interface ActingOne {
  readonly id: string;
  readonly keyName: string | null;
}

export interface ActFilter {
  /** Only these acts. */
  readonly acts: readonly string[];
  /** Only in these municipalities; null for everywhere. */
  readonly municipalityIds: readonly string[] | null;
  readonly actorId?: string;
  readonly subject?: string;
  /** First and last day, in Berlin. */
  readonly from?: Day;
  readonly until?: Day;
  /** Acts whose words, or actors whose names, were searched for; facts and subjects that hold the text. */
  readonly search?: { readonly text: string; readonly acts: readonly string[] };
}

const MATCHES = `
  a.act = ANY ($1)
  AND ($2::uuid[] IS NULL OR a.municipality_id = ANY ($2))
  AND ($3::uuid IS NULL OR a.actor_id = $3)
  AND ($4::text IS NULL OR a.subject = $4)
  AND ($5::date IS NULL OR a.at >= ($5::date)::timestamp AT TIME ZONE 'Europe/Berlin')
  AND ($6::date IS NULL OR a.at < ($6::date + 1)::timestamp AT TIME ZONE 'Europe/Berlin')
  AND ($7::text IS NULL OR a.act = ANY ($8) OR a.subject ILIKE '%' || $7 || '%' OR a.details::text ILIKE '%' || $7 || '%'
       OR m.name ILIKE '%' || $7 || '%' OR p.given_name || ' ' || p.family_name ILIKE '%' || $7 || '%' OR k.name ILIKE '%' || $7 || '%')`;

const LAST_OF_EACH_KIND = `
  SELECT last.actor_id, last.position FROM unnest($1::text[]) AS kind (act), LATERAL (
    SELECT actor_id, position FROM audit_acts a WHERE a.act = kind.act AND a.actor_id IS NOT NULL
    ORDER BY at DESC LIMIT 100) AS last`;
const LAST_IN_EACH_MUNICIPALITY = `
  SELECT last.actor_id, last.position FROM unnest($3::uuid[]) AS place (id), LATERAL (
    SELECT actor_id, act, position FROM audit_acts a WHERE a.municipality_id = place.id
    ORDER BY position DESC LIMIT 10000) AS last
   WHERE last.act = ANY ($1) AND last.actor_id IS NOT NULL`;

const actorsIn = (acts: string): string => `
  SELECT a.actor_id AS id, max(k.name) AS "keyName" FROM (${acts}) AS a LEFT JOIN api_keys k ON k.id = a.actor_id
   GROUP BY a.actor_id ORDER BY max(a.position) DESC LIMIT $2`;

@Injectable()
export class ActsRepository {
  constructor(private readonly transaction: Transaction) {}

  /** Newest first, before the position given. */
  list(filter: ActFilter, limit: number, before?: number): Promise<StoredAct[]> {
    return this.transaction.query(
      `SELECT a.position::text, a.at, a.actor_id AS "actorId", a.act, a.subject, a.municipality_id AS "municipalityId",
              m.name AS municipality, a.details, k.name AS "keyName"
         FROM audit_acts a LEFT JOIN municipalities m ON m.id = a.municipality_id LEFT JOIN persons p ON p.id = a.actor_id
         LEFT JOIN api_keys k ON k.id = a.actor_id
        WHERE ${MATCHES} AND ($9::bigint IS NULL OR a.position < $9)
        ORDER BY a.position DESC LIMIT $10`,
      [...parametersOf(filter), before ?? null, limit],
    );
  }

  /**
   * Whoever did one of the last hundred acts of any of these kinds, or of the last 10,000 of any kind in one of these
   * municipalities; most recent first; a program with the name of its key. However long the log, no more of it is read.
   */
  actors(acts: readonly string[], municipalityIds: readonly string[] | null, limit: number): Promise<ActingOne[]> {
    if (municipalityIds === null) return this.transaction.query(actorsIn(LAST_OF_EACH_KIND), [acts, limit]);
    return this.transaction.query(actorsIn(LAST_IN_EACH_MUNICIPALITY), [acts, limit, municipalityIds]);
  }
}

function parametersOf({ acts, municipalityIds, actorId, subject, from, until, search }: ActFilter): unknown[] {
  const text = search?.text.replaceAll(/[\\%_]/g, String.raw`\$&`) ?? null;
  const some = [acts, municipalityIds, actorId ?? null, subject ?? null];
  return [...some, from ?? null, until ?? null, text, search?.acts ?? []];
}
