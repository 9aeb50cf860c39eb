import { Injectable } from '@nestjs/common';

import type { Actor } from '../../kernel/actor.js';
import { OfferLists, ProgrammesService, RequestsService, VouchersService } from '../../vouchers/index.js';
import type { Offers } from './offers.js';

@Injectable()
export class OffersService {
  constructor(
    private readonly programmes: ProgrammesService,
    private readonly requests: RequestsService,
    private readonly vouchers: VouchersService,
    private readonly offers: OfferLists,
  ) {}

  /** Programmes, the person's own requests and vouchers, newest first. */
  async of(actor: Actor): Promise<Offers> {
    const [programmes, requests, vouchers, offers] = await Promise.all([
      this.programmes.list(actor),
      this.requests.own(actor),
      this.vouchers.own(actor),
      this.offers.own(actor),
    ]);
    const offered = offers.filter(({ state }) => state === 'open');
    const answered = offers.filter(({ state }) => state !== 'open');
    return { programmes, requests, vouchers, offered, answered };
  }
}
