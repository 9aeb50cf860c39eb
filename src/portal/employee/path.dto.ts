import { Type } from 'class-transformer';
import { IsIn, IsInt, IsNumber, IsUUID, Max, Min } from 'class-validator';

import { OptionalField, PageAddress } from './form-fields.js';

export const LANGUAGES = ['de', 'en'] as const;
const MOST_HOURS = 10_000;
const MOST_EUROS = 1_000_000;

/** Limits of a path as people state them: hours and euros. */
export class PathForm extends PageAddress {
  @OptionalField()
  @Type(() => Number)
  @IsNumber()
  @Min(0)
  @Max(MOST_HOURS)
  readonly hours?: number;

  @OptionalField()
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(MOST_EUROS)
  readonly budget?: number;

  @OptionalField()
  @IsIn(LANGUAGES)
  readonly language?: (typeof LANGUAGES)[number];
}

export class RequestForm {
  @IsUUID()
  readonly courseId!: string;

  @IsUUID()
  readonly programmeId!: string;

  @OptionalField()
  @IsUUID()
  readonly municipalityId?: string;
}
