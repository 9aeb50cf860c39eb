import { IsIn, IsOptional, IsString, IsUUID, Length, MaxLength } from 'class-validator';

import { CORRECTABLE, RIGHTS } from '../../accounts/index.js';
import { EmptyIsAbsent, Trimmed } from '../shared/form-values.js';

export const TEXT_LENGTH = 4_000;

/** The address of a list. */
export class ListAddress {
  /** Continues after the page before. */
  @EmptyIsAbsent()
  @IsOptional()
  @IsString()
  @MaxLength(500)
  readonly cursor?: string;
}

/** The address of the list of requests: of one municipality, or of all that the reader serves. */
export class HandledAddress extends ListAddress {
  @EmptyIsAbsent()
  @IsOptional()
  @IsUUID()
  readonly municipality?: string;
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
