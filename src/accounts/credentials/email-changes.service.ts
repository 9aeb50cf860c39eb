import { Injectable } from '@nestjs/common';

import type { Actor } from '../../kernel/actor.js';
import { DomainError } from '../../kernel/domain-error.js';
import { Audit } from '../../platform/audit/audit.js';
import { Transaction } from '../../platform/database/transaction.js';
import { canonicalEmail, isEmail } from '../domain/person.js';
import { PersonsRepository } from '../persons/persons.repository.js';
import { AccountMails } from './account-mails.service.js';
import { MailedLinks } from './mailed-links.service.js';
import { Passwords } from './passwords.service.js';

@Injectable()
export class EmailChanges {
  constructor(
    private readonly transaction: Transaction,
    private readonly persons: PersonsRepository,
    private readonly passwords: Passwords,
    private readonly links: MailedLinks,
    private readonly mails: AccountMails,
    private readonly audit: Audit,
  ) {}

  /**
   * Sends a link to the new address; nothing changes before it is used. An address that somebody else has is answered
   * in the same way and gets no mail. @throws DomainError `password-wrong`, `person-email-invalid`; HttpException 429
   */
  async request(
    actor: Actor,
    { email, password }: { readonly email: string; readonly password: string },
    address?: string,
  ): Promise<void> {
    const canonical = canonicalEmail(email);
    if (!isEmail(canonical)) throw new DomainError('person-email-invalid', 'invalid');
    await this.passwords.prove(actor, password, address);
    await this.transaction.run(async () => {
      const link = await this.links.issue(actor.personId, 'change-email', { email: canonical });
      const holder = await this.transaction.crossing('sign-in', () => this.persons.findByEmail(canonical));
      if (link !== null && holder === null) await this.mails.emailLink(actor.personId, link, canonical);
    });
  }

  isGood(token: string): Promise<boolean> {
    return this.transaction.crossing('sign-in', () => this.links.isGood(token, 'change-email'));
  }

  /** From now on the person signs in by the new address; the old one is told. @throws DomainError `link-not-good`; 409 `one-person-per-email` */
  confirm(token: string): Promise<void> {
    return this.transaction.crossing('sign-in', () => this.transaction.run(() => this.confirmed(token)));
  }

  private async confirmed(token: string): Promise<void> {
    const { id, personId, email } = await this.links.take(token, 'change-email');
    const person = await this.persons.find(personId);
    if (person === null || email === null) throw new DomainError('person-not-found', 'not-found');
    await this.persons.changeEmail(personId, email);
    await this.links.voidAll(personId);
    await this.mails.emailChanged(personId, id, person.email);
    await this.audit.act({ personId }, 'email.changed', { subject: personId });
  }
}
