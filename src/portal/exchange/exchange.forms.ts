import { IsIn, IsInt, IsOptional, IsString, Length, Max, Min } from 'class-validator';

import { NumberOfForm, Trimmed } from '../shared/form-values.js';

export class SourceForm {
  @Trimmed()
  @IsString()
  @Length(1, 2_000)
  readonly address!: string;

  @Trimmed()
  @IsString()
  @Length(1, 200)
  readonly provider!: string;

  @NumberOfForm()
  @IsInt()
  @Min(1)
  @Max(8_784)
  readonly intervalHours!: number;

  /** A box that is not ticked is not sent. */
  @IsOptional()
  @IsIn(['yes'])
  readonly paused?: 'yes';
}

export class PlatformForm {
  @Trimmed()
  @IsString()
  @Length(1, 200)
  readonly name!: string;

  @Trimmed()
  @IsString()
  @Length(1, 200)
  readonly provider!: string;
}
