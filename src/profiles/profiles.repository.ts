import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';

import { Transaction } from '../platform/database/transaction.js';
import type {
  CareerLevel,
  Profile,
  ProfileDomain,
  ProfileGroup,
  ProfileSummary,
  Requirement,
} from './domain/profile.js';
import type { ProfileSort } from './domain/profile-list.js';
import type { ProfileState } from './domain/profile-states.js';
import { ProfileEntity } from './profile.entity.js';
import { RequirementEntity } from './requirement.entity.js';

export interface ProfileFilter {
  /** Part of the title or summary in either language, or of the code. */
  readonly search?: string;
  readonly state?: ProfileState;
  readonly domain?: ProfileDomain;
  readonly group?: ProfileGroup;
  readonly careerLevel?: CareerLevel;
  /** By code, unless said otherwise. */
  readonly sort?: ProfileSort;
}

/** A profile with its place in the list: within equal keys they go by code, the newest version of a code first. */
export interface ListedProfile extends ProfileSummary {
  readonly sortKey: string;
}

export interface ListPosition {
  readonly key: string;
  readonly code: string;
  readonly version: number;
}

const ALL = 2_147_483_647;
const BEGINNING: ListPosition = { key: '', code: '', version: 0 };

/** Texts that rise in the order of the list; the latest change comes first. */
const SORT_KEYS: Readonly<Record<ProfileSort, string>> = {
  code: `code`,
  title: `lower(coalesce(title->>'de', title->>'en', ''))`,
  state: `CASE state WHEN 'draft' THEN '1' WHEN 'published' THEN '2' ELSE '3' END`,
  changed: `to_char(9e15::bigint - (extract(epoch FROM updated_at) * 1000000)::bigint, 'FM0000000000000000')`,
};

const listBy = (sort: ProfileSort): string => `
  SELECT id, code, version, framework_id AS "frameworkId", title, summary, domain, career_group AS "group",
    career_level AS "careerLevel", state, revision, published_at AS "publishedAt", updated_at AS "updatedAt",
    ${SORT_KEYS[sort]} AS "sortKey"
  FROM profiles
  WHERE (${SORT_KEYS[sort]}, code, -version) > ($9, $1, $2)
    AND ($3::text IS NULL OR state = $3) AND ($4::text IS NULL OR domain = $4)
    AND ($5::text IS NULL OR career_group = $5) AND ($6::text IS NULL OR career_level = $6)
    AND ($7::text IS NULL OR concat_ws(' ', code, title->>'de', title->>'en', summary->>'de', summary->>'en') ILIKE $7)
  ORDER BY ${SORT_KEYS[sort]}, code, -version
  LIMIT $8`;

@Injectable()
export class ProfilesRepository {
  constructor(private readonly transaction: Transaction) {}

  list(
    { search, sort = 'code', ...facets }: ProfileFilter,
    limit: number = ALL,
    after: ListPosition = BEGINNING,
  ): Promise<ListedProfile[]> {
    const pattern = search === undefined ? null : `%${search.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
    const { state = null, domain = null, group = null, careerLevel = null } = facets;
    return this.transaction.query<ListedProfile>(listBy(sort), [
      after.code,
      -after.version,
      state,
      domain,
      group,
      careerLevel,
      pattern,
      limit,
      after.key,
    ]);
  }

  async find(id: string): Promise<Profile | null> {
    return this.complete(await this.transaction.table(ProfileEntity).findOneBy({ id }));
  }

  /** Locked until commit, so that two editors never write one draft at once. */
  async lock(id: string): Promise<Profile | null> {
    const row = await this.transaction
      .table(ProfileEntity)
      .findOne({ where: { id }, lock: { mode: 'for_no_key_update' } });
    return this.complete(row);
  }

  async published(codes: readonly string[]): Promise<Profile[]> {
    return this.completeAll(
      await this.transaction.table(ProfileEntity).findBy({ code: In([...codes]), state: 'published' }),
    );
  }

  /** By code. */
  async allPublished(frameworkId?: string): Promise<Profile[]> {
    const where = { state: 'published', ...(frameworkId !== undefined && { frameworkId }) } as const;
    return this.completeAll(await this.transaction.table(ProfileEntity).find({ where, order: { code: 'ASC' } }));
  }

  /** Highest version per code, whatever its state. */
  async versions(codes: readonly string[]): Promise<ReadonlyMap<string, number>> {
    const rows = await this.transaction.query<Pick<ListPosition, 'code' | 'version'>>(
      `SELECT code, max(version) AS version FROM profiles WHERE code = ANY($1) GROUP BY code`,
      [codes],
    );
    return new Map(rows.map(({ code, version }) => [code, version]));
  }

  async insert(profiles: readonly Profile[]): Promise<void> {
    const rows = profiles.map(({ requirements: _, ...row }) => row);
    await this.transaction.table(ProfileEntity).insert(rows);
    await this.insertRequirements(profiles);
  }

  async replace({ requirements, ...row }: Profile): Promise<void> {
    const { id, ...change } = row;
    await this.transaction.table(ProfileEntity).update({ id }, change);
    await this.transaction.table(RequirementEntity).delete({ profileId: id });
    await this.insertRequirements([{ ...row, requirements }]);
  }

  async setState(id: string, change: Pick<Profile, 'state' | 'revision' | 'publishedAt' | 'updatedAt'>): Promise<void> {
    await this.transaction.table(ProfileEntity).update({ id }, change);
  }

  async retire(ids: readonly string[], now: Date): Promise<void> {
    await this.transaction.query(
      `UPDATE profiles SET state = 'retired', revision = revision + 1, updated_at = $2 WHERE id = ANY($1) AND state = 'published'`,
      [ids, now],
    );
  }

  private async complete(row: ProfileEntity | null): Promise<Profile | null> {
    if (row === null) return null;
    return { ...row, requirements: (await this.requirementsOf([row.id])).get(row.id) ?? [] };
  }

  private async completeAll(rows: readonly ProfileEntity[]): Promise<Profile[]> {
    const requirements = await this.requirementsOf(rows.map(({ id }) => id));
    return rows.map((row) => ({ ...row, requirements: requirements.get(row.id) ?? [] }));
  }

  private async requirementsOf(ids: readonly string[]): Promise<ReadonlyMap<string, Requirement[]>> {
    const rows = await this.transaction
      .table(RequirementEntity)
      .find({ where: { profileId: In([...ids]) }, order: { competence: 'ASC' } });
    const found = new Map<string, Requirement[]>(ids.map((id) => [id, []]));
    for (const { profileId, ...requirement } of rows) found.get(profileId)?.push(requirement);
    return found;
  }

  private async insertRequirements(profiles: readonly Profile[]): Promise<void> {
    const rows = profiles.flatMap(({ id, requirements }) =>
      requirements.map((requirement) => ({ profileId: id, ...requirement })),
    );
    await this.transaction.table(RequirementEntity).insert(rows);
  }
}
