import { IsInt, IsISO8601, IsOptional, IsString, Length, Max, MaxLength, Min } from 'class-validator';

import type { NewProgramme } from '../../vouchers/index.js';
import { CentsOfForm, EmptyIsAbsent, NumberOfForm, Trimmed } from '../shared/form-values.js';

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

const NO_RULES = { providers: [], competences: [], approval: 'hr' } as const;

export function programmeOf({ titleDe, titleEn, maxPrice, ...rest }: ProgrammeForm): NewProgramme {
  const title = titleEn === undefined ? { de: titleDe } : { de: titleDe, en: titleEn };
  return { ...rest, title, maxPriceCents: maxPrice ?? null, courseIds: [], ...NO_RULES };
}

export class ConfirmVersionForm {
  @NumberOfForm()
  @IsInt()
  @Min(1)
  readonly version!: number;
}
