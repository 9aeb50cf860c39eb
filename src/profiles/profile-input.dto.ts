import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
  MinLength,
  ValidateNested,
} from 'class-validator';

import {
  CAREER_LEVELS,
  type CareerLevel,
  PROFILE_CODE,
  PROFILE_DOMAINS,
  PROFILE_GROUPS,
  type ProfileDomain,
  type ProfileGroup,
} from './domain/profile.js';
import { HIGHEST_WEIGHT, REQUIREMENTS_LIMIT } from './domain/requirements.js';

const HIGHEST_LEVEL = 20;

/** Spaces around a text say nothing. */
const Trimmed = (): PropertyDecorator =>
  Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value));

class ProfileText {
  @ApiProperty()
  @Trimmed()
  @IsString()
  @MinLength(1)
  @MaxLength(1000)
  readonly de!: string;

  @ApiPropertyOptional()
  @Trimmed()
  @IsOptional()
  @IsString()
  @MinLength(1)
  @MaxLength(1000)
  readonly en?: string;
}

class RequirementInput {
  @ApiProperty({ description: 'Code of a competence of the framework' })
  @IsString()
  @MaxLength(20)
  readonly competence!: string;

  @ApiProperty({ description: 'Fine level that the post needs' })
  @IsInt()
  @Min(1)
  @Max(HIGHEST_LEVEL)
  readonly minimum!: number;

  @ApiPropertyOptional({
    type: Number,
    nullable: true,
    description: 'Fine level above which it is more than the post asks for',
  })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(HIGHEST_LEVEL)
  readonly maximum: number | null = null;

  @ApiProperty({ minimum: 1, maximum: HIGHEST_WEIGHT })
  @IsInt()
  @Min(1)
  @Max(HIGHEST_WEIGHT)
  readonly weight!: number;

  @ApiProperty()
  @IsBoolean()
  readonly essential!: boolean;

  @ApiPropertyOptional({
    type: String,
    nullable: true,
    description: 'The same letter on two or more: one of them is enough',
  })
  @IsOptional()
  @Matches(/^[A-Z]$/)
  readonly alternative: string | null = null;
}

export class ProfileInput {
  @ApiProperty({ type: ProfileText })
  @IsObject()
  @ValidateNested()
  @Type(() => ProfileText)
  readonly title!: ProfileText;

  @ApiProperty({ type: ProfileText })
  @IsObject()
  @ValidateNested()
  @Type(() => ProfileText)
  readonly summary!: ProfileText;

  @ApiProperty({ enum: PROFILE_DOMAINS })
  @IsIn(PROFILE_DOMAINS)
  readonly domain!: ProfileDomain;

  @ApiProperty({ enum: PROFILE_GROUPS })
  @IsIn(PROFILE_GROUPS)
  readonly group!: ProfileGroup;

  @ApiProperty({ enum: CAREER_LEVELS })
  @IsIn(CAREER_LEVELS)
  readonly careerLevel!: CareerLevel;

  @ApiProperty({ type: [RequirementInput], maxItems: REQUIREMENTS_LIMIT })
  @IsArray()
  @ArrayMaxSize(REQUIREMENTS_LIMIT)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => RequirementInput)
  readonly requirements!: readonly RequirementInput[];
}

export class ProfileCodeInput {
  @ApiProperty({ description: 'Names the post through all versions', example: 'buergerbuero' })
  @Matches(PROFILE_CODE)
  @MaxLength(60)
  readonly code!: string;
}

export class NewProfileInput extends ProfileInput {
  @ApiProperty({ description: 'Names the post through all versions', example: 'buergerbuero' })
  @Matches(PROFILE_CODE)
  @MaxLength(60)
  readonly code!: string;

  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  readonly frameworkId!: string;
}

export const NEXT_EDITIONS = ['same', 'newest'] as const;

export class NextVersionQuery {
  @ApiPropertyOptional({
    enum: NEXT_EDITIONS,
    description:
      'The edition of the framework to stand on: on the newest, nothing is asked for that was withdrawn there',
  })
  @IsOptional()
  @IsIn(NEXT_EDITIONS)
  readonly edition: (typeof NEXT_EDITIONS)[number] = 'same';
}
