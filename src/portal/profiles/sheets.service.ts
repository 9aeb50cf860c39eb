import { Injectable } from '@nestjs/common';

import { FrameworksService } from '../../competencies/index.js';
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
  /** A newer edition of its framework, with the competences that it asks for and that were withdrawn there. */
  readonly newer: { readonly edition: string; readonly withdrawn: readonly string[] } | null;
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
    private readonly frameworks: FrameworksService,
  ) {}

  /** @throws DomainError `profile-not-found` */
  async of(id: string): Promise<ProfileSheet> {
    const profile = await this.profiles.get(id);
    const all = await this.profiles.list();
    const versions = all.filter(({ code }) => code === profile.code);
    const published = all.filter(({ code, state }) => code !== profile.code && state === 'published');
    const others = [...versions.filter((one) => one.id !== id), ...published];
    const names = await this.names.of(profile.frameworkId);
    return { profile, names, versions, others, newer: await this.newerFor(profile) };
  }

  private async newerFor({ frameworkId, requirements }: Profile): Promise<ProfileSheet['newer']> {
    const { code } = await this.frameworks.get(frameworkId);
    const newest = await this.frameworks.newestOf(code);
    if (newest === null || newest.id === frameworkId) return null;
    const known = new Set((await this.frameworks.competencies(newest.id)).map((competence) => competence.code));
    const withdrawn = requirements.map(({ competence }) => competence).filter((competence) => !known.has(competence));
    return { edition: newest.edition, withdrawn };
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
