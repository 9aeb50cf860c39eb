import { IsIn, IsOptional, IsString, IsUUID, Length, MaxLength } from 'class-validator';

import { CORRECTABLE, RIGHTS } from '../../accounts/index.js';
import { EmptyIsAbsent, Trimmed } from '../shared/form-values.js';

export const TEXT_LENGTH = 4_000;

export class AccessSearch {
  /** Continues after the page before. */
  @EmptyIsAbsent()
  @IsOptional()
  @IsString()
  @MaxLength(500)
  readonly cursor?: string;
}

export class AskRightForm {
  @IsIn(RIGHTS)
  readonly right!: (typeof RIGHTS)[number];

  @Trimmed()
  @IsString()
  @Length(1, TEXT_LENGTH)
  readonly text!: string;

  @EmptyIsAbsent()
  @IsOptional()
  @IsUUID()
  readonly municipality?: string;

  @EmptyIsAbsent()
  @IsOptional()
  @IsIn(CORRECTABLE)
  readonly field?: (typeof CORRECTABLE)[number];

  @EmptyIsAbsent()
  @Trimmed()
  @IsOptional()
  @IsString()
  @MaxLength(100)
  readonly value?: string;
}

export class ExtendForm {
  @Trimmed()
  @IsString()
  @Length(1, TEXT_LENGTH)
  readonly reason!: string;
}

export class AnswerForm {
  @IsIn(['granted', 'refused'])
  readonly outcome!: 'granted' | 'refused';

  @Trimmed()
  @IsString()
  @Length(1, TEXT_LENGTH)
  readonly text!: string;
}
