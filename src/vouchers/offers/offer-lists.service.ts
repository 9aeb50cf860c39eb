import { Injectable } from '@nestjs/common';

import { type Actor, mustAdminister } from '../../kernel/actor.js';
import { DomainError } from '../../kernel/domain-error.js';
import { Accesses, personsOf } from '../../platform/audit/accesses.js';
import { decodeCursor, PAGE_SIZE, type Page, pageOf } from '../../platform/http/pagination.js';
import { type Caption, Captions } from '../captions.service.js';
import type { OfferState } from '../domain/offer-states.js';
import { type Offer, OffersRepository } from './offers.repository.js';

export type OfferView = Offer & Caption;

export interface OfferQuery {
  readonly state?: OfferState;
  readonly cursor?: string;
  readonly limit?: number;
}

/** The newest of a person, and of a municipality, that are read at once: what all their years bring, and more. */
const OWN_LIMIT = 500;
const DESK_LIMIT = 10_000;

/** What was offered, for those whom it concerns. */
@Injectable()
export class OfferLists {
  constructor(
    private readonly offers: OffersRepository,
    private readonly captions: Captions,
    private readonly accesses: Accesses,
  ) {}

  /** A municipality's offers when one is named, else the person's own; newest first. @throws DomainError `not-your-municipality` */
  page(
    actor: Actor,
    { municipalityId, ...query }: OfferQuery & { readonly municipalityId?: string },
  ): Promise<Page<OfferView>> {
    if (municipalityId === undefined) return this.pageOf(query, { personId: actor.personId });
    mustAdminister(actor, municipalityId);
    const read = () => this.pageOf(query, { municipalityId });
    return this.accesses.reading(actor, { kind: 'offer', municipalityId }, read, ({ items }) => personsOf(items));
  }

  private async pageOf(
    { cursor, limit = PAGE_SIZE, state }: OfferQuery,
    whose: { readonly personId: string } | { readonly municipalityId: string },
  ): Promise<Page<OfferView>> {
    const rows = await this.offers.list({ ...whose, state, limit: limit + 1, before: decodeCursor(cursor, 2) });
    const { items, next } = pageOf(rows, limit, ({ offeredAt, id }) => [offeredAt.toISOString(), id]);
    return { items: await this.captions.add(items), next };
  }

  /** What was offered to the person, newest first, at most 500. */
  async own({ personId }: Actor): Promise<readonly OfferView[]> {
    return this.captions.add(await this.offers.list({ personId, limit: OWN_LIMIT }));
  }

  /**
   * What a page shows of a municipality's offers, newest first, at most 10,000: only those shown count as seen.
   * @throws DomainError `not-your-municipality`
   */
  choose<Chosen>(
    actor: Actor,
    municipalityId: string,
    choose: (every: readonly OfferView[]) => Chosen,
    shown: (chosen: Chosen) => readonly OfferView[],
  ): Promise<Chosen> {
    mustAdminister(actor, municipalityId);
    const read = async () =>
      choose(await this.captions.add(await this.offers.list({ municipalityId, limit: DESK_LIMIT })));
    return this.accesses.reading(actor, { kind: 'offer', municipalityId }, read, (chosen) => personsOf(shown(chosen)));
  }

  /** @throws DomainError `not-your-municipality`, `offer-not-found`, also for one of another municipality */
  async oneAtDesk(actor: Actor, municipalityId: string, id: string): Promise<OfferView> {
    mustAdminister(actor, municipalityId);
    const read = async (): Promise<readonly OfferView[]> => {
      const offer = await this.offers.find(id);
      return offer?.municipalityId === municipalityId ? this.captions.add([offer]) : [];
    };
    const [view] = await this.accesses.reading(actor, { kind: 'offer', municipalityId }, read, personsOf);
    if (view === undefined) throw new DomainError('offer-not-found', 'not-found');
    return view;
  }

  /** @throws DomainError `offer-not-found`, also for what was offered to others */
  async oneOfOwn({ personId }: Actor, id: string): Promise<OfferView> {
    const offer = await this.offers.find(id);
    const [view] = offer?.personId === personId ? await this.captions.add([offer]) : [];
    if (view === undefined) throw new DomainError('offer-not-found', 'not-found');
    return view;
  }
}
