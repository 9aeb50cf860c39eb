import {
  ArrayMaxSize,
  ArrayMinSize,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Max,
  Min,
} from 'class-validator';
import { Transform } from 'class-transformer';

import type { AgreementInput, ResultVisibility } from '../../municipalities/index.js';
import { IsDay } from '../../platform/http/is-day.js';
import { NumberOfForm, Trimmed } from '../shared/form-values.js';

export class DeskForm {
  @IsUUID()
  readonly municipality!: string;
}

export class ReasonForm extends DeskForm {
  @Trimmed()
  @IsString()
  @Length(1, 500)
  readonly reason!: string;
}

export class ConfirmAgreementForm extends DeskForm {
  @NumberOfForm()
  @IsInt()
  @Min(1)
  readonly version!: number;
}

export class EndAgreementForm extends ConfirmAgreementForm {
  @Trimmed()
  @IsString()
  @Length(1, 500)
  readonly reason!: string;
}

const VISIBILITIES: readonly ResultVisibility[] = ['person-only', 'hr-on-release'];

const linesOf = ({ value }: { value: unknown }): unknown =>
  typeof value === 'string' ? [...new Set(value.split('\n').map((line) => line.trim()))].filter(Boolean) : value;

/** The clauses of a works agreement as the form sends them. */
export class AgreementForm extends DeskForm {
  @Trimmed()
  @IsString()
  @Length(1, 200)
  readonly reference!: string;

  @IsDay()
  readonly agreedOn!: string;

  /** One per line. */
  @Transform(linesOf)
  @ArrayMinSize(1)
  @ArrayMaxSize(10)
  @IsString({ each: true })
  @Length(1, 200, { each: true })
  readonly purposes!: readonly string[];

  @IsIn(VISIBILITIES)
  readonly resultsVisibleTo!: ResultVisibility;

  @NumberOfForm()
  @IsInt()
  @Min(1)
  @Max(120)
  readonly retentionMonths!: number;

  @NumberOfForm()
  @IsInt()
  @Min(5)
  @Max(1000)
  readonly minimumGroupSize!: number;

  /** A box that is not ticked is not sent. */
  @IsOptional()
  @IsIn(['yes'])
  readonly remindersAllowed?: 'yes';

  @NumberOfForm()
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(90)
  readonly reminderEveryDays?: number;

  @NumberOfForm()
  @IsInt()
  @Min(0)
  @Max(730)
  readonly retakeAfterDays!: number;
}

export function agreementOf(form: AgreementForm): AgreementInput {
  const { reference, agreedOn, purposes, resultsVisibleTo, retentionMonths, minimumGroupSize, retakeAfterDays } = form;
  const { reminderEveryDays } = form;
  const remindersAllowed = form.remindersAllowed === 'yes';
  const numbers = { retentionMonths, minimumGroupSize, retakeAfterDays };
  const reminders = { remindersAllowed, ...(reminderEveryDays !== undefined && { reminderEveryDays }) };
  const clauses = { purposes, resultsVisibleTo, ...numbers, ...reminders };
  return { reference, agreedOn, clauses };
}
