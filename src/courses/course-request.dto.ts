import { applyDecorators } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  MinLength,
  ValidateNested,
} from 'class-validator';

import type { EntryRequirement, Lesson } from './domain/course.js';
import { ACCESS_MODES, ACCESSIBILITY, FORMATS, LIMITS } from './domain/course-limits.js';
import { DIGCOMP } from './domain/vocabularies.js';

/** Primary language tags in lower case. */
export const Languages = (): PropertyDecorator =>
  applyDecorators(IsArray(), ArrayMaxSize(LIMITS.entries), Matches(/^[a-z]{2,3}$/, { each: true }));

export class CourseTitle {
  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(LIMITS.title)
  readonly de?: string;

  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(LIMITS.title)
  readonly en?: string;
}

export class CourseDescription {
  @ApiPropertyOptional({ description: 'Plain text; an empty line separates paragraphs' })
  @IsOptional()
  @IsString()
  @MaxLength(LIMITS.description)
  readonly de?: string;

  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(LIMITS.description)
  readonly en?: string;
}

export class LessonShape implements Lesson {
  @ApiProperty({ default: DIGCOMP })
  @IsString()
  @MaxLength(50)
  readonly vocabulary: string = DIGCOMP;

  @ApiProperty({ example: '1.1' })
  @IsString()
  @MaxLength(20)
  readonly competence!: string;

  @ApiProperty({ description: 'Entry level; 0 is open to everybody' })
  @IsInt()
  @Min(0)
  readonly from!: number;

  @ApiProperty({ description: 'Level that the course leads to' })
  @IsInt()
  @Min(1)
  readonly to!: number;
}

export class EntryRequirementShape implements EntryRequirement {
  @ApiProperty({ default: DIGCOMP })
  @IsString()
  @MaxLength(50)
  readonly vocabulary: string = DIGCOMP;

  @ApiProperty({ example: '1.1' })
  @IsString()
  @MaxLength(20)
  readonly competence!: string;

  @ApiProperty()
  @IsInt()
  @Min(1)
  readonly level!: number;
}

export class CourseRequest {
  @ApiPropertyOptional({ description: 'Short code; without one, the id' })
  @IsOptional()
  @IsString()
  @MinLength(1)
  @MaxLength(LIMITS.code)
  readonly code?: string;

  @ApiProperty({ type: CourseTitle })
  @IsObject()
  @ValidateNested()
  @Type(() => CourseTitle)
  readonly title!: CourseTitle;

  @ApiProperty({ type: CourseDescription, default: {} })
  @IsObject()
  @ValidateNested()
  @Type(() => CourseDescription)
  readonly description: CourseDescription = {};

  @ApiProperty()
  @IsString()
  @MinLength(1)
  @MaxLength(LIMITS.provider)
  readonly provider!: string;

  @ApiProperty({ type: String, format: 'uri', nullable: true, default: null, description: 'http or https' })
  @IsOptional()
  @IsString()
  @MaxLength(LIMITS.url)
  readonly url: string | null = null;

  @ApiProperty({ type: Number, nullable: true, default: null, minimum: 1, description: 'Learning time' })
  @IsOptional()
  @IsInt()
  @Max(LIMITS.minutes)
  readonly minutes: number | null = null;

  @ApiProperty({ type: Number, nullable: true, default: null, minimum: 0 })
  @IsOptional()
  @IsInt()
  @Max(LIMITS.priceCents)
  readonly priceCents: number | null = null;

  @ApiProperty({ type: [String], example: ['de'] })
  @Languages()
  readonly languages!: readonly string[];

  @ApiProperty({ enum: FORMATS, isArray: true, default: [] })
  @IsArray()
  @IsIn(FORMATS, { each: true })
  readonly formats: readonly string[] = [];

  @ApiProperty({ enum: ACCESS_MODES, isArray: true, default: [] })
  @IsArray()
  @IsIn(ACCESS_MODES, { each: true })
  readonly accessModes: readonly string[] = [];

  @ApiProperty({
    enum: ACCESSIBILITY,
    isArray: true,
    default: [],
    description: 'What helps people who see, hear or read otherwise',
  })
  @IsArray()
  @IsIn(ACCESSIBILITY, { each: true })
  readonly accessibility: readonly string[] = [];

  @ApiProperty({ type: [LessonShape], maxItems: LIMITS.entries })
  @IsArray()
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => LessonShape)
  readonly lessons!: readonly LessonShape[];

  @ApiProperty({ type: [EntryRequirementShape], default: [], maxItems: LIMITS.entries })
  @IsArray()
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => EntryRequirementShape)
  readonly requirements: readonly EntryRequirementShape[] = [];

  @ApiProperty({
    type: [String],
    default: [],
    maxItems: LIMITS.entries,
    description: 'Courses to be completed before, by id or by code',
  })
  @IsArray()
  @IsString({ each: true })
  @MaxLength(LIMITS.code, { each: true })
  readonly prerequisites: readonly string[] = [];
}
