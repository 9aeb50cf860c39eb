import { Injectable } from '@nestjs/common';

import type { Actor, Role } from '../../kernel/actor.js';
import { berlinDay, type Day } from '../../kernel/calendar.js';
import { DomainError } from '../../kernel/domain-error.js';
import type { Locale } from '../../kernel/localized.js';
import { Env } from '../../platform/config/env.js';
import { Transaction } from '../../platform/database/transaction.js';
import type { Addressee } from '../../platform/mail/outbox.service.js';
import { Clock } from '../../platform/system/clock.js';
import { Ids } from '../../platform/system/ids.js';
import { CURRENT_NOTICE } from '../domain/notice.js';
import {
  canonicalEmail,
  type DemoLogin,
  type Me,
  type Member,
  type OwnMembership,
  type Person,
  type PersonName,
  type ProvidedPerson,
  withEmployment,
} from '../domain/person.js';
import { NoticeService } from '../notice/notice.service.js';
import { hashPassword } from '../sessions/passwords.js';
import { PersonsRepository } from './persons.repository.js';

@Injectable()
export class PersonsService {
  constructor(
    private readonly transaction: Transaction,
    private readonly persons: PersonsRepository,
    private readonly notice: NoticeService,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly env: Env,
  ) {}

  /** @throws DomainError `person-not-found` */
  async get(id: string): Promise<Person> {
    const person = await this.persons.find(id);
    if (person === null) throw new DomainError('person-not-found', 'not-found');
    return person;
  }

  /**
   * Names by id, with the unit in the municipality given: where else a person works is nobody's business there. An id
   * that nobody has is left out.
   */
  async names(ids: readonly string[], municipalityId?: string): Promise<ReadonlyMap<string, PersonName>> {
    const rows = await this.persons.names(ids, municipalityId ?? null, this.today());
    return new Map(rows.map(({ id, unit, ...name }) => [id, unit === null ? name : { ...name, unit }]));
  }

  /** Where mails reach the persons and in which language; an id that nobody has is left out. */
  addressees(ids: readonly string[]): Promise<readonly Addressee[]> {
    return this.persons.addressees(ids);
  }

  /** From now on mails to the person are in this language. */
  chooseLanguage({ personId }: Actor, language: Locale): Promise<void> {
    return this.persons.chooseLanguage(personId, language);
  }

  /** The person, their memberships today, and whether they acknowledged the current privacy notice. @throws DomainError `person-not-found` */
  async me({ personId }: Actor): Promise<Me> {
    const [person, memberships, acknowledged] = await Promise.all([
      this.get(personId),
      this.persons.memberships(personId, this.today()),
      this.notice.acknowledged(personId),
    ]);
    return { ...person, memberships, notice: { version: CURRENT_NOTICE.version, acknowledged } };
  }

  /** Who holds the role there today, by family name. Whoever calls decides who may see it. */
  membersOf(municipalityId: string, role: Role): Promise<readonly Member[]> {
    return this.persons.members(municipalityId, role, this.today());
  }

  /** The person's membership in that role today; null when there is none. */
  membershipOf(personId: string, municipalityId: string, role: Role): Promise<Member | null> {
    return this.persons.membership(personId, municipalityId, [role, this.today()]);
  }

  /** Where the person works today, in which roles. Whoever calls decides who may see it. */
  placesOf(personId: string): Promise<readonly OwnMembership[]> {
    return this.persons.memberships(personId, this.today());
  }

  /** Whom a visitor of a demo installation can sign in as, admins first; nobody on any other installation. */
  async demoLogins(): Promise<readonly DemoLogin[]> {
    if (!this.env.LERNLOTSE_DEMO) return [];
    return this.transaction.crossing('sign-in', () => this.persons.demoLogins(this.today()));
  }

  /**
   * Makes sure that a person and their memberships exist as given, found by e-mail address. Doing it again changes
   * nothing; a password is kept if there is one; memberships that are not named stay. HR people become employees too.
   */
  async provide({ email, givenName, familyName, password, admin, demo, memberships }: ProvidedPerson): Promise<Person> {
    const address = canonicalEmail(email);
    return this.transaction.run(async () => {
      const known = await this.persons.findByEmail(address);
      const needsPassword = password !== undefined && (known?.passwordHash ?? null) === null;
      const passwordHash = needsPassword ? await hashPassword(password) : null;
      const wanted = { email: address, givenName, familyName, admin: admin ?? false };
      const person = { id: this.ids.next(), ...wanted, demo: demo ?? false, passwordHash };
      const id = await this.persons.write(person, this.clock.now());
      for (const membership of withEmployment(memberships)) {
        await this.persons.join(this.ids.next(), id, [membership, this.today()]);
      }
      return { id, ...wanted };
    });
  }

  private today(): Day {
    return berlinDay(this.clock.now());
  }
}
