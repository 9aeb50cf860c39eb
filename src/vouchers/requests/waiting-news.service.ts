import { Injectable } from '@nestjs/common';

import { berlinDay } from '../../kernel/calendar.js';
import { Transaction } from '../../platform/database/transaction.js';
import { Clock } from '../../platform/system/clock.js';
import type { VoucherRequest } from '../domain/voucher.js';
import { isNearer, type WaitingPlace, waitingPlaces, type WaitingRule } from '../domain/waiting-list.js';
import { VoucherMails } from '../mails/voucher-mails.service.js';
import { ProgrammesRepository } from '../programmes/programmes.repository.js';
import { WaitingLists } from './waiting-lists.service.js';
import { type WaitingList, WaitingRepository, type WaitingRequest } from './waiting.repository.js';

/** Tells those who wait their place: when they come onto the list, and when it has moved. */
@Injectable()
export class WaitingNews {
  constructor(
    private readonly transaction: Transaction,
    private readonly waiting: WaitingRepository,
    private readonly lists: WaitingLists,
    private readonly programmes: ProgrammesRepository,
    private readonly mails: VoucherMails,
    private readonly clock: Clock,
  ) {}

  /** To who has come onto the list in this transaction. */
  async join(rule: WaitingRule & { readonly id: string }, request: VoucherRequest): Promise<void> {
    const place = waitingPlaces(await this.lists.inOrder(rule, request.municipalityId)).get(request.id);
    if (place === undefined) return;
    await this.mails.requestWaitlisted(request, place);
    await this.waiting.rememberTold(request.id, place.place);
  }

  /**
   * To everybody on a list of an open programme whose place is nearer than the nearest that they were told, at most once
   * a day each. Running twice, late or on two workers tells nobody twice.
   */
  async tell(): Promise<{ readonly told: number }> {
    let told = 0;
    for (const list of await this.waiting.lists()) told += await this.tellList(list);
    return { told };
  }

  private async tellList({ programmeId, municipalityId }: WaitingList): Promise<number> {
    const programme = await this.programmes.find(programmeId);
    if (programme === null) return 0;
    const ordered = await this.lists.inOrder(programme, municipalityId);
    const places = waitingPlaces(ordered);
    let told = 0;
    for (const request of ordered) {
      const place = places.get(request.id);
      if (place !== undefined && isNearer(place, request.toldPlace) && (await this.tellOne(request, place))) told += 1;
    }
    return told;
  }

  private tellOne(request: WaitingRequest, place: WaitingPlace): Promise<boolean> {
    return this.transaction.run(async () => {
      const isNew = await this.mails.waitingListMoved(request, place, berlinDay(this.clock.now()));
      if (isNew) await this.waiting.rememberTold(request.id, place.place);
      return isNew;
    });
  }
}
