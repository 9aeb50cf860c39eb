import { Injectable } from '@nestjs/common';

import { FrameworksService } from '../competencies/index.js';
import type { Actor } from '../kernel/actor.js';
import { DomainError } from '../kernel/domain-error.js';
import { Audit } from '../platform/audit/audit.js';
import { Transaction } from '../platform/database/transaction.js';
import { decodeCursor, type Page, pageOf } from '../platform/http/pagination.js';
import { editedMeanwhile } from '../platform/http/http-errors.js';
import { Clock } from '../platform/system/clock.js';
import { Ids } from '../platform/system/ids.js';
import type { Profile, ProfileContent, ProfileSummary } from './domain/profile.js';
import { moved } from './domain/profile-states.js';
import { assertMeasurable, type Scale } from './domain/requirements.js';
import { type ListPosition, type ProfileFilter, ProfilesRepository } from './profiles.repository.js';

export interface NewProfile extends ProfileContent {
  readonly code: string;
  readonly frameworkId: string;
}

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
    private readonly frameworks: FrameworksService,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** All that fit, by code, the newest version of a code first. With an actor who is no admin: published ones only. */
  list(filter: ProfileFilter = {}, actor?: Actor): Promise<readonly ProfileSummary[]> {
    return this.profiles.list(visibleTo(actor, filter));
  }

  /** The same by pages. @throws DomainError `cursor-invalid` */
  async page({ cursor, limit, ...filter }: ProfileQuery, actor: Actor): Promise<Page<ProfileSummary>> {
    const rows = await this.profiles.list(visibleTo(actor, filter), limit + 1, positionOf(cursor));
    return pageOf(rows, limit, ({ code, version }) => [code, String(version)]);
  }

  /** Any version; an actor who is no admin sees no drafts. @throws DomainError `profile-not-found` */
  async get(id: string, actor?: Actor): Promise<Profile> {
    const profile = await this.profiles.find(id);
    const hidden = profile?.state === 'draft' && actor?.admin === false;
    if (profile === null || hidden) throw new DomainError('profile-not-found', 'not-found');
    return profile;
  }

  /** The published version of a code, if there is one. */
  async published(code: string): Promise<Profile | null> {
    const [profile] = await this.profiles.published([code]);
    return profile ?? null;
  }

  /**
   * A draft: the first version of a new code, or the next one of a code that exists.
   * @throws DomainError `framework-not-found`, or what the requirements break; a second draft breaks `one-draft-profile-per-code`
   */
  create(actor: Actor, { code, frameworkId, ...content }: NewProfile): Promise<Profile> {
    return this.transaction.run(async () => {
      assertMeasurable(content.requirements, await this.scaleOf(frameworkId));
      const version = ((await this.profiles.versions([code])).get(code) ?? 0) + 1;
      const origin = {
        id: this.ids.next(),
        code,
        version,
        frameworkId,
        state: 'draft',
        revision: 1,
        publishedAt: null,
      } as const;
      const profile: Profile = { ...content, ...origin, updatedAt: this.clock.now() };
      await this.profiles.insert([profile]);
      await this.audit.act(actor, 'profile.created', { subject: profile.id, details: { code, version } });
      return this.get(profile.id);
    });
  }

  /** Writes a draft that the caller read at `revision`. @throws 412 when it was edited since; DomainError `profile-not-draft` */
  update(actor: Actor, id: string, revision: number, content: ProfileContent): Promise<Profile> {
    return this.transaction.run(async () => {
      const draft = await this.locked(id);
      if (draft.revision !== revision) throw editedMeanwhile();
      const state = moved(draft.state, 'edit');
      assertMeasurable(content.requirements, await this.scaleOf(draft.frameworkId));
      await this.profiles.replace({ ...draft, ...content, state, revision: revision + 1, updatedAt: this.clock.now() });
      await this.audit.act(actor, 'profile.edited', { subject: id, details: { revision: revision + 1 } });
      return this.get(id);
    });
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

  private async locked(id: string): Promise<Profile> {
    const profile = await this.profiles.lock(id);
    if (profile === null) throw new DomainError('profile-not-found', 'not-found');
    return profile;
  }

  private async scaleOf(frameworkId: string): Promise<Scale> {
    const { counts } = await this.frameworks.get(frameworkId);
    const competencies = await this.frameworks.competencies(frameworkId);
    return { competencies: new Set(competencies.map(({ code }) => code)), levels: counts.levels };
  }
}

function visibleTo(actor: Actor | undefined, filter: ProfileFilter): ProfileFilter {
  return actor === undefined || actor.admin ? filter : { ...filter, state: 'published' };
}

function positionOf(cursor: string | undefined): ListPosition | undefined {
  const [code, version] = decodeCursor(cursor, 2) ?? [];
  if (code === undefined) return undefined;
  const parsed = Number(version);
  if (!Number.isSafeInteger(parsed)) throw new DomainError('cursor-invalid', 'invalid');
  return { code, version: parsed };
}
