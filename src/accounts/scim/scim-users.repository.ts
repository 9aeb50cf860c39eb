import { Injectable } from '@nestjs/common';

import type { Day } from '../../kernel/calendar.js';
import { Transaction } from '../../platform/database/transaction.js';
import type { ScimUser } from '../domain/scim-user.js';

export interface Wanted {
  readonly id?: string;
  readonly userName?: string;
  readonly externalId?: string;
  readonly unit?: string;
}

export interface NamedUser {
  readonly municipalityId: string;
  readonly personId: string;
  readonly userName: string;
  readonly externalId: string | null;
}

/** People as the HR system of one municipality knows them: who works there, and whom it has named and not deleted. */
@Injectable()
export class ScimUsersRepository {
  constructor(private readonly transaction: Transaction) {}

  /** In the order in which their accounts were made. */
  list(municipalityId: string, today: Day, { id, userName, externalId, unit }: Wanted = {}): Promise<ScimUser[]> {
    return this.transaction.query(
      `SELECT * FROM (
         SELECT p.id, p.email, p.given_name AS "givenName", p.family_name AS "familyName",
           coalesce(s.user_name, p.email) AS "userName", s.external_id AS "externalId",
           coalesce(bool_or(m.role = 'employee'), false) AS active, coalesce(bool_or(m.role = 'hr'), false) AS "isHr",
           max(m.unit) FILTER (WHERE m.role = 'employee') AS unit,
           coalesce(s.created_at, p.created_at) AS "createdAt", coalesce(s.updated_at, p.created_at) AS "updatedAt"
         FROM persons p
         LEFT JOIN scim_users s ON s.person_id = p.id AND s.municipality_id = $1
         LEFT JOIN memberships m ON m.person_id = p.id AND m.municipality_id = $1
           AND m.valid_from <= $2 AND (m.valid_until IS NULL OR m.valid_until >= $2)
         WHERE p.id IN (SELECT person_id FROM scim_users WHERE municipality_id = $1
             UNION SELECT person_id FROM memberships WHERE municipality_id = $1 AND (valid_until IS NULL OR valid_until >= $2))
           AND ($3::uuid IS NULL OR p.id = $3)
           AND ($4::text IS NULL OR lower(coalesce(s.user_name, p.email)) = lower($4))
           AND ($5::text IS NULL OR s.external_id = $5)
         GROUP BY p.id, s.person_id, s.municipality_id) AS users
       WHERE ("createdAt" IS NOT NULL) AND ($6::text IS NULL OR unit = $6)
       ORDER BY "createdAt", id`,
      [municipalityId, today, id ?? null, userName ?? null, externalId ?? null, unit ?? null],
    );
  }

  /** @throws QueryFailedError `one_scim_user_per_name` when somebody else there is called so */
  async name({ municipalityId, personId, userName, externalId }: NamedUser, at: Date): Promise<void> {
    await this.transaction.query(
      `INSERT INTO scim_users (municipality_id, person_id, user_name, external_id, created_at, updated_at)
       VALUES ($1, $2, $3, $4, $5, $5)
       ON CONFLICT (municipality_id, person_id) DO UPDATE SET user_name = $3, external_id = $4, updated_at = $5`,
      [municipalityId, personId, userName, externalId, at],
    );
  }

  async forget(municipalityId: string, personId: string): Promise<void> {
    await this.transaction.query(`DELETE FROM scim_users WHERE municipality_id = $1 AND person_id = $2`, [
      municipalityId,
      personId,
    ]);
  }

  /** @throws QueryFailedError when somebody else has that address */
  async rename(personId: string, { email, givenName, familyName }: Pick<ScimUser, 'email' | 'givenName' | 'familyName'>) {
    await this.transaction.query(
      `UPDATE persons SET email = $2, given_name = $3, family_name = $4 WHERE id = $1`,
      [personId, email, givenName, familyName],
    );
  }

  /** The unit of the employment of today; null takes it away. */
  async place(municipalityId: string, personId: string, [unit, today]: readonly [string | null, Day]): Promise<void> {
    await this.transaction.query(
      `UPDATE memberships SET unit = $3 WHERE municipality_id = $1 AND person_id = $2 AND role = 'employee'
         AND valid_from <= $4 AND (valid_until IS NULL OR valid_until >= $4) AND unit IS DISTINCT FROM $3`,
      [municipalityId, personId, unit, today],
    );
  }
}
