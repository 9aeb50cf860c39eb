import { IsArray, IsIn, IsInt, IsISO8601, IsOptional, IsString, Length, Max, MaxLength, Min } from 'class-validator';

import type { DistributionInput, NewProgramme } from '../../vouchers/index.js';
import { APPORTIONMENT_METHODS } from '../../vouchers/index.js';
import { CentsOfForm, EmptyIsAbsent, ListOfForm, NumberOfForm, Trimmed } from '../shared/form-values.js';

const MOST_VOUCHERS = 10_000_000;
const TEN_YEARS_DAYS = 3_660;
const MOST_CENTS = 100_000_000;

/** A new programme as its form sends it. */
export class ProgrammeForm {
  @Trimmed()
  @IsString()
  @Length(1, 200)
  readonly titleDe!: string;

  @Trimmed()
  @EmptyIsAbsent()
  @IsOptional()
  @MaxLength(200)
  readonly titleEn?: string;

  @NumberOfForm()
  @IsInt()
  @Min(1)
  @Max(MOST_VOUCHERS)
  readonly total!: number;

  @NumberOfForm()
  @IsInt()
  @Min(0)
  @Max(MOST_VOUCHERS)
  readonly reserve!: number;

  @IsISO8601({ strict: true })
  @Length(10, 10)
  readonly startsOn!: string;

  @IsISO8601({ strict: true })
  @Length(10, 10)
  readonly endsOn!: string;

  @NumberOfForm()
  @IsInt()
  @Min(1)
  @Max(TEN_YEARS_DAYS)
  readonly validityDays!: number;

  @NumberOfForm()
  @IsInt()
  @Min(1)
  @Max(100)
  readonly limitPerYear!: number;

  /** In euros in the form, in cents from here on. */
  @CentsOfForm()
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(MOST_CENTS)
  readonly maxPrice?: number;

  @NumberOfForm()
  @IsInt()
  @Min(0)
  @Max(365)
  readonly objectionDays!: number;
}

export function programmeOf({ titleDe, titleEn, maxPrice, ...rest }: ProgrammeForm): NewProgramme {
  const title = titleEn === undefined ? { de: titleDe } : { de: titleDe, en: titleEn };
  return { ...rest, title, maxPriceCents: maxPrice ?? null, courseIds: [] };
}

export const WEIGHTS: readonly DistributionInput['weights'][] = ['population', 'headcount', 'equal'];

/** How to distribute, as address and as form; without a method the form has not been sent yet. */
export class DistributionForm {
  @IsOptional()
  @IsIn(APPORTIONMENT_METHODS)
  readonly method?: DistributionInput['method'];

  @IsOptional()
  @IsIn(WEIGHTS)
  readonly weights?: DistributionInput['weights'];

  @NumberOfForm()
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(MOST_VOUCHERS)
  readonly minimum?: number;

  @NumberOfForm()
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(MOST_VOUCHERS)
  readonly maximum?: number;

  @ListOfForm()
  @IsArray()
  @IsString({ each: true })
  @MaxLength(40, { each: true })
  readonly exclude: readonly string[] = [];
}

/** Before anything is chosen: by population over all administrations but the districts, whose people count elsewhere. */
const FIRST: DistributionInput = {
  method: 'sainte-lague',
  weights: 'population',
  minimum: 0,
  maximum: null,
  exclude: ['district'],
};

export function distributionOf({ method, weights, minimum, maximum, exclude }: DistributionForm): DistributionInput {
  if (method === undefined) return FIRST;
  return { method, weights: weights ?? FIRST.weights, minimum: minimum ?? 0, maximum: maximum ?? null, exclude };
}

export class ConfirmVersionForm {
  @NumberOfForm()
  @IsInt()
  @Min(1)
  readonly version!: number;
}
