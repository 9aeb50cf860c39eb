import { Transform } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsIn, IsOptional, IsString, Length, MaxLength } from 'class-validator';

import { EmptyIsAbsent, Trimmed } from '../shared/form-values.js';

/** One value a line: values of claims may hold commas. */
const LinesOfForm = (): PropertyDecorator =>
  Transform(({ value }: { value: unknown }): unknown =>
    typeof value === 'string'
      ? value
          .split('\n')
          .map((line) => line.trim())
          .filter((line) => line !== '')
      : [],
  );

/** What else may be wrong is told at its field: see `faultsIn`. */
export class ProviderForm {
  @Trimmed()
  @IsString()
  @Length(1, 500)
  readonly issuer!: string;

  @Trimmed()
  @IsString()
  @Length(1, 200)
  readonly clientId!: string;

  /** Left empty, the one that is kept stays. */
  @EmptyIsAbsent()
  @IsOptional()
  @IsString()
  @MaxLength(1000)
  readonly secret?: string;

  @EmptyIsAbsent()
  @IsOptional()
  @IsString()
  @MaxLength(62)
  readonly secretVariable?: string;

  @Trimmed()
  @IsString()
  @Length(1, 1000)
  readonly scope!: string;

  @Trimmed()
  @EmptyIsAbsent()
  @IsOptional()
  @IsString()
  @MaxLength(200)
  readonly roleClaim?: string;

  @LinesOfForm()
  @IsArray()
  @ArrayMaxSize(50)
  @IsString({ each: true })
  @MaxLength(200, { each: true })
  readonly hrValues!: readonly string[];

  @IsOptional()
  @IsIn(['yes'])
  readonly asksSecondFactor?: 'yes';

  @LinesOfForm()
  @IsArray()
  @ArrayMaxSize(50)
  @IsString({ each: true })
  @MaxLength(200, { each: true })
  readonly factorValues!: readonly string[];

  @IsIn(['off', 'offered', 'required'])
  readonly use!: 'off' | 'offered' | 'required';
}

export class DemandForm {
  @IsIn(['demand', 'waive'])
  readonly decision!: 'demand' | 'waive';
}
