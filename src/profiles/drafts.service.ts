import { Injectable } from '@nestjs/common';

import { FrameworksService } from '../competencies/index.js';
import type { Actor } from '../kernel/actor.js';
import { DomainError } from '../kernel/domain-error.js';
import { Audit } from '../platform/audit/audit.js';
import { changesOf } from '../platform/audit/changes.js';
import { Transaction } from '../platform/database/transaction.js';
import { editedMeanwhile } from '../platform/http/http-errors.js';
import { Clock } from '../platform/system/clock.js';
import { Ids } from '../platform/system/ids.js';
import { differencesOf, differs } from './domain/comparison.js';
import { type Profile, type ProfileContent, tidied } from './domain/profile.js';
import { moved, mustBeDeletable } from './domain/profile-states.js';
import { assertMeasurable, requirementsOn, type Scale } from './domain/requirements.js';
import { ProfilesRepository } from './profiles.repository.js';

export interface NewProfile extends ProfileContent {
  readonly code: string;
  readonly frameworkId: string;
}

/** Profiles in the making. Of each code there is one draft at most, and nobody writes over what another has written. */
@Injectable()
export class DraftsService {
  constructor(
    private readonly transaction: Transaction,
    private readonly profiles: ProfilesRepository,
    private readonly frameworks: FrameworksService,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /**
   * A draft: the first version of a new code, or the next one of a code that exists.
   * @throws DomainError `framework-not-found`, or what the requirements break; a second draft breaks `one-draft-profile-per-code`
   */
  create(actor: Actor, asked: NewProfile): Promise<Profile> {
    return this.transaction.run(async () => {
      const { code, frameworkId, ...content } = tidied(asked);
      assertMeasurable(content.requirements, await this.scaleOf(frameworkId));
      const version = ((await this.profiles.versions([code])).get(code) ?? 0) + 1;
      const id = this.ids.next();
      const origin = { id, code, version, frameworkId, state: 'draft', revision: 1, publishedAt: null } as const;
      await this.profiles.insert([{ ...content, ...origin, updatedAt: this.clock.now() }]);
      await this.audit.act(actor, 'profile.created', { subject: id, details: { code, version } });
      return this.found(await this.profiles.find(id));
    });
  }

  /** Writes a draft that the caller read at `revision`. @throws 412 when it was edited since; DomainError `profile-not-draft` */
  update(actor: Actor, id: string, revision: number, asked: ProfileContent): Promise<Profile> {
    return this.transaction.run(async () => {
      const draft = this.found(await this.profiles.lock(id));
      if (draft.revision !== revision) {
        const { fields, requirements } = differencesOf(draft, tidied(asked));
        const competencies = requirements.filter(differs).map(({ competence }) => competence);
        throw editedMeanwhile({ current: draft, fields, competencies });
      }
      const state = moved(draft.state, 'edit');
      const content = tidied(asked);
      assertMeasurable(content.requirements, await this.scaleOf(draft.frameworkId));
      await this.profiles.replace({ ...draft, ...content, state, revision: revision + 1, updatedAt: this.clock.now() });
      const details = { revision: revision + 1, ...changesOf(draft, content) };
      await this.audit.act(actor, 'profile.edited', { subject: id, details });
      return this.found(await this.profiles.find(id));
    });
  }

  /**
   * Deletes a draft that the caller read at `revision`. Other versions of its code stay as they are; the next draft gets
   * the number that this one had.
   * @throws 412 when it was edited since; DomainError `profile-not-found`, `profile-not-deletable`
   */
  delete(actor: Actor, id: string, revision: number): Promise<void> {
    return this.transaction.run(async () => {
      const draft = this.found(await this.profiles.lock(id));
      if (draft.revision !== revision) throw editedMeanwhile({ current: draft });
      mustBeDeletable(draft.state);
      await this.profiles.delete(id);
      const { code, version } = draft;
      await this.audit.act(actor, 'profile.draft-deleted', { subject: id, details: { code, version } });
    });
  }

  /**
   * A draft of another post that begins with what this one asks for.
   * @throws DomainError `profile-not-found`, `profile-code-taken`
   */
  copy(actor: Actor, id: string, code: string): Promise<Profile> {
    return this.transaction.run(async () => {
      const { state: _, ...content } = await this.contentOf(id);
      if ((await this.profiles.versions([code])).has(code)) throw new DomainError('profile-code-taken', 'conflict');
      return this.create(actor, { ...content, code });
    });
  }

  /**
   * A draft of the same post that begins with what this version asks for; this version stays as it is. On the newest edition of its
   * framework it asks for nothing that was withdrawn there.
   * @throws DomainError `profile-not-found`, `profile-still-draft`; a second draft breaks `one-draft-profile-per-code`
   */
  nextVersion(actor: Actor, id: string, edition: 'same' | 'newest' = 'same'): Promise<Profile> {
    return this.transaction.run(async () => {
      const { state, ...content } = await this.contentOf(id);
      if (state === 'draft') throw new DomainError('profile-still-draft', 'conflict');
      return this.create(actor, edition === 'same' ? content : await this.onNewestEdition(content));
    });
  }

  private async onNewestEdition(content: NewProfile): Promise<NewProfile> {
    const { code } = await this.frameworks.get(content.frameworkId);
    const frameworkId = (await this.frameworks.newestOf(code))?.id ?? content.frameworkId;
    const requirements = requirementsOn(content.requirements, await this.scaleOf(frameworkId));
    return { ...content, frameworkId, requirements };
  }

  private async contentOf(id: string): Promise<NewProfile & Pick<Profile, 'state'>> {
    const profile = this.found(await this.profiles.find(id));
    const { code, frameworkId, title, summary, domain, group, careerLevel, requirements, state } = profile;
    return { code, frameworkId, title, summary, domain, group, careerLevel, requirements, state };
  }

  private found(profile: Profile | null): Profile {
    if (profile === null) throw new DomainError('profile-not-found', 'not-found');
    return profile;
  }

  private async scaleOf(frameworkId: string): Promise<Scale> {
    const { counts } = await this.frameworks.get(frameworkId);
    const competencies = await this.frameworks.competencies(frameworkId);
    return { competencies: new Set(competencies.map(({ code }) => code)), levels: counts.levels };
  }
}
