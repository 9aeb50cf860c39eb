import { applyDecorators } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsIn, IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';

import { PAGE_SIZE } from '../platform/http/pagination.js';
import {
  type CourseFacets,
  type CourseListQuery as ListQuery,
  type CourseQuery as Query,
} from './course-search.service.js';
import { type Sort, SORTS } from './course-search.sql.js';
import { COURSE_STATES } from './domain/course.js';
import { ACCESSIBILITY, FORMATS, LIMITS } from './domain/course-limits.js';
import {
  classNames,
  DURATION_CLASSES,
  type Facet,
  FACETS,
  MARKS,
  PRICE_CLASSES,
  type Selection,
} from './domain/facets.js';

const MOST_CHOSEN = 50;
const MOST_LISTED = 500;

/** A parameter that may be given several times. */
const Chosen = (description: string, known?: readonly string[]): PropertyDecorator =>
  applyDecorators(
    ApiPropertyOptional({ type: String, isArray: true, description, ...(known && { enum: known }) }),
    Transform(({ value }: { value: unknown }): unknown => (value === undefined ? undefined : [value].flat())),
    IsOptional(),
    IsArray(),
    ArrayMaxSize(MOST_CHOSEN),
    ...(known ? [IsIn(known, { each: true })] : [IsString({ each: true }), MaxLength(LIMITS.provider, { each: true })]),
  );

export class CourseQuery {
  @ApiPropertyOptional({
    description: 'Words in any spelling (Buergerbuero finds Bürgerbüro), with typing errors, German or English',
  })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  readonly q?: string;

  @ApiPropertyOptional({ description: 'Part of a title, a code or a provider, exactly as it is written' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  readonly search?: string;

  @ApiPropertyOptional({ minimum: 1 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(LIMITS.minutes)
  readonly maxMinutes?: number;

  @Chosen('Any of these providers')
  readonly provider?: readonly string[];

  @Chosen('Teaches any of these competences, by code such as 1.1')
  readonly competence?: readonly string[];

  @Chosen('In any of these languages, such as de')
  readonly language?: readonly string[];

  @Chosen('Held in any of these ways', FORMATS)
  readonly format?: readonly string[];

  @Chosen('With all of these', ACCESSIBILITY)
  readonly accessibility?: readonly string[];

  @Chosen('For one person, in euros', classNames(PRICE_CLASSES))
  readonly price?: readonly string[];

  @Chosen('Learning time in hours', classNames(DURATION_CLASSES))
  readonly duration?: readonly string[];

  @Chosen('Published, if not said; another than published: admins only', COURSE_STATES)
  readonly state?: readonly string[];

  @Chosen('With any of these marks', MARKS)
  readonly mark?: readonly string[];
}

export class CourseListQuery extends CourseQuery {
  @ApiPropertyOptional({
    enum: SORTS,
    default: 'relevance',
    description: 'Relevance: by title where nothing is searched',
  })
  @IsOptional()
  @IsIn(SORTS)
  readonly sort?: Sort;

  @ApiPropertyOptional({ description: 'Continue after this page: the `next` of the page before.' })
  @IsOptional()
  @IsString()
  @MaxLength(2_000)
  readonly cursor?: string;

  @ApiPropertyOptional({ minimum: 1, maximum: MOST_LISTED, default: PAGE_SIZE })
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(MOST_LISTED)
  readonly limit: number = PAGE_SIZE;
}

/** The same in the service's words. */
export function queryOf(query: CourseQuery): Query {
  const selection: Selection = Object.fromEntries(FACETS.map((facet) => [facet, query[facet] ?? []]));
  return { q: query.q, search: query.search, maxMinutes: query.maxMinutes, selection };
}

export function listQueryOf(query: CourseListQuery): ListQuery {
  return { ...queryOf(query), sort: query.sort, cursor: query.cursor, limit: query.limit };
}

class FacetValue {
  @ApiProperty()
  readonly value!: string;
  @ApiProperty({ description: 'Courses that have it and fit what is chosen in the other facets' })
  readonly count!: number;
  @ApiProperty()
  readonly selected!: boolean;
}

class FacetResponse {
  @ApiProperty({ enum: FACETS })
  readonly facet!: Facet;
  @ApiProperty({ type: [FacetValue] })
  readonly values!: readonly FacetValue[];
}

export class CourseFacetsResponse implements CourseFacets {
  @ApiProperty({ description: 'Courses that fit' })
  readonly total!: number;
  @ApiProperty({ type: [FacetResponse] })
  readonly facets!: readonly FacetResponse[];
}
