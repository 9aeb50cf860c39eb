import { ArrayMinSize, IsArray, IsIn, IsInt, IsOptional, IsString, IsUUID, Length, Max, Min } from 'class-validator';

import { API_KEY_LIMITS } from '../../accounts/index.js';
import { ALL_SCOPES, type Scope } from '../../kernel/scopes.js';
import { EmptyIsAbsent, ListOfForm, NumberOfForm, Trimmed } from '../shared/form-values.js';

export class KeyForm {
  @Trimmed()
  @IsString()
  @Length(1, API_KEY_LIMITS.name)
  readonly name!: string;

  /** Left empty: the platform. */
  @EmptyIsAbsent()
  @IsOptional()
  @IsUUID()
  readonly municipalityId?: string;

  @ListOfForm()
  @IsArray()
  @ArrayMinSize(1)
  @IsIn(ALL_SCOPES, { each: true })
  readonly scopes!: readonly Scope[];

  @NumberOfForm()
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(API_KEY_LIMITS.expiresInDays)
  readonly expiresInDays?: number;
}

export class RotateForm {
  @NumberOfForm()
  @IsInt()
  @Min(0)
  @Max(API_KEY_LIMITS.overlapHours)
  readonly overlapHours!: number;
}
