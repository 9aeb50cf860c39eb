import { Injectable } from '@nestjs/common';

import type { Day } from '../../kernel/calendar.js';
import { Transaction } from '../../platform/database/transaction.js';
import type { ScimUser, ScimUserInput } from '../domain/scim-user.js';

export type NamedUser = Omit<ScimUserInput, 'active' | 'unit'> & {
  readonly municipalityId: string;
  readonly personId: string;
};

/** People as the HR system of one municipality knows them: who works there, and whom it has named and not deleted. */
@Injectable()
export class ScimUsersRepository {
  constructor(private readonly transaction: Transaction) {}

  /** In the order of their coming. What the HR system has said of them stands before what they themselves have changed. */
  list(municipalityId: string, today: Day, personId?: string): Promise<ScimUser[]> {
    return this.transaction.query<ScimUser>(USERS, [municipalityId, today, personId ?? null]);
  }

  /** Until the end of the transaction nobody else changes what the HR system of the municipality knows. */
  async lock(municipalityId: string): Promise<void> {
    await this.transaction.query(`SELECT pg_advisory_xact_lock(hashtextextended('scim ' || $1, 0))`, [municipalityId]);
  }

  /** @throws QueryFailedError `one_scim_user_per_name` when somebody else there is called so */
  async name(user: NamedUser, at: Date): Promise<void> {
    const { municipalityId, personId, userName, externalId, email, givenName, familyName } = user;
    await this.transaction.query(
      `INSERT INTO scim_users (municipality_id, person_id, user_name, external_id, email, given_name, family_name, created_at, updated_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $8)
       ON CONFLICT (municipality_id, person_id) DO UPDATE
         SET user_name = $3, external_id = $4, email = $5, given_name = $6, family_name = $7, updated_at = $8`,
      [municipalityId, personId, userName, externalId, email, givenName, familyName, at],
    );
  }

  async forget(municipalityId: string, personId: string): Promise<void> {
    await this.transaction.query(`DELETE FROM scim_users WHERE municipality_id = $1 AND person_id = $2`, [
      municipalityId,
      personId,
    ]);
  }

  /** Whose account the address is, wherever they work; null when nobody's. */
  accountOf(email: string): Promise<string | null> {
    return this.transaction.crossing('provisioning', async () => {
      const sql = `SELECT id FROM persons WHERE email = $1`;
      const [person] = await this.transaction.query<{ readonly id: string }>(sql, [email]);
      return person?.id ?? null;
    });
  }

  /** Whether another municipality knows the person, or did so once, or they are an admin. */
  isKnownElsewhere(personId: string, municipalityId: string): Promise<boolean> {
    return this.transaction.crossing('provisioning', async () => {
      const rows = await this.transaction.query(
        `SELECT FROM persons WHERE id = $1 AND admin
         UNION ALL SELECT FROM memberships WHERE person_id = $1 AND municipality_id <> $2
         UNION ALL SELECT FROM scim_users WHERE person_id = $1 AND municipality_id <> $2`,
        [personId, municipalityId],
      );
      return rows.length > 0;
    });
  }

  /** Changes what is named of the account. @throws QueryFailedError `one_person_per_email` */
  async rename(
    personId: string,
    { email, givenName, familyName }: Partial<Pick<ScimUser, 'email' | 'givenName' | 'familyName'>>,
  ): Promise<void> {
    await this.transaction.crossing('provisioning', () =>
      this.transaction.query(
        `UPDATE persons SET email = coalesce($2, email), given_name = coalesce($3, given_name), family_name = coalesce($4, family_name)
       WHERE id = $1`,
        [personId, email ?? null, givenName ?? null, familyName ?? null],
      ),
    );
  }

  /** The unit of the employment of today; null takes it away. */
  async place(
    municipalityId: string,
    personIds: readonly string[],
    [unit, today]: readonly [string | null, Day],
  ): Promise<void> {
    await this.transaction.query(
      `UPDATE memberships SET unit = $3 WHERE municipality_id = $1 AND person_id = ANY ($2::uuid[]) AND role = 'employee'
         AND valid_from <= $4 AND (valid_until IS NULL OR valid_until >= $4) AND unit IS DISTINCT FROM $3`,
      [municipalityId, personIds, unit, today],
    );
  }
}

const VALID = `valid_from <= $2 AND (valid_until IS NULL OR valid_until >= $2)`;

/** The employment that counts is that of today, else the one that ended last. */
const USERS = `
  SELECT p.id, coalesce(s.user_name, p.email) AS "userName", s.external_id AS "externalId", coalesce(s.email, p.email) AS email,
    coalesce(s.given_name, p.given_name) AS "givenName", coalesce(s.family_name, p.family_name) AS "familyName",
    coalesce(e.active, false) AS active, e.unit, g.id AS "groupId", s.person_id IS NOT NULL AS "isNamed",
    EXISTS (SELECT FROM memberships h WHERE h.person_id = p.id AND h.municipality_id = $1 AND h.role = 'hr' AND ${VALID}) AS "isHr",
    coalesce(s.created_at, p.created_at) AS "createdAt", coalesce(s.updated_at, p.created_at) AS "updatedAt"
  FROM persons p
  LEFT JOIN scim_users s ON s.person_id = p.id AND s.municipality_id = $1
  LEFT JOIN LATERAL (
    SELECT m.unit, ${VALID} AS active FROM memberships m
    WHERE m.person_id = p.id AND m.municipality_id = $1 AND m.role = 'employee'
    ORDER BY m.valid_until DESC NULLS FIRST, m.valid_from DESC LIMIT 1) e ON true
  LEFT JOIN scim_groups g ON g.municipality_id = $1 AND g.display_name = e.unit
  WHERE p.id IN (SELECT person_id FROM scim_users WHERE municipality_id = $1
      UNION SELECT person_id FROM memberships WHERE municipality_id = $1 AND role = 'employee' AND (valid_until IS NULL OR valid_until >= $2))
    AND ($3::uuid IS NULL OR p.id = $3)
  ORDER BY "createdAt", p.id`;
