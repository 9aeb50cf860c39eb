import { Injectable } from '@nestjs/common';

import { Transaction } from '../../platform/database/transaction.js';
import type { OfferState } from '../domain/offer-states.js';
import type { Belonging } from '../domain/voucher.js';
import { OfferEntity } from './offer.entity.js';

export interface Offer extends Belonging {
  readonly id: string;
  readonly courseId: string;
  readonly state: OfferState;
  readonly offeredBy: string;
  readonly offeredAt: Date;
  readonly endedAt: Date | null;
}

@Injectable()
export class OffersRepository {
  constructor(private readonly transaction: Transaction) {}

  async create(offer: Offer): Promise<void> {
    await this.transaction.table(OfferEntity).insert(offer);
  }

  find(id: string): Promise<Offer | null> {
    return this.transaction.table(OfferEntity).findOneBy({ id });
  }

  /** Of a person or a municipality, newest first. */
  list(whose: { readonly personId: string } | { readonly municipalityId: string }, limit: number): Promise<Offer[]> {
    const order = { offeredAt: 'DESC', id: 'DESC' } as const;
    return this.transaction.table(OfferEntity).find({ where: whose, order, take: limit });
  }

  /** Of a programme, those that nobody has answered, oldest first. */
  open(programmeId: string): Promise<Offer[]> {
    const order = { offeredAt: 'ASC', id: 'ASC' } as const;
    return this.transaction.table(OfferEntity).find({ where: { programmeId, state: 'open' }, order });
  }

  async end(id: string, state: OfferState, endedAt: Date): Promise<void> {
    await this.transaction.table(OfferEntity).update({ id }, { state, endedAt });
  }
}
