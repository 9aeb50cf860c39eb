import { Injectable } from '@nestjs/common';

import { PersonsService } from '../accounts/index.js';
import { AgreementsService } from '../municipalities/index.js';
import { Transaction } from '../platform/database/transaction.js';
import { Outbox } from '../platform/mail/outbox.service.js';
import { Clock } from '../platform/system/clock.js';
import { CheckRemindersRepository, type RemindedCheck } from './check-reminders.repository.js';

const BATCH = 500;
const DAY_MS = 86_400_000;

/**
 * Reminds by mail of checks that were begun, and only where the works agreement in force allows it, at most as often as
 * it says. Running twice, late or on two workers at once reminds nobody twice.
 */
@Injectable()
export class CheckReminders {
  constructor(
    private readonly transaction: Transaction,
    private readonly reminders: CheckRemindersRepository,
    private readonly agreements: AgreementsService,
    private readonly persons: PersonsService,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** Answers how many mails were written. */
  async remind(): Promise<{ readonly reminded: number }> {
    let reminded = 0;
    for (const [municipalityId, everyDays] of await this.agreements.reminderDays()) {
      reminded += await this.remindIn(municipalityId, everyDays);
    }
    return { reminded };
  }

  private async remindIn(municipalityId: string, everyDays: number): Promise<number> {
    const now = this.clock.now();
    const since = new Date(now.getTime() - everyDays * DAY_MS);
    let reminded = 0;
    for (let taken = BATCH; taken === BATCH;) {
      const told = await this.transaction.run(async () => {
        const checks = await this.reminders.take(municipalityId, since, { now, limit: BATCH });
        taken = checks.length;
        return Promise.all(checks.map((check) => this.tell(check, now)));
      });
      reminded += told.filter(Boolean).length;
    }
    return reminded;
  }

  private async tell({ id, personId, expiresAt }: RemindedCheck, now: Date): Promise<boolean> {
    const [addressee] = await this.persons.addressees([personId]);
    if (addressee === undefined) return false;
    return this.outbox.put(addressee, {
      texts: 'checks:mails',
      kind: 'check-waits',
      occasion: `${id} ${now.toISOString()}`,
      path: `/check/${id}`,
      values: (format) => ({ day: format.day(expiresAt) }),
    });
  }
}
