import { Injectable } from '@nestjs/common';

import type { Actor } from '../../kernel/actor.js';
import { type Programme, ProgrammesService, RequestsService, type RequestView } from '../../vouchers/index.js';
import { type Desk, Desks } from './desks.service.js';

export type RequestChoice = 'waiting' | 'all';

export interface RequestList {
  readonly desk: Desk;
  readonly shown: RequestChoice;
  readonly rows: readonly RequestView[];
  /** Programmes with somebody on the waiting list among the rows: their order is explained. */
  readonly waitingRules: readonly Programme[];
  /** Cursor of the next page; null at the end. */
  readonly next: string | null;
}

const MOST_WAITING = 500;

@Injectable()
export class RequestLists {
  constructor(
    private readonly desks: Desks,
    private readonly requests: RequestsService,
    private readonly programmes: ProgrammesService,
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
    return { desk, shown: 'waiting', rows, waitingRules: await this.rulesFor(actor, rows), next: null };
  }

  /** Decided ones too, newest first, by pages. @throws DomainError `not-your-municipality`, `cursor-invalid` */
  async all(actor: Actor, named: string | undefined, cursor: string | undefined): Promise<RequestList> {
    const desk = await this.desks.at(actor, named);
    const { items, next } = await this.requests.forMunicipality(actor, desk.municipality.id, { cursor });
    return { desk, shown: 'all', rows: items, waitingRules: await this.rulesFor(actor, items), next };
  }

  private async rulesFor(actor: Actor, rows: readonly RequestView[]): Promise<readonly Programme[]> {
    const ids = new Set(rows.filter(({ waiting }) => waiting !== null).map(({ programmeId }) => programmeId));
    return ids.size === 0 ? [] : (await this.programmes.list(actor)).filter(({ id }) => ids.has(id));
  }
}
