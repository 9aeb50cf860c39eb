import { OfferLapses } from './offer-lapses.service.js';
import { OfferLists } from './offer-lists.service.js';
import { OffersProcessor } from './offers.processor.js';
import { OffersRepository } from './offers.repository.js';
import { VoucherOffers } from './offers.service.js';

export const OFFERS_PROVIDERS = [VoucherOffers, OfferLists, OfferLapses, OffersProcessor, OffersRepository];
