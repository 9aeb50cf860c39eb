import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';

import { PageQuery } from '../platform/http/pagination.js';
import { CourseDescription, CourseTitle, EntryRequirementShape, LessonShape } from './course-request.dto.js';
import { type Course, COURSE_STATES, type CourseState } from './domain/course.js';
import { ACCESS_MODES, ACCESSIBILITY, FORMATS, LIMITS } from './domain/course-limits.js';

export class CourseListQuery extends PageQuery {
  @ApiPropertyOptional({
    enum: COURSE_STATES,
    default: 'published',
    description: 'Another than published: admins only',
  })
  @IsOptional()
  @IsIn(COURSE_STATES)
  readonly state?: CourseState;

  @ApiPropertyOptional({ description: 'Part of a title, a code or a provider' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  readonly search?: string;

  @ApiPropertyOptional({ example: '1.1' })
  @IsOptional()
  @IsString()
  @MaxLength(20)
  readonly competence?: string;

  @ApiPropertyOptional({ example: 'de' })
  @IsOptional()
  @IsString()
  @MaxLength(10)
  readonly language?: string;

  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(LIMITS.provider)
  readonly provider?: string;

  @ApiPropertyOptional({ minimum: 1 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(LIMITS.minutes)
  readonly maxMinutes?: number;
}

export class CourseResponse implements Course {
  @ApiProperty({ format: 'uuid' })
  readonly id!: string;
  @ApiProperty()
  readonly code!: string;
  @ApiProperty({ type: CourseTitle })
  readonly title!: CourseTitle;
  @ApiProperty({ type: CourseDescription })
  readonly description!: CourseDescription;
  @ApiProperty()
  readonly provider!: string;
  @ApiProperty({ type: String, nullable: true })
  readonly url!: string | null;
  @ApiProperty({ type: Number, nullable: true })
  readonly minutes!: number | null;
  @ApiProperty({ type: Number, nullable: true })
  readonly priceCents!: number | null;
  @ApiProperty({ type: [String] })
  readonly languages!: readonly string[];
  @ApiProperty({ enum: FORMATS, isArray: true })
  readonly formats!: readonly string[];
  @ApiProperty({ enum: ACCESS_MODES, isArray: true })
  readonly accessModes!: readonly string[];
  @ApiProperty({ enum: ACCESSIBILITY, isArray: true })
  readonly accessibility!: readonly string[];
  @ApiProperty({ type: [LessonShape] })
  readonly lessons!: readonly LessonShape[];
  @ApiProperty({ type: [EntryRequirementShape] })
  readonly requirements!: readonly EntryRequirementShape[];
  @ApiProperty({ type: [String], description: 'Ids of the courses to be completed before' })
  readonly prerequisites!: readonly string[];
  @ApiProperty({ enum: COURSE_STATES })
  readonly state!: CourseState;
  @ApiProperty({ description: 'Also the ETag' })
  readonly revision!: number;
  @ApiProperty({ format: 'date-time', type: String })
  readonly updatedAt!: Date;
}

export class CoursePage {
  @ApiProperty({ type: [CourseResponse] })
  readonly items!: readonly CourseResponse[];
  @ApiProperty({ type: String, nullable: true })
  readonly next!: string | null;
}
