import { IsOptional, IsString, MaxLength } from 'class-validator';

import type { Municipality } from '../../municipalities/index.js';
import { PagedForm } from './paged-form.js';
import { hasWords } from './spelling.js';

/** The address of a list of all municipalities: what is looked for, and which page. */
export class MunicipalityListAddress extends PagedForm {
  @IsOptional()
  @IsString()
  @MaxLength(100)
  readonly search?: string;
}

/** Whether somebody who looks for this means the municipality: words of its name, or the first digits of its ARS. */
export function isCalled({ name, ars }: { readonly name: string; readonly ars: string }, search: string): boolean {
  return hasWords(name, search) || ars.startsWith(search.trim());
}

/** All that somebody who looks for this may mean, by name. */
export function calledSo(all: readonly Municipality[], search: string): readonly Municipality[] {
  const found = all.filter((municipality) => isCalled(municipality, search));
  return found.sort((a, b) => a.name.localeCompare(b.name, 'de') || a.ars.localeCompare(b.ars));
}
