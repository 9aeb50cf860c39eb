import { Injectable } from '@nestjs/common';

import { berlinDay } from '../../kernel/calendar.js';
import { Transaction } from '../../platform/database/transaction.js';
import { Outbox } from '../../platform/mail/outbox.service.js';
import { Clock } from '../../platform/system/clock.js';
import { INVITATION_DAYS } from '../domain/mailed-link.js';
import { AccountMails } from './account-mails.service.js';
import { InvitationsRepository } from './invitations.repository.js';
import { MailedLinks } from './mailed-links.service.js';

const MINUTES_A_DAY = 24 * 60;

/** Lets people in who have an account and no way to it yet: one mail per person, ever, with a link for a first password. */
@Injectable()
export class Invitations {
  constructor(
    private readonly transaction: Transaction,
    private readonly people: InvitationsRepository,
    private readonly links: MailedLinks,
    private readonly mails: AccountMails,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** Who of these would get a mail now; nobody where no mail can leave. */
  async due(personIds: readonly string[]): Promise<readonly string[]> {
    if (!this.outbox.takesConfidential) return [];
    return this.people.due(personIds, berlinDay(this.clock.now()));
  }

  /** Invites who of these has no way in; again, it invites nobody. */
  async invite(personIds: readonly string[]): Promise<{ readonly invited: number }> {
    let invited = 0;
    for (const personId of await this.due(personIds)) {
      if (await this.transaction.run(() => this.inviteOne(personId))) invited += 1;
    }
    return { invited };
  }

  private async inviteOne(personId: string): Promise<boolean> {
    const link = await this.links.issue(personId, 'reset-password', { minutes: INVITATION_DAYS * MINUTES_A_DAY });
    return link !== null && (await this.mails.invitation(personId, link));
  }
}
