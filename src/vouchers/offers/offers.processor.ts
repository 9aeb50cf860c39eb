import { Injectable } from '@nestjs/common';

import { HandlesJob } from '../../platform/queue/job-handler.decorator.js';
import { OfferLapses } from './offer-lapses.service.js';
import { lapseOverdueOffers } from './offers.jobs.js';

@Injectable()
export class OffersProcessor {
  constructor(private readonly lapses: OfferLapses) {}

  @HandlesJob(lapseOverdueOffers)
  lapse(): Promise<{ readonly lapsed: number }> {
    return this.lapses.lapseOverdue();
  }
}
