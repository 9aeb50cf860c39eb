import { Injectable, type OnModuleInit } from '@nestjs/common';

import { FrameworksService } from '../competencies/index.js';
import { casePackageOf } from '../kernel/case-package.js';
import { parseJson } from '../kernel/json.js';
import { type Finding, type Reading, rejected } from '../kernel/reading.js';
import { utf8Text } from '../kernel/utf8.js';
import { isArchive } from '../platform/imports/archive.js';
import { isBroken, readCsv } from '../platform/imports/csv.js';
import type { Applied, Importer, ImportFile, Report } from '../platform/imports/importer.js';
import { ImporterRegistry } from '../platform/imports/importer.registry.js';
import { Clock } from '../platform/system/clock.js';
import { Ids } from '../platform/system/ids.js';
import { type Profile, sayTheSame } from './domain/profile.js';
import { type CaseProfiles, profilesFileOfCase } from './domain/profile-case-reader.js';
import { profilesOfCsv } from './domain/profile-csv.js';
import {
  type KnownFramework,
  type ProfileRow,
  type ProfilesHead,
  readProfiles,
  readProfilesHead,
} from './domain/profile-file.js';
import { ProfilesRepository } from './profiles.repository.js';

/** Imports profiles (own JSON, CSV or a package of CASE 1.1, told apart by content) and publishes them: a profile that says something new is the next version of its code. */
@Injectable()
export class ProfilesImporter implements Importer<ProfileRow>, OnModuleInit {
  readonly kind = 'profiles';

  constructor(
    private readonly registry: ImporterRegistry,
    private readonly frameworks: FrameworksService,
    private readonly profiles: ProfilesRepository,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  onModuleInit(): void {
    this.registry.register(this);
  }

  async read({ bytes }: ImportFile): Promise<Reading<ProfileRow>> {
    const json = parseJson(bytes);
    if (json === undefined) return this.readTable(bytes);
    const given = casePackageOf(json);
    return given === undefined ? this.readFile(json) : this.after(profilesFileOfCase(given));
  }

  private async readTable(bytes: Buffer): Promise<Reading<ProfileRow>> {
    const text = utf8Text(bytes);
    const isTable = text !== undefined && text.trim() !== '' && !isArchive(bytes) && !/^\s*[[{<]/.test(text);
    if (!isTable) return nothingBut([rejected('profiles-file-type-unknown')]);
    const lines = readCsv(text);
    if (isBroken(lines)) return nothingBut([rejected('profiles-csv-damaged', lines)]);
    const table = profilesOfCsv(lines);
    const reading = await this.after(table);
    const own = new Set(table.findings);
    return { ...reading, findings: reading.findings.map((one) => (own.has(one) ? one : table.placeOf(one))) };
  }

  /** What is to be said of the table or package as such comes before what is to be said of the profiles inside. */
  private async after({ file, findings }: Pick<CaseProfiles, 'file' | 'findings'>): Promise<Reading<ProfileRow>> {
    if (findings.some(({ severity }) => severity === 'error')) return nothingBut(findings);
    const reading = await this.readFile(file);
    return { ...reading, findings: [...findings, ...reading.findings] };
  }

  private async readFile(json: unknown): Promise<Reading<ProfileRow>> {
    const head = readProfilesHead(json);
    return readProfiles(head, head.fields.sound ? await this.known(head) : null);
  }

  /** Drafts that editors work on are left alone. */
  async apply(rows: readonly ProfileRow[], report: Report): Promise<Applied> {
    const codes = rows.map(({ code }) => code);
    const published = new Map((await this.profiles.published(codes)).map((profile) => [profile.code, profile]));
    const news = rows.filter((row) => !isKnown(row, published.get(row.code)));
    const earlier = news.flatMap(({ code }) => published.get(code) ?? []);
    await this.profiles.retire(
      earlier.map(({ id }) => id),
      this.clock.now(),
    );
    await this.profiles.insert(await this.nextVersions(news));
    await report(rows.length, rows.length);
    return { created: news.length - earlier.length, changed: earlier.length, unchanged: rows.length - news.length };
  }

  private async nextVersions(rows: readonly ProfileRow[]): Promise<readonly Profile[]> {
    const versions = await this.profiles.versions(rows.map(({ code }) => code));
    const now = this.clock.now();
    return rows.map(({ changedAt, ...row }) => {
      const version = (versions.get(row.code) ?? 0) + 1;
      const updatedAt = changedAt !== undefined && version === 1 ? new Date(changedAt) : now;
      return { ...row, id: this.ids.next(), version, state: 'published', revision: 1, publishedAt: now, updatedAt };
    });
  }

  private async known({ framework }: ProfilesHead): Promise<KnownFramework | null> {
    const found = await this.frameworks.find(framework.code, framework.edition);
    if (found === null) return null;
    const competencies = await this.frameworks.competencies(found.id);
    return { id: found.id, competencies: new Set(competencies.map(({ code }) => code)), levels: found.counts.levels };
  }
}

function nothingBut(findings: readonly Finding[]): Reading<ProfileRow> {
  return { rows: [], findings, total: 0 };
}

function isKnown(row: ProfileRow, published: Profile | undefined): boolean {
  return published?.frameworkId === row.frameworkId && sayTheSame(row, published);
}
