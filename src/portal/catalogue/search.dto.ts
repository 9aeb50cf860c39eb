import { applyDecorators } from '@nestjs/common';
import { Transform } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsIn, IsOptional, IsString, MaxLength } from 'class-validator';

import { type CourseQuery, COURSE_SORTS, type CourseSort, FACETS } from '../../courses/index.js';
import { EmptyIsAbsent } from '../shared/form-values.js';

const MOST_CHOSEN = 50;

const Optional = (length: number): PropertyDecorator =>
  applyDecorators(EmptyIsAbsent(), IsOptional(), IsString(), MaxLength(length));

/** Ticked boxes of one facet; a value that no course has finds nothing and hurts nobody. */
const Ticked = (): PropertyDecorator =>
  applyDecorators(
    Transform(({ value }: { value: unknown }): unknown =>
      [value].flat().filter((one) => one !== undefined && one !== ''),
    ),
    IsArray(),
    ArrayMaxSize(MOST_CHOSEN),
    IsString({ each: true }),
    MaxLength(200, { each: true }),
  );

/** A search as address: the same link shows another person the same view. */
export class SearchForm {
  @Optional(200)
  readonly q?: string;

  @EmptyIsAbsent()
  @IsOptional()
  @IsIn(COURSE_SORTS)
  readonly sort?: CourseSort;

  @Optional(2_000)
  readonly cursor?: string;

  @Optional(40)
  readonly done?: string;

  @Ticked()
  readonly provider: readonly string[] = [];

  @Ticked()
  readonly competence: readonly string[] = [];

  @Ticked()
  readonly language: readonly string[] = [];

  @Ticked()
  readonly format: readonly string[] = [];

  @Ticked()
  readonly accessibility: readonly string[] = [];

  @Ticked()
  readonly price: readonly string[] = [];

  @Ticked()
  readonly duration: readonly string[] = [];

  @Ticked()
  readonly state: readonly string[] = [];

  @Ticked()
  readonly mark: readonly string[] = [];
}

export function queryOf(form: SearchForm): CourseQuery {
  return { q: form.q, selection: Object.fromEntries(FACETS.map((facet) => [facet, form[facet]])) };
}

/** The address of the same search, except for what is said here. */
export function addressOf(
  path: string,
  form: SearchForm,
  more: { readonly sort?: CourseSort; cursor?: string },
): string {
  const sort = more.sort ?? form.sort;
  const chosen = FACETS.flatMap((facet) => form[facet].map((value) => [facet, value]));
  const query = new URLSearchParams([
    ...(form.q === undefined ? [] : [['q', form.q]]),
    ...chosen,
    ...(sort === undefined ? [] : [['sort', sort]]),
    ...(more.cursor === undefined ? [] : [['cursor', more.cursor]]),
  ]).toString();
  return query === '' ? path : `${path}?${query}`;
}
