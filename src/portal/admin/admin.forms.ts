import { IsIn, IsInt, IsOptional, IsString, Length, MaxLength, Min } from 'class-validator';

import { AGREEMENT_STANDINGS, type AgreementStanding } from '../../municipalities/index.js';
import { EmptyIsAbsent, NumberOfForm, Trimmed } from '../shared/form-values.js';

export class ConfirmVersionForm {
  @NumberOfForm()
  @IsInt()
  @Min(1)
  readonly version!: number;
}

export class EndVersionForm extends ConfirmVersionForm {
  @Trimmed()
  @IsString()
  @Length(1, 500)
  readonly reason!: string;
}

export class AgreementsQuery {
  @IsOptional()
  @IsString()
  @MaxLength(100)
  readonly search?: string;

  @EmptyIsAbsent()
  @IsOptional()
  @IsIn(AGREEMENT_STANDINGS)
  readonly standing?: AgreementStanding;

  @IsOptional()
  @IsString()
  @MaxLength(500)
  readonly cursor?: string;

  /** What a form has just done. */
  @IsOptional()
  @IsString()
  readonly done?: string;
}
