import { applyDecorators } from '@nestjs/common';
import { IsArray, IsIn, IsInt, IsOptional, IsString, Length, Matches, Max, MaxLength } from 'class-validator';

import { ACCESS_MODES, ACCESSIBILITY, FORMATS, LIMITS } from '../../courses/index.js';
import { CentsOfForm, ListOfForm, NumberOfForm, Trimmed } from '../shared/form-values.js';

const Text = (length: number): PropertyDecorator => applyDecorators(Trimmed(), IsString(), MaxLength(length));
const Words = (known: readonly string[]): PropertyDecorator =>
  applyDecorators(ListOfForm(), IsArray(), IsIn(known, { each: true }));
/** One entry per row; rows that were left empty included. */
const Rows = (pattern: RegExp): PropertyDecorator =>
  applyDecorators(ListOfForm(), IsArray(), Matches(pattern, { each: true }));

const COMPETENCE = /^[\w.]{0,20}$/;
const LEVEL = /^\d{0,2}$/;

/** A course as its form sends it. What only the rule can judge is left to the rule, so that the form keeps what was written. */
export class CourseForm {
  @Text(LIMITS.title)
  readonly titleDe: string = '';

  @Text(LIMITS.title)
  readonly titleEn: string = '';

  @Text(LIMITS.description)
  readonly descriptionDe: string = '';

  @Text(LIMITS.description)
  readonly descriptionEn: string = '';

  @Trimmed()
  @IsString()
  @Length(1, LIMITS.provider)
  readonly provider: string = '';

  @Text(LIMITS.code)
  readonly code: string = '';

  @Text(LIMITS.url)
  readonly url: string = '';

  @NumberOfForm()
  @IsOptional()
  @IsInt()
  @Max(LIMITS.minutes)
  readonly minutes?: number;

  /** In euros in the form, in cents from here on. */
  @CentsOfForm()
  @IsOptional()
  @IsInt()
  @Max(LIMITS.priceCents)
  readonly price?: number;

  @Text(200)
  readonly languages: string = '';

  @Words(FORMATS)
  readonly formats: readonly string[] = [];

  @Words(ACCESS_MODES)
  readonly accessModes: readonly string[] = [];

  @Words(ACCESSIBILITY)
  readonly accessibility: readonly string[] = [];

  @Rows(COMPETENCE)
  readonly lessonCompetence: readonly string[] = [];

  @Rows(LEVEL)
  readonly lessonFrom: readonly string[] = [];

  @Rows(LEVEL)
  readonly lessonTo: readonly string[] = [];

  @Rows(COMPETENCE)
  readonly requirementCompetence: readonly string[] = [];

  @Rows(LEVEL)
  readonly requirementLevel: readonly string[] = [];

  @Text(10_000)
  readonly prerequisites: string = '';

  /** The revision that was read; nothing for a new course. */
  @NumberOfForm()
  @IsOptional()
  @IsInt()
  readonly revision?: number;

  /** After a conflict: fields in which the stored value stays. */
  @ListOfForm()
  @IsArray()
  @IsString({ each: true })
  readonly keepStored: readonly string[] = [];
}

export type EditorValues = Omit<CourseForm, 'keepStored'>;
