import { Injectable } from '@nestjs/common';

import { FrameworksService } from '../competencies/index.js';
import { DomainError } from '../kernel/domain-error.js';
import { type DownloadFile, jsonFile } from '../platform/http/file-reply.js';
import { namedId } from '../platform/system/named-id.js';
import { caseOfProfiles } from './domain/profile-case.js';
import { csvOfProfiles } from './domain/profile-csv.js';
import { profilesFileOf } from './domain/profile-file.js';
import type { ProfileExportFormat } from './domain/profile-list.js';
import { ProfilesService } from './profiles.service.js';

/** Published profiles as files that an import reads without loss. */
@Injectable()
export class ProfileExportsService {
  constructor(
    private readonly profiles: ProfilesService,
    private readonly frameworks: FrameworksService,
  ) {}

  /**
   * A file speaks of one framework; it may be left out while published profiles rest on one only.
   * @throws DomainError `framework-not-found`, `profiles-nothing-published`, `profiles-framework-needed`
   */
  async export(format: ProfileExportFormat, frameworkId?: string): Promise<DownloadFile> {
    const profiles = await this.profiles.allPublished(frameworkId);
    const ids = [...new Set(profiles.map((profile) => profile.frameworkId))];
    const [only] = ids;
    if (ids.length > 1) throw new DomainError('profiles-framework-needed', 'invalid', { frameworkIds: ids });
    const id = frameworkId ?? only;
    if (id === undefined) throw new DomainError('profiles-nothing-published', 'not-found');
    const framework = await this.frameworks.get(id);
    if (only === undefined) throw new DomainError('profiles-nothing-published', 'not-found');
    const name = `${framework.code}-${framework.edition}.profiles`;
    const file = profilesFileOf(framework, profiles);
    if (format === 'json') return jsonFile(`${name}.json`, file);
    if (format === 'case') return jsonFile(`${name}.case.json`, caseOfProfiles({ ...file, profiles }, namedId));
    return { name: `${name}.csv`, contentType: 'text/csv; charset=utf-8', body: csvOfProfiles(file) };
  }
}
