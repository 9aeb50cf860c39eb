import { Injectable } from '@nestjs/common';

import { berlinDay } from '../../kernel/calendar.js';
import { Audit } from '../../platform/audit/audit.js';
import { Transaction } from '../../platform/database/transaction.js';
import { Clock } from '../../platform/system/clock.js';
import { BY_THE_PRODUCT } from '../domain/moves.js';
import { moveOffer } from '../domain/offer-states.js';
import { VoucherMails } from '../mails/voucher-mails.service.js';
import { AllotmentsRepository } from '../programmes/allotments.repository.js';
import { type Offer, OffersRepository } from './offers.repository.js';

const BATCH = 200;

/** What nobody has answered ends after its last day, and with its programme. */
@Injectable()
export class OfferLapses {
  constructor(
    private readonly transaction: Transaction,
    private readonly offers: OffersRepository,
    private readonly allotments: AllotmentsRepository,
    private readonly mails: VoucherMails,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** Lapses every open offer, with a mail to both sides. The caller holds all allotments of the programme. */
  async lapseAll(programmeId: string): Promise<void> {
    for (const offer of await this.offers.open(programmeId)) await this.lapse(offer, 'offer-lapsed');
  }

  /**
   * Lapses what is open after its last day, each offer in a transaction of its own under its allotment's lock: late, twice,
   * or beside an answer, each ends once.
   */
  async lapseOverdue(): Promise<{ readonly lapsed: number }> {
    const today = berlinDay(this.clock.now());
    let lapsed = 0;
    for (;;) {
      const ids = await this.offers.overdue(today, BATCH);
      if (ids.length === 0) return { lapsed };
      for (const id of ids) if (await this.lapseOne(id, 'offer-overdue')) lapsed += 1;
    }
  }

  /** Lapses what is still offered to somebody who leaves, everywhere or in one municipality; nobody needs to hear of it. */
  async lapseOf(personId: string, municipalityId?: string): Promise<void> {
    const open = await this.offers.list({ personId, municipalityId, state: 'open', limit: BATCH });
    for (const { id } of open) await this.lapseOne(id, null);
  }

  private lapseOne(id: string, news: 'offer-overdue' | null): Promise<boolean> {
    return this.transaction.run(async () => {
      const known = await this.offers.find(id);
      if (known === null) return false;
      await this.allotments.lock(known.programmeId, known.municipalityId);
      const offer = await this.offers.find(id);
      if (offer?.state !== 'open') return false;
      await this.lapse(offer, news);
      return true;
    });
  }

  private async lapse(offer: Offer, news: 'offer-lapsed' | 'offer-overdue' | null): Promise<void> {
    const { id, municipalityId } = offer;
    const state = moveOffer(offer.state, 'lapse', BY_THE_PRODUCT);
    await this.offers.end(id, { state, endedAt: this.clock.now() });
    await this.audit.act(null, `offer.${state}`, { subject: id, municipalityId });
    if (news !== null) await this.mails.offerLapsed(offer, news);
  }
}
