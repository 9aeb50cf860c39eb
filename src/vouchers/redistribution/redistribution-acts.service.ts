import { Injectable } from '@nestjs/common';

import type { Actor } from '../../kernel/actor.js';
import { type Announcement, AnnouncementsService, type Located } from './announcements.service.js';
import { RedistributionDecisions } from './redistribution-decisions.service.js';
import { RedistributionReversals, type ReversalInput } from './redistribution-reversals.service.js';
import { RedistributionsService, type RedistributionView } from './redistributions.service.js';

/** Every act on a redistribution, answered with what it has become; the errors are those of the act. */
@Injectable()
export class RedistributionActs {
  constructor(
    private readonly announcements: AnnouncementsService,
    private readonly decisions: RedistributionDecisions,
    private readonly reversals: RedistributionReversals,
    private readonly redistributions: RedistributionsService,
  ) {}

  async announce(
    actor: Actor,
    programmeId: string,
    announcement: Announcement,
    key?: string,
  ): Promise<RedistributionView> {
    const id = await this.announcements.announce(actor, programmeId, announcement, key);
    return this.redistributions.get(actor, { programmeId, id });
  }

  async change(
    actor: Actor,
    located: Located,
    announcement: Announcement,
    revision: number,
  ): Promise<RedistributionView> {
    await this.announcements.change(actor, located, announcement, revision);
    return this.redistributions.get(actor, located);
  }

  async cancel(actor: Actor, located: Located, reason: string, key?: string): Promise<RedistributionView> {
    await this.announcements.cancel(actor, located, reason, key);
    return this.redistributions.get(actor, located);
  }

  async decide(actor: Actor, located: Located, key?: string): Promise<RedistributionView> {
    await this.decisions.decide(actor, located, key);
    return this.redistributions.get(actor, located);
  }

  async reverse(actor: Actor, located: Located, input: ReversalInput, key?: string): Promise<RedistributionView> {
    await this.reversals.reverse(actor, located, input, key);
    return this.redistributions.get(actor, located);
  }
}
