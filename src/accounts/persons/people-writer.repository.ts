import { Injectable } from '@nestjs/common';

import type { Day } from '../../kernel/calendar.js';
import { Transaction } from '../../platform/database/transaction.js';
import type { KnownPerson } from '../domain/people-changes.js';
import type { ProvidedMembership } from '../domain/person.js';

export interface WrittenPerson {
  readonly id: string;
  /** Canonical. */
  readonly email: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly passwordHash: string | null;
}

export type WrittenMembership = ProvidedMembership & { readonly id: string; readonly personId: string };

/** People in bulk. */
@Injectable()
export class PeopleWriterRepository {
  constructor(private readonly transaction: Transaction) {}

  /** By canonical addresses, with the memberships that have not ended. */
  known(emails: readonly string[], today: Day): Promise<KnownPerson[]> {
    return this.transaction.query(
      `SELECT p.id, p.email, p.given_name AS "givenName", p.family_name AS "familyName",
         p.password_hash IS NOT NULL AS "hasPassword",
         coalesce(jsonb_agg(jsonb_build_object('municipalityId', m.municipality_id, 'role', m.role, 'unit', m.unit, 'lastDay', m.valid_until))
           FILTER (WHERE m.id IS NOT NULL), '[]') AS memberships
       FROM persons p LEFT JOIN memberships m ON m.person_id = p.id AND (m.valid_until IS NULL OR m.valid_until >= $2)
       WHERE p.email = ANY ($1::text[]) GROUP BY p.id`,
      [emails, today],
    );
  }

  /** Creates people or changes their names; a password that is there stays, and so do admin rights. Answers ids by address. */
  async write(people: readonly WrittenPerson[], at: Date): Promise<ReadonlyMap<string, string>> {
    const rows = await this.transaction.query<{ readonly id: string; readonly email: string }>(
      `INSERT INTO persons AS known (id, email, given_name, family_name, password_hash, created_at)
       SELECT id, email, "givenName", "familyName", "passwordHash", $2
       FROM jsonb_to_recordset($1) AS given (id uuid, email text, "givenName" text, "familyName" text, "passwordHash" text)
       ON CONFLICT (lower(email)) DO UPDATE SET given_name = excluded.given_name, family_name = excluded.family_name,
         password_hash = coalesce(known.password_hash, excluded.password_hash)
       RETURNING id, email`,
      [JSON.stringify(people), at],
    );
    return new Map(rows.map(({ id, email }) => [email, id]));
  }

  /**
   * Names unit and last day of memberships that have not ended, and opens those that are not there; who leaves as an
   * employee leaves as HR too. A last day before the first one is the first one.
   */
  async join(memberships: readonly WrittenMembership[], from: Day): Promise<void> {
    const changed = await this.transaction.query<MembershipKey & { readonly goesOn: boolean }>(CHANGE, [
      JSON.stringify(memberships),
      from,
      memberships.map(({ personId }) => personId),
    ]);
    const thereAlready = new Set(changed.filter(({ goesOn }) => goesOn).map(keyOf));
    await this.transaction.query(
      `INSERT INTO memberships AS known (id, person_id, municipality_id, role, unit, valid_from, valid_until)
       SELECT id, "personId", "municipalityId", role, unit, $2, "lastDay"
       FROM jsonb_to_recordset($1)
         AS given (id uuid, "personId" uuid, "municipalityId" uuid, role text, unit text, "lastDay" date)
       WHERE coalesce("lastDay" >= $2, true)
       ON CONFLICT (person_id, municipality_id, role) WHERE valid_until IS NULL
         DO UPDATE SET unit = excluded.unit WHERE excluded.unit IS NOT NULL AND excluded.unit IS DISTINCT FROM known.unit`,
      [JSON.stringify(memberships.filter((one) => !thereAlready.has(keyOf(one)))), from],
    );
  }
}

type MembershipKey = Pick<WrittenMembership, 'personId' | 'municipalityId' | 'role'>;

function keyOf({ personId, municipalityId, role }: MembershipKey): string {
  return [personId, municipalityId, role].join(' ');
}

/**
 * Tells which of the changed ones have a last day that is still to come: every membership that has one is among them. Whose they
 * are is said twice: else each step of a large file looks through all memberships there are, those of the steps before included.
 */
const CHANGE = `
  UPDATE memberships m SET unit = CASE WHEN m.role = given.role THEN coalesce(given.unit, m.unit) ELSE m.unit END,
    valid_until = greatest(coalesce(given."lastDay", m.valid_until), m.valid_from)
  FROM jsonb_to_recordset($1)
    AS given ("personId" uuid, "municipalityId" uuid, role text, unit text, "lastDay" date)
  WHERE m.person_id = ANY ($3::uuid[]) AND m.person_id = given."personId" AND m.municipality_id = given."municipalityId"
    AND (m.role = given.role OR (given.role = 'employee' AND given."lastDay" IS NOT NULL))
    AND (m.valid_until IS NULL OR m.valid_until >= $2) AND (given."lastDay" IS NOT NULL OR m.valid_until IS NOT NULL)
  RETURNING m.person_id AS "personId", m.municipality_id AS "municipalityId", m.role, m.valid_until >= $2 AS "goesOn"`;
