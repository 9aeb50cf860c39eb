import { Injectable } from '@nestjs/common';

import { ClaimsService, type ClaimView } from '../../courses/index.js';
import type { Actor } from '../../kernel/actor.js';
import { type Desk, Desks } from './desks.service.js';

export interface CompletionList {
  readonly desk: Desk;
  readonly rows: readonly ClaimView[];
}

@Injectable()
export class CompletionLists {
  constructor(
    private readonly desks: Desks,
    private readonly claims: ClaimsService,
  ) {}

  /** What waits for a decision, oldest first. @throws DomainError `not-your-municipality` */
  async waiting(actor: Actor, named: string | undefined): Promise<CompletionList> {
    const desk = await this.desks.at(actor, named);
    return { desk, rows: await this.claims.waiting(actor, desk.municipality.id) };
  }
}
