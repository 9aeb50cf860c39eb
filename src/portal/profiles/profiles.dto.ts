import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsUUID, Matches, MaxLength, Min } from 'class-validator';

import {
  CAREER_LEVELS,
  type CareerLevel,
  PROFILE_CODE,
  PROFILE_EXPORT_FORMATS,
  type ProfileExportFormat,
  PROFILE_DOMAINS,
  PROFILE_GROUPS,
  PROFILE_SORTS,
  PROFILE_STATES,
  type ProfileDomain,
  type ProfileGroup,
  type ProfileSort,
  type ProfileState,
} from '../../profiles/index.js';
import { EmptyIsAbsent, Trimmed } from '../shared/form-values.js';

/** The list's address: what is looked for, in which order, from where on. */
export class ProfilesForm {
  @Trimmed()
  @EmptyIsAbsent()
  @IsOptional()
  @MaxLength(100)
  readonly search?: string;

  @EmptyIsAbsent()
  @IsOptional()
  @IsIn(PROFILE_DOMAINS)
  readonly domain?: ProfileDomain;

  @EmptyIsAbsent()
  @IsOptional()
  @IsIn(PROFILE_GROUPS)
  readonly group?: ProfileGroup;

  @EmptyIsAbsent()
  @IsOptional()
  @IsIn(CAREER_LEVELS)
  readonly careerLevel?: CareerLevel;

  @EmptyIsAbsent()
  @IsOptional()
  @IsIn(PROFILE_STATES)
  readonly state?: ProfileState;

  @EmptyIsAbsent()
  @IsOptional()
  @IsIn(PROFILE_SORTS)
  readonly sort?: ProfileSort;

  @IsOptional()
  @MaxLength(1000)
  readonly cursor?: string;

  @IsOptional()
  @MaxLength(40)
  readonly done?: string;
}

export class CompareForm {
  @IsUUID()
  readonly a!: string;

  @IsUUID()
  readonly b!: string;
}

export class DeleteForm {
  /** What the asking page showed. */
  @Type(() => Number)
  @IsInt()
  @Min(1)
  readonly revision!: number;
}

export class CopyForm {
  @Trimmed()
  @Matches(PROFILE_CODE)
  @MaxLength(60)
  readonly code!: string;
}

export class ExportForm {
  @IsIn(PROFILE_EXPORT_FORMATS)
  readonly format!: ProfileExportFormat;

  @IsOptional()
  @IsUUID()
  readonly frameworkId?: string;
}

export class NextVersionForm {
  @IsOptional()
  @IsIn(['same', 'newest'])
  readonly edition: 'same' | 'newest' = 'same';
}
