import { Injectable } from '@nestjs/common';

import type { Actor } from '../../kernel/actor.js';
import { DomainError } from '../../kernel/domain-error.js';
import { Audit } from '../../platform/audit/audit.js';
import { Transaction } from '../../platform/database/transaction.js';
import { Ids } from '../../platform/system/ids.js';
import { ownWordsOf, PASSWORD_LENGTH, passwordFlaw } from '../domain/password-rule.js';
import type { Person } from '../domain/person.js';
import { PersonsRepository } from '../persons/persons.repository.js';
import { Guesses } from '../sessions/guesses.service.js';
import { hashPassword, passwordFits } from '../sessions/passwords.js';
import { SessionsService } from '../sessions/sessions.service.js';
import { AccountMails } from './account-mails.service.js';
import { isCommonPassword } from './common-passwords.js';
import { MailedLinks } from './mailed-links.service.js';

@Injectable()
export class Passwords {
  constructor(
    private readonly transaction: Transaction,
    private readonly persons: PersonsRepository,
    private readonly sessions: SessionsService,
    private readonly guesses: Guesses,
    private readonly links: MailedLinks,
    private readonly mails: AccountMails,
    private readonly audit: Audit,
    private readonly ids: Ids,
  ) {}

  /**
   * Changes the actor's own password, ends their other sessions and tells them by mail.
   * @throws DomainError `password-wrong`, `password-too-short`, `password-too-common`; HttpException 429 who guesses
   */
  async change(actor: Actor, current: string, password: string, address?: string): Promise<void> {
    await this.prove(actor, current, address);
    await this.transaction.run(async () => {
      await this.set(actor.personId, password, actor.sessionId);
      await this.audit.act(actor, 'password.changed', { subject: actor.personId });
    });
  }

  /**
   * The actor, who has shown once more that they know the password: another person at an open screen does not.
   * @throws DomainError `password-wrong`; HttpException 429
   */
  async prove({ personId }: Actor, password: string, address?: string): Promise<Person> {
    const known = await this.persons.findWithPassword(personId);
    if (known === null) throw new DomainError('person-not-found', 'not-found');
    const { passwordHash, ...person } = known;
    await this.guesses.count(person.email, address);
    if (!(await passwordFits(passwordHash, password))) throw new DomainError('password-wrong', 'invalid');
    await this.guesses.forgive(person.email);
    return person;
  }

  /**
   * Sets a password in the caller's transaction; all sessions end but the one that is named, all mailed links are void.
   * @throws DomainError `password-too-short`, `password-too-common`
   */
  async set(personId: string, password: string, keptSessionId?: string): Promise<void> {
    const person = await this.persons.find(personId);
    if (person === null) throw new DomainError('person-not-found', 'not-found');
    refuse(passwordFlaw(password, ownWordsOf(person), isCommonPassword));
    await this.persons.changePassword(personId, await hashPassword(password));
    await this.sessions.endAll(personId, keptSessionId);
    await this.links.voidAll(personId);
    await this.guesses.forgive(person.email);
    await this.mails.passwordChanged(personId, this.ids.next());
  }
}

function refuse(flaw: ReturnType<typeof passwordFlaw>): void {
  if (flaw === 'password-too-short') {
    throw new DomainError('password-too-short', 'invalid', { minimum: PASSWORD_LENGTH.shortest });
  }
  if (flaw === 'password-too-common') throw new DomainError('password-too-common', 'invalid');
}
