import { IsIn, IsInt, IsNumber, IsOptional, IsString, IsUUID, Max, MaxLength, Min } from 'class-validator';

import { FORMATS } from '../../courses/index.js';
import { MARK_LIMITS } from '../../paths/index.js';
import { OptionalField, PageAddress } from '../employee/form-fields.js';
import { NumberOfForm, Trimmed } from '../shared/form-values.js';

export const LANGUAGES = ['de', 'en'] as const;
export const MOST = { hours: 10_000, euros: 1_000_000, vouchers: 100 } as const;

/** Limits of a path as people state them: hours, euros, what a course must be like. They stand in the address. */
export class PathForm extends PageAddress {
  @NumberOfForm()
  @IsOptional()
  @IsNumber()
  @Min(0)
  @Max(MOST.hours)
  readonly hours?: number;

  @NumberOfForm()
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(MOST.euros)
  readonly budget?: number;

  @NumberOfForm()
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(MOST.vouchers)
  readonly vouchers?: number;

  @OptionalField()
  @IsIn(LANGUAGES)
  readonly language?: (typeof LANGUAGES)[number];

  @OptionalField()
  @IsIn(FORMATS)
  readonly format?: string;

  @OptionalField()
  @IsIn(['yes'])
  readonly accessible?: 'yes';
}

/** The same, with the course that is looked for. */
export class WhyNotForm extends PathForm {
  @OptionalField()
  @IsString()
  @MaxLength(200)
  readonly q?: string;
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

/** Takes back what was said of a course. */
export class UnmarkForm {
  @IsUUID()
  readonly courseId!: string;

  /** The page to return to. */
  @OptionalField()
  @IsString()
  @MaxLength(2_000)
  readonly back?: string;
}

export class PinForm extends UnmarkForm {
  @OptionalField()
  @IsUUID()
  readonly municipalityId?: string;
}

export class DismissalForm extends PinForm {
  @Trimmed()
  @OptionalField()
  @IsString()
  @MaxLength(MARK_LIMITS.reason)
  readonly reason?: string;
}
