import { Injectable } from '@nestjs/common';

import { type Actor, municipalityFor } from '../kernel/actor.js';
import type { Day } from '../kernel/calendar.js';
import { DomainError } from '../kernel/domain-error.js';
import { Audit } from '../platform/audit/audit.js';
import { Transaction } from '../platform/database/transaction.js';
import { Clock } from '../platform/system/clock.js';
import type { Profile } from './domain/profile.js';
import { type PlacedHolder, type PostHolder, PostsRepository } from './posts.repository.js';
import { ProfilesService } from './profiles.service.js';

const NOBODY = '00000000-0000-0000-0000-000000000000';
const HOLDERS_AT_A_TIME = 500;

/** The post that a person holds in a municipality, by the code of its profile: a new version applies by itself. */
@Injectable()
export class PostsService {
  constructor(
    private readonly transaction: Transaction,
    private readonly posts: PostsRepository,
    private readonly profiles: ProfilesService,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError `profile-not-found`, `profile-not-published`, `municipality-needed`, `not-your-municipality` */
  async choose(actor: Actor, profileId: string, municipalityId?: string): Promise<void> {
    const membership = membershipOf(actor, municipalityId);
    await this.transaction.run(async () => {
      const profile = await this.profiles.get(profileId, actor);
      if (profile.state !== 'published')
        throw new DomainError('profile-not-published', 'conflict', { state: profile.state });
      await this.posts.save(membership.membershipId, profile.code, this.clock.now());
      const { municipalityId: at } = membership;
      await this.audit.act(actor, 'post.chosen', {
        subject: membership.membershipId,
        municipalityId: at,
        details: { code: profile.code },
      });
    });
  }

  /** Everybody who held a post on that day, some hundred at a time, for counts that name nobody. */
  async *holders(on: Day): AsyncGenerator<readonly PostHolder[]> {
    let after = NOBODY;
    for (;;) {
      const holders = await this.posts.holders(on, after, HOLDERS_AT_A_TIME);
      if (holders.length > 0) yield holders;
      if (holders.length < HOLDERS_AT_A_TIME) return;
      after = holders.at(-1)?.personId ?? after;
    }
  }

  /**
   * Who held a post in the municipality at the end of the period, for counts that name nobody. Those who may look at such
   * counts (HR there, admins) are left out: nobody finds their own result among them.
   */
  placed(municipalityId: string, { from, to }: { readonly from: Day; readonly to: Day }): Promise<PlacedHolder[]> {
    return this.posts.placed(municipalityId, from, to);
  }

  /**
   * The published profile of the person's post, or null before a choice.
   * @throws DomainError `municipality-needed`, `not-your-municipality`
   */
  async of(actor: Actor, municipalityId?: string): Promise<Profile | null> {
    const code = await this.posts.codeOf(membershipOf(actor, municipalityId).membershipId);
    return code === null ? null : this.profiles.published(code);
  }
}

function membershipOf(actor: Actor, named?: string): Actor['memberships'][number] {
  const municipalityId = municipalityFor(actor, 'employee', named);
  const membership = actor.memberships.find((m) => m.role === 'employee' && m.municipalityId === municipalityId);
  if (membership === undefined) throw new DomainError('not-your-municipality', 'forbidden');
  return membership;
}
