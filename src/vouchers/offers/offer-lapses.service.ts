import { Injectable } from '@nestjs/common';

import { Clock } from '../../platform/system/clock.js';
import { moveOffer } from '../domain/offer-states.js';
import { BY_THE_PRODUCT } from '../domain/moves.js';
import { VoucherMails } from '../mails/voucher-mails.service.js';
import { OffersRepository } from './offers.repository.js';

/** What nobody has answered ends with its programme. */
@Injectable()
export class OfferLapses {
  constructor(
    private readonly offers: OffersRepository,
    private readonly mails: VoucherMails,
    private readonly clock: Clock,
  ) {}

  /** Lapses every open offer, with a mail to each person. The caller holds all allotments of the programme. */
  async lapseAll(programmeId: string): Promise<void> {
    for (const offer of await this.offers.open(programmeId)) {
      await this.offers.end(offer.id, moveOffer(offer.state, 'lapse', BY_THE_PRODUCT), this.clock.now());
      await this.mails.offerLapsed(offer);
    }
  }
}
