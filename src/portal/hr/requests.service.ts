import { Injectable } from '@nestjs/common';

import type { Actor } from '../../kernel/actor.js';
import { RequestsService, type RequestView } from '../../vouchers/index.js';
import { type Desk, Desks } from './desks.service.js';

export type RequestChoice = 'waiting' | 'all';

export interface RequestList {
  readonly desk: Desk;
  readonly shown: RequestChoice;
  readonly rows: readonly RequestView[];
  /** Cursor of the next page; null at the end. */
  readonly next: string | null;
}

const MOST_WAITING = 500;

@Injectable()
export class RequestLists {
  constructor(
    private readonly desks: Desks,
    private readonly requests: RequestsService,
  ) {}

  /** What waits for a decision, oldest first. @throws DomainError `not-your-municipality` */
  async waiting(actor: Actor, named: string | undefined): Promise<RequestList> {
    const desk = await this.desks.at(actor, named);
    const states = ['requested', 'waitlisted'] as const;
    const pages = await Promise.all(
      states.map((state) => this.requests.forMunicipality(actor, desk.municipality.id, { state, limit: MOST_WAITING })),
    );
    const rows = pages.flatMap(({ items }) => items);
    rows.sort((a, b) => a.requestedAt.getTime() - b.requestedAt.getTime());
    return { desk, shown: 'waiting', rows, next: null };
  }

  /** Decided ones too, newest first, by pages. @throws DomainError `not-your-municipality`, `cursor-invalid` */
  async all(actor: Actor, named: string | undefined, cursor: string | undefined): Promise<RequestList> {
    const desk = await this.desks.at(actor, named);
    const { items, next } = await this.requests.forMunicipality(actor, desk.municipality.id, { cursor });
    return { desk, shown: 'all', rows: items, next };
  }
}
