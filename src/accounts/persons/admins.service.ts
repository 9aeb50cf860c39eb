import { Injectable } from '@nestjs/common';

import { DomainError } from '../../kernel/domain-error.js';
import { Audit } from '../../platform/audit/audit.js';
import { Transaction } from '../../platform/database/transaction.js';
import { Ids } from '../../platform/system/ids.js';
import { INITIAL_PASSWORD_BYTES, initialPassword } from '../domain/initial-password.js';
import { canonicalEmail, isEmail, isName, type Person } from '../domain/person.js';
import { PersonsRepository } from './persons.repository.js';
import { PersonsService } from './persons.service.js';

export interface NewAdmin {
  readonly admin: Person;
  /** To be shown once; null for a person who has a password and keeps it. */
  readonly password: string | null;
}

@Injectable()
export class AdminsService {
  constructor(
    private readonly transaction: Transaction,
    private readonly people: PersonsRepository,
    private readonly persons: PersonsService,
    private readonly audit: Audit,
    private readonly ids: Ids,
  ) {}

  /**
   * Creates an admin, or makes an admin of the person with that address. Doing it again changes nothing.
   * @throws DomainError `person-email-invalid`, `person-name-invalid`
   */
  async appoint(person: Pick<Person, 'email' | 'givenName' | 'familyName'>): Promise<NewAdmin> {
    const email = canonicalEmail(person.email);
    const [givenName, familyName] = [person.givenName.trim(), person.familyName.trim()];
    if (!isEmail(email)) throw new DomainError('person-email-invalid', 'invalid');
    if (!isName(givenName) || !isName(familyName)) throw new DomainError('person-name-invalid', 'invalid');
    return this.transaction.run(async () => {
      const known = await this.people.findByEmail(email);
      const keeps = (known?.passwordHash ?? null) !== null;
      const password = keeps ? null : initialPassword(this.ids.bytes(INITIAL_PASSWORD_BYTES));
      const wanted = { email, givenName, familyName, admin: true, memberships: [] };
      const admin = await this.persons.provide(password === null ? wanted : { ...wanted, password });
      if (known?.admin !== true) await this.audit.act(null, 'admin.appointed', { subject: admin.id });
      return { admin, password };
    });
  }
}
