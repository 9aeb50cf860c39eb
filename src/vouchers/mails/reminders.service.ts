import { Injectable } from '@nestjs/common';

import { PersonsService } from '../../accounts/index.js';
import { addDays, berlinDay } from '../../kernel/calendar.js';
import { Clock } from '../../platform/system/clock.js';
import { isToRemind, REMIND_DAYS, type Untouched, UNTOUCHED_DAYS, waitingByHr } from '../domain/reminders.js';
import { VouchersRepository } from '../holdings/vouchers.repository.js';
import { RequestsRepository } from '../requests/requests.repository.js';
import { VoucherMails } from './voucher-mails.service.js';

const DAY_MS = 24 * 60 * 60 * 1_000;

/** Reminds by mail; running twice, late or on two workers at once tells nobody twice. */
@Injectable()
export class Reminders {
  constructor(
    private readonly vouchers: VouchersRepository,
    private readonly requests: RequestsRepository,
    private readonly persons: PersonsService,
    private readonly mails: VoucherMails,
    private readonly clock: Clock,
  ) {}

  /** Reminds every holder once before the voucher ends. */
  async ofEnd(): Promise<{ readonly reminded: number }> {
    const today = berlinDay(this.clock.now());
    const ending = await this.vouchers.endingWithin(today, addDays(today, REMIND_DAYS));
    let reminded = 0;
    for (const voucher of ending) {
      const { assignedAt, expiresOn } = voucher;
      if (!isToRemind({ assignedOn: berlinDay(assignedAt), expiresOn }, today)) continue;
      if (await this.mails.voucherEnding(voucher)) reminded += 1;
    }
    return { reminded };
  }

  /** When holders were reminded, by the ids of their vouchers; for whoever may see these vouchers. */
  sentOfEnd(voucherIds: readonly string[]): Promise<ReadonlyMap<string, Date>> {
    return this.mails.endingToldAt(voucherIds);
  }

  /** One mail per HR person and day, as long as requests lie there untouched. */
  async ofRequests(): Promise<{ readonly reminded: number }> {
    const now = this.clock.now();
    const untouched = await this.requests.untouched(new Date(now.getTime() - UNTOUCHED_DAYS * DAY_MS));
    let reminded = 0;
    for (const [personId, count] of waitingByHr(untouched, await this.hrOf(untouched))) {
      reminded += await this.mails.requestsWait([personId], count, berlinDay(now));
    }
    return { reminded };
  }

  private async hrOf(untouched: readonly Untouched[]): Promise<ReadonlyMap<string, readonly string[]>> {
    const hr = new Map<string, readonly string[]>();
    for (const municipalityId of new Set(untouched.map((request) => request.municipalityId))) {
      const members = await this.persons.membersOf(municipalityId, 'hr');
      hr.set(municipalityId, [...new Set(members.map(({ personId }) => personId))]);
    }
    return hr;
  }
}
