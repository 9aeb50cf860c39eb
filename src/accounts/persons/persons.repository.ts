import { Injectable } from '@nestjs/common';

import type { Role } from '../../kernel/actor.js';
import type { Day } from '../../kernel/calendar.js';
import type { Locale } from '../../kernel/localized.js';
import { Transaction } from '../../platform/database/transaction.js';
import type { Addressee } from '../../platform/mail/outbox.service.js';
import type { DemoLogin, Member, OwnMembership, Person, PersonName, ProvidedMembership } from '../domain/person.js';
import { PersonEntity } from './person.entity.js';

export interface PersonWithPassword extends Person {
  readonly passwordHash: string | null;
}

type NameRow = Omit<PersonName, 'unit'> & { readonly id: string; readonly unit: string | null };

const VALID = (day: string): string => `m.valid_from <= ${day} AND (m.valid_until IS NULL OR m.valid_until >= ${day})`;

const MEMBERS = `
  SELECT m.id AS "membershipId", m.person_id AS "personId", m.municipality_id AS "municipalityId", m.role, m.unit,
    p.email, p.given_name AS "givenName", p.family_name AS "familyName"
  FROM memberships m JOIN persons p ON p.id = m.person_id`;

const WITH_PASSWORD = {
  ...{ id: true, email: true, givenName: true, familyName: true },
  ...{ admin: true, passwordHash: true },
} as const;

@Injectable()
export class PersonsRepository {
  constructor(private readonly transaction: Transaction) {}

  find(id: string): Promise<Person | null> {
    return this.transaction.table(PersonEntity).findOneBy({ id });
  }

  /** Where mails reach the persons, and their language; an id that nobody has is left out. */
  addressees(ids: readonly string[]): Promise<Addressee[]> {
    return this.transaction.crossing('mail', () =>
      this.transaction.query(
        `SELECT id AS "personId", email AS address, language AS locale FROM persons WHERE id = ANY ($1::uuid[])`,
        [ids],
      ),
    );
  }

  async chooseLanguage(id: string, language: Locale): Promise<void> {
    await this.transaction.table(PersonEntity).update({ id }, { language });
  }

  /** By the canonical spelling of the address. */
  findByEmail(email: string): Promise<PersonWithPassword | null> {
    return this.transaction.table(PersonEntity).findOne({ where: { email }, select: WITH_PASSWORD });
  }

  findWithPassword(id: string): Promise<PersonWithPassword | null> {
    return this.transaction.table(PersonEntity).findOne({ where: { id }, select: WITH_PASSWORD });
  }

  async changePassword(id: string, passwordHash: string): Promise<void> {
    await this.transaction.table(PersonEntity).update({ id }, { passwordHash });
  }

  /** Canonical. @throws QueryFailedError `one_person_per_email` */
  async changeEmail(id: string, email: string): Promise<void> {
    await this.transaction.table(PersonEntity).update({ id }, { email });
  }

  /** With the unit in the municipality, if one is named. */
  names(ids: readonly string[], municipalityId: string | null, today: Day): Promise<NameRow[]> {
    return this.transaction.query(
      `SELECT p.id, p.given_name AS "givenName", p.family_name AS "familyName", min(m.unit) AS unit
       FROM persons p LEFT JOIN memberships m ON m.person_id = p.id AND m.municipality_id = $2 AND ${VALID('$3')}
       WHERE p.id = ANY ($1::uuid[]) GROUP BY p.id`,
      [ids, municipalityId, today],
    );
  }

  memberships(personId: string, today: Day): Promise<OwnMembership[]> {
    return this.transaction.query(
      `SELECT m.municipality_id AS "municipalityId", c.name AS municipality, m.role, m.unit
       FROM memberships m JOIN municipalities c ON c.id = m.municipality_id
       WHERE m.person_id = $1 AND ${VALID('$2')} ORDER BY c.name, c.ars, m.role`,
      [personId, today],
    );
  }

  members(municipalityId: string, role: Role, today: Day): Promise<Member[]> {
    return this.transaction.query(
      `${MEMBERS} WHERE m.municipality_id = $1 AND m.role = $2 AND ${VALID('$3')} ORDER BY p.family_name, p.given_name, p.id`,
      [municipalityId, role, today],
    );
  }

  async membership(
    personId: string,
    municipalityId: string,
    [role, today]: readonly [Role, Day],
  ): Promise<Member | null> {
    const [member] = await this.transaction.query<Member>(
      `${MEMBERS} WHERE m.person_id = $1 AND m.municipality_id = $2 AND m.role = $3 AND ${VALID('$4')}
       ORDER BY m.valid_from DESC LIMIT 1`,
      [personId, municipalityId, role, today],
    );
    return member ?? null;
  }

  /** One line per person: an admin, else HR, else an employee. */
  demoLogins(today: Day): Promise<DemoLogin[]> {
    return this.transaction.query(
      `SELECT email, name, role, municipality FROM (
         SELECT DISTINCT ON (p.id) p.email, p.given_name || ' ' || p.family_name AS name, p.admin,
           CASE WHEN p.admin THEN 'admin' ELSE m.role END AS role, c.name AS municipality
         FROM persons p
         LEFT JOIN memberships m ON m.person_id = p.id AND ${VALID('$1')}
         LEFT JOIN municipalities c ON c.id = m.municipality_id
         WHERE p.demo AND p.password_hash IS NOT NULL AND (p.admin OR m.id IS NOT NULL)
         ORDER BY p.id, m.role DESC, c.ars
       ) AS login ORDER BY admin DESC, role DESC, email`,
      [today],
    );
  }

  /** Creates or updates a person by their address; a password that is there stays. Answers the id. */
  async write(
    person: Person & { readonly demo: boolean; readonly passwordHash: string | null },
    at: Date,
  ): Promise<string> {
    const { id, email, givenName, familyName, admin, demo, passwordHash } = person;
    const [row] = await this.transaction.query<{ readonly id: string }>(
      `INSERT INTO persons AS known (id, email, given_name, family_name, admin, demo, password_hash, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
       ON CONFLICT (lower(email)) DO UPDATE SET given_name = excluded.given_name, family_name = excluded.family_name,
         admin = excluded.admin, demo = excluded.demo, password_hash = coalesce(known.password_hash, excluded.password_hash)
       RETURNING id`,
      [id, email, givenName, familyName, admin, demo, passwordHash, at],
    );
    return row?.id ?? id;
  }

  /** Opens a membership, or names the unit of the open one. */
  async join(
    id: string,
    personId: string,
    [{ municipalityId, role, unit }, from]: readonly [ProvidedMembership, Day],
  ): Promise<void> {
    await this.transaction.query(
      `INSERT INTO memberships AS known (id, person_id, municipality_id, role, unit, valid_from) VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT (person_id, municipality_id, role) WHERE valid_until IS NULL DO UPDATE SET unit = coalesce(excluded.unit, known.unit)`,
      [id, personId, municipalityId, role, unit ?? null, from],
    );
  }
}
