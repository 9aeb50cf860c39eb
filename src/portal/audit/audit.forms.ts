import { IsIn, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';

import { ACT_GROUPS, type ActQuery } from '../../accounts/index.js';
import { IsDay } from '../../platform/http/is-day.js';
import { EmptyIsAbsent } from '../shared/form-values.js';

/** The filter of the log as its form sends it; what is left empty is not asked for. */
export class AuditAddress {
  @EmptyIsAbsent()
  @IsOptional()
  @IsDay()
  readonly from?: string;

  @EmptyIsAbsent()
  @IsOptional()
  @IsDay()
  readonly until?: string;

  @EmptyIsAbsent()
  @IsOptional()
  @IsIn(ACT_GROUPS)
  readonly kind?: string;

  @EmptyIsAbsent()
  @IsOptional()
  @IsUUID()
  readonly actor?: string;

  @EmptyIsAbsent()
  @IsOptional()
  @IsUUID()
  readonly municipality?: string;

  @EmptyIsAbsent()
  @IsOptional()
  @IsString()
  @MaxLength(100)
  readonly subject?: string;

  @EmptyIsAbsent()
  @IsOptional()
  @IsString()
  @MaxLength(100)
  readonly search?: string;

  @IsOptional()
  @IsString()
  @MaxLength(500)
  readonly cursor?: string;
}

export function queryOf({ actor, municipality, cursor: _cursor, ...same }: AuditAddress): ActQuery {
  return { ...same, actorId: actor, municipalityId: municipality };
}

/** The same view with other values; what is undefined is left out. */
export function auditAddress(path: string, address: Partial<AuditAddress>): string {
  const said = Object.entries(address).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  return said.length === 0 ? path : `${path}?${new URLSearchParams(said).toString()}`;
}
