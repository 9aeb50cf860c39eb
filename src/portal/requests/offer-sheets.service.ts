import { Injectable } from '@nestjs/common';

import type { Actor } from '../../kernel/actor.js';
import { DomainError } from '../../kernel/domain-error.js';
import { Ids } from '../../platform/system/ids.js';
import { type OfferView, VoucherOffers } from '../../vouchers/index.js';
import { type Desk, Desks } from '../hr/desks.service.js';

export const OFFER_ANSWERS = { accept: 'accept', refuse: 'refuse' } as const;
export type OfferAnswer = keyof typeof OFFER_ANSWERS;

export interface OfferList {
  readonly desk: Desk;
  readonly rows: readonly OfferView[];
}

export interface OfferQuestion {
  readonly offer: OfferView;
  readonly formKey: string;
}

@Injectable()
export class OfferSheets {
  constructor(
    private readonly desks: Desks,
    private readonly offers: VoucherOffers,
    private readonly ids: Ids,
  ) {}

  /** @throws DomainError `not-your-municipality` */
  async atDesk(actor: Actor, named: string | undefined): Promise<OfferList> {
    const desk = await this.desks.at(actor, named);
    return { desk, rows: await this.offers.forMunicipality(actor, desk.municipality.id) };
  }

  /** @throws DomainError `not-your-municipality`, `offer-not-found` */
  async oneAtDesk(
    actor: Actor,
    named: string | undefined,
    id: string,
  ): Promise<OfferQuestion & { readonly desk: Desk }> {
    const { desk, rows } = await this.atDesk(actor, named);
    return { desk, ...this.questionOn(rows, id) };
  }

  /** What was offered to the person. @throws DomainError `offer-not-found` */
  async own(actor: Actor, id: string): Promise<OfferQuestion> {
    return this.questionOn(await this.offers.own(actor), id);
  }

  private questionOn(rows: readonly OfferView[], id: string): OfferQuestion {
    const offer = rows.find((row) => row.id === id);
    if (offer === undefined) throw new DomainError('offer-not-found', 'not-found');
    return { offer, formKey: this.ids.next() };
  }
}
