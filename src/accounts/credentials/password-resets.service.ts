import { Injectable } from '@nestjs/common';

import { Audit } from '../../platform/audit/audit.js';
import { Transaction } from '../../platform/database/transaction.js';
import { JobQueue } from '../../platform/queue/job.queue.js';
import { canonicalEmail } from '../domain/person.js';
import { PersonsRepository } from '../persons/persons.repository.js';
import { Guesses } from '../sessions/guesses.service.js';
import { AccountMails } from './account-mails.service.js';
import { mailResetLink } from './credentials.jobs.js';
import { MailedLinks } from './mailed-links.service.js';
import { Passwords } from './passwords.service.js';

/** A new password for somebody who does not know theirs and reads their mail. */
@Injectable()
export class PasswordResets {
  constructor(
    private readonly transaction: Transaction,
    private readonly persons: PersonsRepository,
    private readonly guesses: Guesses,
    private readonly queue: JobQueue,
    private readonly links: MailedLinks,
    private readonly mails: AccountMails,
    private readonly passwords: Passwords,
    private readonly audit: Audit,
  ) {}

  /**
   * Asks for a link by mail. The answer, its work and its limits are the same whether somebody has that address: what
   * differs, a job does afterwards. @throws HttpException 429 for an address, or from a network, that asks too often
   */
  async request(email: string, address?: string): Promise<void> {
    const canonical = canonicalEmail(email);
    await this.guesses.count(`reset ${canonical}`, address === undefined ? undefined : `reset ${address}`);
    const person = await this.transaction.crossing('sign-in', () => this.persons.findByEmail(canonical));
    await this.queue.enqueue(mailResetLink, { personId: person?.id ?? null });
  }

  /** Sends the link, unless the person was sent enough of them or there is nobody. */
  async mailLink(personId: string | null): Promise<void> {
    if (personId === null || (await this.persons.find(personId)) === null) return;
    await this.transaction.run(async () => {
      const link = await this.links.issue(personId, 'reset-password');
      if (link !== null) await this.mails.resetLink(personId, link);
    });
  }

  isGood(token: string): Promise<boolean> {
    return this.transaction.crossing('sign-in', () => this.links.isGood(token, 'reset-password'));
  }

  /**
   * Sets the password of whoever was sent the link, and ends all their sessions. A refused password leaves the link good.
   * @throws DomainError `link-not-good`, `password-too-short`, `password-too-common`
   */
  reset(token: string, password: string): Promise<void> {
    return this.transaction.crossing('sign-in', () =>
      this.transaction.run(async () => {
        const { personId } = await this.links.take(token, 'reset-password');
        await this.passwords.set(personId, password);
        await this.audit.act({ personId }, 'password.reset', { subject: personId });
      }),
    );
  }
}
