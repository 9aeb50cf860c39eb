import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
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
  PROFILE_DOMAINS,
  PROFILE_GROUPS,
  type ProfileDomain,
  type ProfileGroup,
} from './domain/profile.js';

const HIGHEST_LEVEL = 20;

class ProfileText {
  @ApiProperty()
  @IsString()
  @MinLength(1)
  @MaxLength(1000)
  readonly de!: string;

  @ApiPropertyOptional()
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

  @ApiProperty({ minimum: 1, maximum: 5 })
  @IsInt()
  @Min(1)
  @Max(5)
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

  @ApiProperty({ type: [RequirementInput] })
  @IsArray()
  @ArrayMaxSize(100)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => RequirementInput)
  readonly requirements!: readonly RequirementInput[];
}

export class NewProfileInput extends ProfileInput {
  @ApiProperty({ description: 'Names the post through all versions', example: 'buergerbuero' })
  @Matches(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  @MaxLength(60)
  readonly code!: string;

  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  readonly frameworkId!: string;
}
