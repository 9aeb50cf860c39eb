import { Injectable } from '@nestjs/common';

import type { Actor } from '../kernel/actor.js';
import { DomainError } from '../kernel/domain-error.js';
import { Audit } from '../platform/audit/audit.js';
import { Transaction } from '../platform/database/transaction.js';
import { decodeCursor, type Page, pageOf } from '../platform/http/pagination.js';
import { Clock } from '../platform/system/clock.js';
import { type Comparison, comparisonOf } from './domain/comparison.js';
import type { Profile, ProfileSummary, RequiringProfile } from './domain/profile.js';
import { moved } from './domain/profile-states.js';
import { type ListPosition, type ProfileFilter, ProfilesRepository } from './profiles.repository.js';

export interface ProfileQuery extends ProfileFilter {
  readonly cursor?: string;
  readonly limit: number;
}

/** The profiles of posts. A version that was published never changes; the next one takes its place. */
@Injectable()
export class ProfilesService {
  constructor(
    private readonly transaction: Transaction,
    private readonly profiles: ProfilesRepository,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** All that fit, in the order asked for (by code), the newest version of a code first. With an actor who is no admin: published ones only. */
  async list(filter: ProfileFilter = {}, actor?: Actor): Promise<readonly ProfileSummary[]> {
    const rows = await this.profiles.list(visibleTo(actor, filter));
    return rows.map(({ sortKey: _, ...profile }) => profile);
  }

  /** The same by pages. @throws DomainError `cursor-invalid` */
  async page({ cursor, limit, ...filter }: ProfileQuery, actor: Actor): Promise<Page<ProfileSummary>> {
    const rows = await this.profiles.list(visibleTo(actor, filter), limit + 1, positionOf(cursor));
    const page = pageOf(rows, limit, ({ sortKey, code, version }) => [sortKey, code, String(version)]);
    return { items: page.items.map(({ sortKey: _, ...profile }) => profile), next: page.next };
  }

  /** Any version; an actor who is no admin sees no drafts. @throws DomainError `profile-not-found` */
  async get(id: string, actor?: Actor): Promise<Profile> {
    const profile = await this.profiles.find(id);
    const hidden = profile?.state === 'draft' && actor?.admin === false;
    if (profile === null || hidden) throw new DomainError('profile-not-found', 'not-found');
    return profile;
  }

  /** Two profiles beside each other: versions of one post, or two posts. @throws DomainError `profile-not-found` */
  async compare(a: string, b: string, actor?: Actor): Promise<Comparison> {
    return comparisonOf(await this.get(a, actor), await this.get(b, actor));
  }

  /** Every published profile with its requirements, by code; of one framework, if it is named. */
  allPublished(frameworkId?: string): Promise<readonly Profile[]> {
    return this.profiles.allPublished(frameworkId);
  }

  /** Published versions and drafts on a framework, in any edition, that ask for one of the competences: one row for each, published ones first. */
  requiring(frameworkCode: string, competencies: readonly string[]): Promise<readonly RequiringProfile[]> {
    return this.profiles.requiring(frameworkCode, competencies);
  }

  /** Whether there is a version of that code, in whichever state. */
  async codeTaken(code: string): Promise<boolean> {
    return (await this.profiles.versions([code])).has(code);
  }

  /** The published version of a code, if there is one. */
  async published(code: string): Promise<Profile | null> {
    const [profile] = await this.profiles.published([code]);
    return profile ?? null;
  }

  /** Publishes a draft and retires the version that was published before. @throws DomainError `profile-not-draft` */
  publish(actor: Actor, id: string): Promise<Profile> {
    return this.transaction.run(async () => {
      const draft = await this.locked(id);
      const state = moved(draft.state, 'publish');
      const earlier = await this.profiles.published([draft.code]);
      await this.profiles.retire(
        earlier.map((profile) => profile.id),
        this.clock.now(),
      );
      const now = this.clock.now();
      await this.profiles.setState(id, { state, revision: draft.revision + 1, publishedAt: now, updatedAt: now });
      await this.audit.act(actor, 'profile.published', {
        subject: id,
        details: { code: draft.code, version: draft.version },
      });
      return this.get(id);
    });
  }

  /**
   * Takes a published version out of use without a successor: nobody can choose it any more. Results and matches keep it.
   * @throws DomainError `profile-not-published`
   */
  retire(actor: Actor, id: string): Promise<Profile> {
    return this.transaction.run(async () => {
      const { state, code, version } = await this.locked(id);
      moved(state, 'retire');
      await this.profiles.retire([id], this.clock.now());
      await this.audit.act(actor, 'profile.retired', { subject: id, details: { code, version } });
      return this.get(id);
    });
  }

  private async locked(id: string): Promise<Profile> {
    const profile = await this.profiles.lock(id);
    if (profile === null) throw new DomainError('profile-not-found', 'not-found');
    return profile;
  }
}

function visibleTo(actor: Actor | undefined, filter: ProfileFilter): ProfileFilter {
  return actor === undefined || actor.admin ? filter : { ...filter, state: 'published' };
}

function positionOf(cursor: string | undefined): ListPosition | undefined {
  const [key, code, version] = decodeCursor(cursor, 3) ?? [];
  if (key === undefined || code === undefined) return undefined;
  const parsed = Number(version);
  if (!Number.isSafeInteger(parsed)) throw new DomainError('cursor-invalid', 'invalid');
  return { key, code, version: parsed };
}
