import { Injectable } from '@nestjs/common';

import { Parameters, tolerating } from '../platform/database/text-match.js';
import { Transaction } from '../platform/database/transaction.js';
import type {
  CareerLevel,
  Profile,
  ProfileDomain,
  ProfileGroup,
  ProfileSummary,
  RequiringProfile,
} from './domain/profile.js';
import type { ProfileSort } from './domain/profile-list.js';
import type { ProfileState } from './domain/profile-states.js';
import { type Closeness, SORT_KEYS, textMatch } from './profile-list.sql.js';
import { ProfileEntity } from './profile.entity.js';
import { RequirementEntity } from './requirement.entity.js';

export interface ProfileFilter {
  /** Words or parts of them of code, title or summary, in any spelling; else what code or title are alike. */
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

interface Chosen {
  readonly conditions: readonly string[];
  readonly tolerance: number | undefined;
}

const REQUIRING = `
  SELECT p.id, p.code, p.version, p.title, p.state, f.edition, r.competence_code AS competence
  FROM requirements r
  JOIN profiles p ON p.id = r.profile_id AND p.state IN ('draft', 'published')
  JOIN frameworks f ON f.id = p.framework_id AND f.code = $1
  WHERE r.competence_code = ANY ($2)
  ORDER BY r.competence_code, p.state = 'published' DESC, p.code, p.version`;

const ALL = 2_147_483_647;
const BEGINNING: ListPosition = { key: '', code: '', version: 0 };

const COLUMNS = `id, code, version, framework_id AS "frameworkId", title, summary, domain, career_group AS "group",
  career_level AS "careerLevel", state, revision, published_at AS "publishedAt", updated_at AS "updatedAt"`;
const WITH_REQUIREMENTS = `SELECT ${COLUMNS},
  COALESCE((SELECT json_agg(json_build_object('competence', competence_code, 'minimum', minimum, 'maximum', maximum,
      'weight', weight, 'essential', essential, 'alternative', alternative) ORDER BY competence_code)
    FROM requirements WHERE profile_id = p.id), '[]') AS requirements
  FROM profiles p`;
const PROFILES = 'profiles JOIN profile_search s ON s.profile_id = id';

@Injectable()
export class ProfilesRepository {
  constructor(private readonly transaction: Transaction) {}

  /** When a text is found nowhere by its words, in whichever spelling, those whose names are like it. */
  async list(
    filter: ProfileFilter,
    limit: number = ALL,
    { key, code, version }: ListPosition = BEGINNING,
  ): Promise<ListedProfile[]> {
    const closeness = (await this.finds(filter)) ? 'found' : 'similar';
    const parameters = new Parameters();
    const { conditions, tolerance } = chosen(filter, closeness, parameters);
    const sortKey = SORT_KEYS[filter.sort ?? 'code'];
    const after = [parameters.add(key, 'text'), parameters.add(code, 'text'), parameters.add(-version, 'integer')];
    const sql = `SELECT ${COLUMNS}, ${sortKey} AS "sortKey" FROM ${PROFILES}
      WHERE (${sortKey}, code, -version) > (${after.join(', ')}) AND ${conditions.join(' AND ')}
      ORDER BY ${sortKey}, code, -version LIMIT ${parameters.add(limit, 'integer')}`;
    return tolerating(this.transaction, tolerance, () => this.transaction.query<ListedProfile>(sql, parameters.values));
  }

  /** Whether a text is found among the profiles of a state, whatever else is chosen. */
  private async finds({ search, state }: ProfileFilter): Promise<boolean> {
    if (search === undefined) return true;
    const parameters = new Parameters();
    const { conditions } = chosen({ search, state }, 'found', parameters);
    const sql = `SELECT FROM ${PROFILES} WHERE ${conditions.join(' AND ')} LIMIT 1`;
    return (await this.transaction.query(sql, parameters.values)).length > 0;
  }

  async find(id: string): Promise<Profile | null> {
    const [profile] = await this.transaction.query<Profile>(`${WITH_REQUIREMENTS} WHERE id = $1`, [id]);
    return profile ?? null;
  }

  /** Locked until commit, so that two editors never write one draft at once. */
  async lock(id: string): Promise<Profile | null> {
    await this.transaction.query('SELECT FROM profiles WHERE id = $1 FOR NO KEY UPDATE', [id]);
    return this.find(id); // sees what was committed while it waited
  }

  published(codes: readonly string[]): Promise<Profile[]> {
    const sql = `${WITH_REQUIREMENTS} WHERE code = ANY ($1) AND state = 'published'`;
    return this.transaction.query<Profile>(sql, [codes]);
  }

  /** By code. */
  allPublished(frameworkId?: string): Promise<Profile[]> {
    const sql = `${WITH_REQUIREMENTS} WHERE state = 'published' AND ($1::uuid IS NULL OR framework_id = $1) ORDER BY code`;
    return this.transaction.query<Profile>(sql, [frameworkId]);
  }

  /** Published versions and drafts on a framework, in any edition, that ask for one of the competences: one row for each. */
  requiring(frameworkCode: string, competencies: readonly string[]): Promise<RequiringProfile[]> {
    return this.transaction.query<RequiringProfile>(REQUIRING, [frameworkCode, competencies]);
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

  /** With its requirements; what it is found by goes too. */
  async delete(id: string): Promise<void> {
    await this.transaction.table(RequirementEntity).delete({ profileId: id });
    await this.transaction.table(ProfileEntity).delete({ id });
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

  private async insertRequirements(profiles: readonly Profile[]): Promise<void> {
    const rows = profiles.flatMap(({ id, requirements }) =>
      requirements.map((requirement) => ({ profileId: id, ...requirement })),
    );
    await this.transaction.table(RequirementEntity).insert(rows);
  }
}

/** What a filter asks of a profile with its search document `s`. */
function chosen({ search, ...facets }: ProfileFilter, closeness: Closeness, parameters: Parameters): Chosen {
  const text = search === undefined ? undefined : textMatch(search, closeness, parameters);
  const { state, domain, group, careerLevel } = facets;
  const columns = { state, domain, career_group: group, career_level: careerLevel };
  const conditions = Object.entries(columns).flatMap(([column, value]) =>
    value === undefined ? [] : [`${column} = ${parameters.add(value, 'text')}`],
  );
  return { conditions: [text?.condition ?? 'true', ...conditions], tolerance: text?.tolerance };
}
