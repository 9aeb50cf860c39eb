import { Injectable } from '@nestjs/common';

import type { Role } from '../../kernel/actor.js';
import type { Day } from '../../kernel/calendar.js';
import { Transaction } from '../../platform/database/transaction.js';
import type { StaffMember } from '../domain/person.js';

/** A membership of which something is still to be carried out or undone. */
export interface LivingMembership {
  readonly id: string;
  readonly personId: string;
  readonly municipalityId: string;
  readonly role: Role;
  readonly validFrom: Day;
  readonly lastDay: Day | null;
}

const LIVING = `m.id, m.person_id AS "personId", m.municipality_id AS "municipalityId", m.role, m.valid_from::text AS "validFrom",
  m.valid_until::text AS "lastDay"`;

@Injectable()
export class MembershipsRepository {
  constructor(private readonly transaction: Transaction) {}

  /** Who is an employee there on that day, by family name, with the end that is planned and the role as HR. */
  staff(municipalityId: string, today: Day, personId?: string): Promise<StaffMember[]> {
    return this.transaction.query<StaffMember>(STAFF, [municipalityId, today, personId ?? null]);
  }

  /** The person's memberships there that have not ended by that day, held until the commit. */
  hold(personId: string, municipalityId: string, today: Day): Promise<LivingMembership[]> {
    return this.transaction.query<LivingMembership>(
      `SELECT ${LIVING} FROM memberships m
       WHERE m.person_id = $1 AND m.municipality_id = $2 AND (m.valid_until IS NULL OR m.valid_until >= $3)
       ORDER BY m.id FOR NO KEY UPDATE`,
      [personId, municipalityId, today],
    );
  }

  /** Ids of HR people there on that day, held until the commit. */
  async holdHr(municipalityId: string, on: Day): Promise<readonly string[]> {
    const rows = await this.transaction.query<{ readonly id: string }>(
      `SELECT m.person_id AS id FROM memberships m WHERE m.municipality_id = $1 AND m.role = 'hr' AND m.valid_from <= $2
         AND (m.valid_until IS NULL OR m.valid_until > $2) ORDER BY m.id FOR NO KEY UPDATE`,
      [municipalityId, on],
    );
    return [...new Set(rows.map(({ id }) => id))];
  }

  /**
   * One that ends before it began, began on its last day.
   * @throws QueryFailedError `one_open_membership_per_role` when an end is undone and another one is open
   */
  async setLastDay(ids: readonly string[], lastDay: Day | null): Promise<void> {
    await this.transaction.query(
      'UPDATE memberships SET valid_until = $2, valid_from = least(valid_from, $2::date) WHERE id = ANY ($1::uuid[])',
      [ids, lastDay],
    );
  }

  /** What ended before that day and is not settled, the longest overdue first. */
  due(today: Day, limit: number): Promise<LivingMembership[]> {
    return this.transaction.query<LivingMembership>(
      `SELECT ${LIVING} FROM memberships m WHERE m.valid_until < $1 AND m.settled_at IS NULL
       ORDER BY m.valid_until, m.id LIMIT $2`,
      [today, limit],
    );
  }

  /** Whether the person is an employee there on that day. */
  async isEmployed(personId: string, municipalityId: string, today: Day): Promise<boolean> {
    const rows = await this.transaction.query(
      `SELECT 1 FROM memberships m WHERE m.person_id = $1 AND m.municipality_id = $2 AND m.role = 'employee'
         AND m.valid_from <= $3 AND (m.valid_until IS NULL OR m.valid_until >= $3)`,
      [personId, municipalityId, today],
    );
    return rows.length > 0;
  }

  /** False when somebody settled it meanwhile. */
  async settle(id: string, at: Date): Promise<boolean> {
    const rows = await this.transaction.query(
      'UPDATE memberships SET settled_at = $2 WHERE id = $1 AND settled_at IS NULL RETURNING id',
      [id, at],
    );
    return rows.length > 0;
  }
}

const STAFF = `
  SELECT m.id AS "membershipId", m.person_id AS "personId", m.municipality_id AS "municipalityId", m.role, m.unit,
    p.email, p.given_name AS "givenName", p.family_name AS "familyName", m.valid_from::text AS "validFrom",
    m.valid_until::text AS "lastDay", h.id IS NOT NULL AS "isHr", h.valid_until::text AS "lastDayAsHr"
  FROM memberships m JOIN persons p ON p.id = m.person_id
  LEFT JOIN memberships h ON h.person_id = m.person_id AND h.municipality_id = m.municipality_id AND h.role = 'hr'
    AND h.valid_from <= $2 AND (h.valid_until IS NULL OR h.valid_until >= $2)
  WHERE m.municipality_id = $1 AND m.role = 'employee' AND m.valid_from <= $2 AND (m.valid_until IS NULL OR m.valid_until >= $2)
    AND ($3::uuid IS NULL OR m.person_id = $3)
  ORDER BY p.family_name, p.given_name, p.id`;
