import { Injectable } from '@nestjs/common';

import type { Actor } from '../../kernel/actor.js';
import { berlinDay } from '../../kernel/calendar.js';
import { DomainError } from '../../kernel/domain-error.js';
import { Audit } from '../../platform/audit/audit.js';
import { Transaction } from '../../platform/database/transaction.js';
import { editedMeanwhile } from '../../platform/http/http-errors.js';
import { Idempotency } from '../../platform/http/idempotency.js';
import { Clock } from '../../platform/system/clock.js';
import { Ids } from '../../platform/system/ids.js';
import { DecisionsService } from '../distribution/decisions.service.js';
import { ObjectionsRepository } from '../distribution/objections.repository.js';
import type { Programme } from '../domain/programme.js';
import { mustAllow } from '../domain/programme-states.js';
import type { PublishedRules } from '../domain/redistribution.js';
import { moveRedistribution, mustGiveNotice, type RedistributionDates } from '../domain/redistribution-plan.js';
import { RedistributionNewsService } from './redistribution-news.service.js';
import { type RedistributionRow, RedistributionsRepository } from './redistributions.repository.js';

/** What is published before anything moves. */
export interface Announcement extends RedistributionDates {
  readonly rules: PublishedRules;
}

/** Publishes when and by which rules unused vouchers are to move; a change gives everybody the whole notice again. */
@Injectable()
export class AnnouncementsService {
  constructor(
    private readonly transaction: Transaction,
    private readonly idempotency: Idempotency,
    private readonly decisions: DecisionsService,
    private readonly redistributions: RedistributionsRepository,
    private readonly objections: ObjectionsRepository,
    private readonly news: RedistributionNewsService,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /**
   * Tells HR of every municipality that has an allotment. One redistribution of a programme at a time.
   * @throws DomainError `programme-not-found`, `programme-act-not-allowed` unless open, `redistribution-notice-too-short`,
   *   `redistribution-after-programme`, `one-redistribution-under-way`
   */
  async announce(actor: Actor, programmeId: string, announcement: Announcement, key?: string): Promise<string> {
    const body = { programmeId, ...announcement };
    const call = { actorId: actor.personId, operation: 'announceRedistribution', key, body };
    const { redistributionId } = await this.idempotency.once(call, async () => {
      const { programme } = await this.decisions.hold(programmeId);
      this.mustFit(programme, announcement);
      const id = this.ids.next();
      const announced = { announcedBy: actor.personId, announcedAt: this.clock.now() };
      await this.redistributions.create({ id, programmeId, ...announcement, state: 'announced', ...announced });
      await this.say(actor, { id, programmeId, revision: 1, ...announcement }, 'announced');
      return { redistributionId: id };
    });
    return redistributionId;
  }

  /**
   * Replaces the whole announcement.
   * @param revision the one that was read
   * @throws DomainError `redistribution-not-found`, `redistribution-move-not-allowed`, `edited-meanwhile`, and those of `announce`
   */
  async change(actor: Actor, row: Located, announcement: Announcement, revision: number): Promise<void> {
    await this.transaction.run(async () => {
      const { programme } = await this.decisions.hold(row.programmeId);
      const held = await this.held(row);
      const state = moveRedistribution(held.state, 'change');
      if (held.revision !== revision) throw editedMeanwhile();
      this.mustFit(programme, announcement);
      const announced = { announcedBy: actor.personId, announcedAt: this.clock.now() };
      const next = { revision: revision + 1, ...announcement };
      await this.redistributions.change(row.id, { state, ...announced, ...next });
      await this.say(actor, { ...row, ...next }, 'changed');
    });
  }

  /**
   * Nothing moves; the announcement and, if there is one, the decision stay on record with the reason. Open objections lapse.
   * @throws DomainError `redistribution-not-found`, `redistribution-move-not-allowed`
   */
  async cancel(actor: Actor, row: Located, reason: string, key?: string): Promise<void> {
    const call = { actorId: actor.personId, operation: 'cancelRedistribution', key, body: { ...row, reason } };
    await this.idempotency.once(call, async () => {
      const held = await this.held(row);
      const state = moveRedistribution(held.state, 'cancel');
      const end = { endedBy: actor.personId, endedAt: this.clock.now(), endReason: reason };
      await this.redistributions.change(row.id, { state, ...end });
      await this.objections.lapse({ redistributionId: row.id });
      await this.say(actor, held, 'cancelled');
      return { redistributionId: row.id };
    });
  }

  private async held({ programmeId, id }: Located): Promise<RedistributionRow> {
    const row = await this.redistributions.lock(id);
    if (row?.programmeId !== programmeId) throw new DomainError('redistribution-not-found', 'not-found');
    return row;
  }

  /** The programme is held: it does not close meanwhile. */
  private mustFit({ state, endsOn }: Programme, dates: RedistributionDates): void {
    mustAllow(state, 'redistribute');
    mustGiveNotice(dates, { today: berlinDay(this.clock.now()), endsOn });
  }

  private async say(
    actor: Actor,
    { id, programmeId, revision, dueOn }: Pick<RedistributionRow, 'id' | 'programmeId' | 'revision' | 'dueOn'>,
    news: 'announced' | 'changed' | 'cancelled',
  ): Promise<void> {
    const details = { redistributionId: id, dueOn };
    await this.audit.act(actor, `redistribution.${news}`, { subject: programmeId, details });
    await this.news.announce({ id, revision }, news);
  }
}

/** Where a redistribution belongs, and which it is. */
export type Located = Pick<RedistributionRow, 'programmeId' | 'id'>;
