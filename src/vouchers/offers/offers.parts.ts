import { OfferLapses } from './offer-lapses.service.js';
import { OffersRepository } from './offers.repository.js';
import { VoucherOffers } from './offers.service.js';

export const OFFERS_PROVIDERS = [VoucherOffers, OfferLapses, OffersRepository];
