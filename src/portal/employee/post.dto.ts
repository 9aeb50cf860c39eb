import { IsIn, IsString, IsUUID, MaxLength } from 'class-validator';

import type { CareerLevel, ProfileDomain, ProfileGroup } from '../../profiles/index.js';
import { OptionalField, PageAddress } from './form-fields.js';

export const DOMAINS = [
  'cross-cutting',
  'social-services',
  'it',
  'tax',
  'justice',
  'education',
] as const satisfies readonly ProfileDomain[];
export const GROUPS = ['specialist', 'leadership'] as const satisfies readonly ProfileGroup[];
export const CAREER_LEVELS = ['clerk', 'officer', 'decision-maker'] as const satisfies readonly CareerLevel[];

export class PostQuery extends PageAddress {
  @OptionalField()
  @IsString()
  @MaxLength(100)
  readonly search?: string;

  @OptionalField()
  @IsIn(DOMAINS)
  readonly domain?: ProfileDomain;

  @OptionalField()
  @IsIn(GROUPS)
  readonly group?: ProfileGroup;

  @OptionalField()
  @IsIn(CAREER_LEVELS)
  readonly careerLevel?: CareerLevel;

  /** The facets are the answers of who does not know which post is theirs. */
  @OptionalField()
  @IsIn(['yes'])
  readonly unsure?: 'yes';

  @OptionalField()
  @IsString()
  @MaxLength(500)
  readonly cursor?: string;
}

export class ChoosePostForm {
  @IsUUID()
  readonly profileId!: string;

  @OptionalField()
  @IsUUID()
  readonly municipalityId?: string;
}
