import { IsOptional, IsString, MaxLength } from 'class-validator';

import { EmptyIsAbsent } from '../shared/form-values.js';

export class AccessSearch {
  /** Continues after the page before. */
  @EmptyIsAbsent()
  @IsOptional()
  @IsString()
  @MaxLength(500)
  readonly cursor?: string;
}
