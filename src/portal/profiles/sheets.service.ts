import { Injectable } from '@nestjs/common';

import { ImpactService, type ProfileImpact } from '../../matching/index.js';
import { type Comparison, type Profile, ProfilesService, type ProfileSummary } from '../../profiles/index.js';
import type { Names } from '../employee/names.js';
import { NamesService } from '../employee/names.service.js';
import { type Difference, linesOf } from './differences.js';

export interface ProfileSheet {
  readonly profile: Profile;
  readonly names: Names;
  /** Every version of the code, the newest first. */
  readonly versions: readonly ProfileSummary[];
  /** What it can be set beside: its own other versions, then every other published profile. */
  readonly others: readonly ProfileSummary[];
}

export interface PublishSheet {
  readonly profile: Profile;
  readonly names: Names;
  readonly impact: ProfileImpact;
}

export interface ComparisonSheet {
  readonly comparison: Comparison;
  readonly names: Names;
  readonly lines: readonly Difference[];
}

@Injectable()
export class ProfileSheets {
  constructor(
    private readonly profiles: ProfilesService,
    private readonly names: NamesService,
    private readonly impact: ImpactService,
  ) {}

  /** @throws DomainError `profile-not-found` */
  async of(id: string): Promise<ProfileSheet> {
    const profile = await this.profiles.get(id);
    const all = await this.profiles.list();
    const versions = all.filter(({ code }) => code === profile.code);
    const published = all.filter(({ code, state }) => code !== profile.code && state === 'published');
    const others = [...versions.filter((one) => one.id !== id), ...published];
    return { profile, names: await this.names.of(profile.frameworkId), versions, others };
  }

  /** @throws DomainError `profile-not-found` */
  async publishing(id: string): Promise<PublishSheet> {
    const profile = await this.profiles.get(id);
    return { profile, names: await this.names.of(profile.frameworkId), impact: await this.impact.of(id) };
  }

  /** @throws DomainError `profile-not-found` */
  async comparison(a: string, b: string): Promise<ComparisonSheet> {
    const [one, other] = await Promise.all([this.profiles.get(a), this.profiles.get(b)]);
    const comparison = await this.profiles.compare(a, b);
    return { comparison, names: await this.names.of(one.frameworkId), lines: linesOf(one, other, comparison) };
  }
}
