import { ApiProperty, ApiPropertyOptional, OmitType } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';

import { PageQuery } from '../platform/http/pagination.js';
import {
  CAREER_LEVELS,
  type CareerLevel,
  PROFILE_DOMAINS,
  PROFILE_GROUPS,
  type ProfileDomain,
  type ProfileGroup,
} from './domain/profile.js';
import {
  PROFILE_EXPORT_FORMATS,
  PROFILE_SORTS,
  type ProfileExportFormat,
  type ProfileSort,
} from './domain/profile-list.js';
import { PROFILE_STATES, type ProfileState } from './domain/profile-states.js';

export class ProfilesQuery extends PageQuery {
  @ApiPropertyOptional({
    description: 'Words or parts of them of title, summary or code; else of similar titles and codes',
  })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  readonly search?: string;

  @ApiPropertyOptional({ enum: PROFILE_STATES, description: 'Who is not an admin sees published profiles only' })
  @IsOptional()
  @IsIn(PROFILE_STATES)
  readonly state?: ProfileState;

  @ApiPropertyOptional({ enum: PROFILE_DOMAINS })
  @IsOptional()
  @IsIn(PROFILE_DOMAINS)
  readonly domain?: ProfileDomain;

  @ApiPropertyOptional({ enum: PROFILE_GROUPS })
  @IsOptional()
  @IsIn(PROFILE_GROUPS)
  readonly group?: ProfileGroup;

  @ApiPropertyOptional({ enum: CAREER_LEVELS })
  @IsOptional()
  @IsIn(CAREER_LEVELS)
  readonly careerLevel?: CareerLevel;

  @ApiPropertyOptional({ enum: PROFILE_SORTS, description: 'By code unless said otherwise; the latest change first' })
  @IsOptional()
  @IsIn(PROFILE_SORTS)
  readonly sort?: ProfileSort;
}

export class ProfileExportQuery {
  @ApiProperty({ enum: PROFILE_EXPORT_FORMATS })
  @IsIn(PROFILE_EXPORT_FORMATS)
  readonly format!: ProfileExportFormat;

  @ApiPropertyOptional({ format: 'uuid', description: 'Needed when published profiles rest on several frameworks' })
  @IsOptional()
  @IsUUID()
  readonly frameworkId?: string;
}

export class RequirementResponse {
  @ApiProperty()
  readonly competence!: string;
  @ApiProperty()
  readonly minimum!: number;
  @ApiProperty({ type: Number, nullable: true })
  readonly maximum!: number | null;
  @ApiProperty()
  readonly weight!: number;
  @ApiProperty()
  readonly essential!: boolean;
  @ApiProperty({ type: String, nullable: true })
  readonly alternative!: string | null;
}

class ProfileTextResponse {
  @ApiPropertyOptional()
  readonly de?: string;
  @ApiPropertyOptional()
  readonly en?: string;
}

export class ProfileResponse {
  @ApiProperty({ format: 'uuid' })
  readonly id!: string;
  @ApiProperty()
  readonly code!: string;
  @ApiProperty()
  readonly version!: number;
  @ApiProperty({ format: 'uuid' })
  readonly frameworkId!: string;
  @ApiProperty({ type: ProfileTextResponse })
  readonly title!: ProfileTextResponse;
  @ApiProperty({ type: ProfileTextResponse })
  readonly summary!: ProfileTextResponse;
  @ApiProperty({ enum: PROFILE_DOMAINS })
  readonly domain!: ProfileDomain;
  @ApiProperty({ enum: PROFILE_GROUPS })
  readonly group!: ProfileGroup;
  @ApiProperty({ enum: CAREER_LEVELS })
  readonly careerLevel!: CareerLevel;
  @ApiProperty({ enum: PROFILE_STATES })
  readonly state!: ProfileState;
  @ApiProperty({ description: 'Also the entity tag' })
  readonly revision!: number;
  @ApiProperty({ format: 'date-time', type: String, nullable: true })
  readonly publishedAt!: Date | null;
  @ApiProperty({ format: 'date-time', type: String })
  readonly updatedAt!: Date;
  @ApiProperty({ type: [RequirementResponse] })
  readonly requirements!: readonly RequirementResponse[];
}

export class ProfileSummaryResponse extends OmitType(ProfileResponse, ['requirements']) {}

export class ProfilePage {
  @ApiProperty({ type: [ProfileSummaryResponse] })
  readonly items!: readonly ProfileSummaryResponse[];
  @ApiProperty({ type: String, nullable: true })
  readonly next!: string | null;
}
