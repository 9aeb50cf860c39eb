import { IsIn, IsInt, IsOptional, IsString, Length, Min } from 'class-validator';

import { AGREEMENT_STANDINGS, type AgreementStanding } from '../../municipalities/index.js';
import { EmptyIsAbsent, NumberOfForm, Trimmed } from '../shared/form-values.js';
import { MunicipalityListAddress } from '../shared/municipality-list.js';

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

export class AgreementsQuery extends MunicipalityListAddress {
  @EmptyIsAbsent()
  @IsOptional()
  @IsIn(AGREEMENT_STANDINGS)
  readonly standing?: AgreementStanding;
}
