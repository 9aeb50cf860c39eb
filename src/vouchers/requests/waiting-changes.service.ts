import { Injectable } from '@nestjs/common';

import { type Actor, mustAdminister } from '../../kernel/actor.js';
import { addDays, berlinDay, type Day } from '../../kernel/calendar.js';
import { Accesses, personsOf } from '../../platform/audit/accesses.js';
import { Clock } from '../../platform/system/clock.js';
import { type Caption, Captions } from '../captions.service.js';
import { WAITING_CHANGES_DAYS } from '../domain/waiting-change.js';
import { type ChangeCount, type ChangeRow, WaitingChangesRepository } from './waiting-changes.repository.js';

export type ChangeView = ChangeRow & Caption;

export interface WaitingNewsView {
  /** The first day that counts, in Europe/Berlin. */
  readonly since: Day;
  /** Of what happened; what did not happen is left out. */
  readonly counts: readonly ChangeCount[];
  readonly newest: readonly ChangeView[];
}

/** What moved in the waiting lists of a municipality in the last days, from what the ledger and the offers keep. */
@Injectable()
export class WaitingChanges {
  constructor(
    private readonly changes: WaitingChangesRepository,
    private readonly captions: Captions,
    private readonly accesses: Accesses,
    private readonly clock: Clock,
  ) {}

  /** @param limit of the changes that are shown one by one @throws DomainError `not-your-municipality` */
  async recent(actor: Actor, municipalityId: string, limit: number): Promise<WaitingNewsView> {
    mustAdminister(actor, municipalityId);
    const since = addDays(berlinDay(this.clock.now()), -WAITING_CHANGES_DAYS);
    const newest = await this.accesses.reading(
      actor,
      { kind: 'waiting-list', municipalityId },
      async () => this.captions.add(await this.changes.newest(municipalityId, since, limit)),
      personsOf,
    );
    return { since, counts: await this.changes.counts(municipalityId, since), newest };
  }
}
