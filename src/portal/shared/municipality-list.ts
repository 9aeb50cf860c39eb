import { IsOptional, IsString, MaxLength } from 'class-validator';

import type { Municipality } from '../../municipalities/index.js';
import { PagedForm } from './paged-form.js';
import { hasWords, hasWordsAsWritten } from './spelling.js';

/** The address of a list of all municipalities: what is looked for, and which page. */
export class MunicipalityListAddress extends PagedForm {
  @IsOptional()
  @IsString()
  @MaxLength(100)
  readonly search?: string;
}

/** Whether somebody who looks for this means the municipality: words of its name (as `has` finds them), or the first digits of its ARS. */
export function isCalled(
  { name, ars }: { readonly name: string; readonly ars: string },
  search: string,
  has = hasWords,
): boolean {
  return has(name, search) || ars.startsWith(search.trim());
}

/** All that somebody who looks for this may mean, by name; those first that are written so. */
export function calledSo(all: readonly Municipality[], search: string): readonly Municipality[] {
  const byName = all
    .filter((municipality) => isCalled(municipality, search))
    .sort((a, b) => a.name.localeCompare(b.name, 'de') || a.ars.localeCompare(b.ars));
  const isAsWritten = (municipality: Municipality) => isCalled(municipality, search, hasWordsAsWritten);
  return [...byName.filter(isAsWritten), ...byName.filter((municipality) => !isAsWritten(municipality))];
}
