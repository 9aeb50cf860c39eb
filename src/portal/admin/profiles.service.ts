import { Injectable } from '@nestjs/common';

import { type Competence, FrameworksService } from '../../competencies/index.js';
import { type Profile, ProfilesService } from '../../profiles/index.js';

export interface ProfileSheet {
  readonly profile: Profile;
  /** The competences that the profile names, by code. */
  readonly competences: ReadonlyMap<string, Competence>;
}

@Injectable()
export class ProfileSheets {
  constructor(
    private readonly profiles: ProfilesService,
    private readonly frameworks: FrameworksService,
  ) {}

  /** @throws DomainError `profile-not-found` */
  async of(id: string): Promise<ProfileSheet> {
    const profile = await this.profiles.get(id);
    const competences = await this.frameworks.competencies(profile.frameworkId);
    return { profile, competences: new Map(competences.map((competence) => [competence.code, competence])) };
  }
}
