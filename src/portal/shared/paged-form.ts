import { IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';

import { NumberOfForm } from './form-values.js';

const MOST_PAGES = 100_000;

/** The address of a list with numbered pages. */
export class PagedForm {
  @NumberOfForm()
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(MOST_PAGES)
  readonly page?: number;

  /** What has just been done; the frame shows it. */
  @IsOptional()
  @IsString()
  @MaxLength(40)
  readonly done?: string;
}
