import { Injectable } from '@nestjs/common';

import type { Actor } from '../../kernel/actor.js';
import { Ids } from '../../platform/system/ids.js';
import { OfferLists, type OfferView } from '../../vouchers/index.js';
import { type Desk, Desks } from '../hr/desks.service.js';
import { type ListPage, pageAt } from '../shared/list-page.js';
import type { ListAddress } from './requests.forms.js';

export const OFFER_ANSWERS = { accept: 'accept', refuse: 'refuse' } as const;
export type OfferAnswer = keyof typeof OFFER_ANSWERS;

export interface OfferList {
  readonly desk: Desk;
  readonly list: ListPage<OfferView>;
  /** Offers in all that wait for an answer. */
  readonly open: number;
}

export interface OfferQuestion {
  readonly offer: OfferView;
  readonly formKey: string;
}

export type OfferAtDesk = OfferQuestion & { readonly desk: Desk };

@Injectable()
export class OfferSheets {
  constructor(
    private readonly desks: Desks,
    private readonly lists: OfferLists,
    private readonly ids: Ids,
  ) {}

  /** @throws DomainError `not-your-municipality` */
  async atDesk(actor: Actor, { municipality, page = 1 }: ListAddress): Promise<OfferList> {
    const desk = await this.desks.at(actor, municipality);
    const choose = (all: readonly OfferView[]) => ({
      list: pageAt(all, page),
      open: all.filter(({ state }) => state === 'open').length,
    });
    return { desk, ...(await this.lists.choose(actor, desk.municipality.id, choose, ({ list }) => list.rows)) };
  }

  /** @throws DomainError `not-your-municipality`, `offer-not-found` */
  async oneAtDesk(actor: Actor, named: string | undefined, id: string): Promise<OfferAtDesk> {
    const desk = await this.desks.at(actor, named);
    const offer = await this.lists.oneAtDesk(actor, desk.municipality.id, id);
    return { desk, offer, formKey: this.ids.next() };
  }

  /** What was offered to the person. @throws DomainError `offer-not-found` */
  async own(actor: Actor, id: string): Promise<OfferQuestion> {
    return { offer: await this.lists.oneOfOwn(actor, id), formKey: this.ids.next() };
  }
}
