import { IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';

import { NumberOfForm } from './form-values.js';
import { hasWords } from './spelling.js';

const MOST_PAGES = 100_000;

/** The address of a list of all municipalities: what is looked for, and which page. */
export class MunicipalityListAddress {
  @IsOptional()
  @IsString()
  @MaxLength(100)
  readonly search?: string;

  @NumberOfForm()
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(MOST_PAGES)
  readonly page?: number;

  /** What a form has just done. */
  @IsOptional()
  @IsString()
  readonly done?: string;
}

/** Whether somebody who looks for this means the municipality: words of its name, or the first digits of its ARS. */
export function isCalled({ name, ars }: { readonly name: string; readonly ars: string }, search: string): boolean {
  return hasWords(name, search) || ars.startsWith(search.trim());
}
