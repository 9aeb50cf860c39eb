import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsString, MaxLength } from 'class-validator';

import { SCIM_LIMITS } from './scim-limits.js';
import type { ScimQuery } from './scim-query.js';

const LONGEST_NUMBER = 20;

/** Which attributes of a resource are wanted. */
export class ScimAttributesQuery implements ScimQuery {
  @ApiPropertyOptional({ example: 'userName,emails' })
  @IsOptional()
  @IsString()
  @MaxLength(SCIM_LIMITS.filter)
  readonly attributes?: string;

  @ApiPropertyOptional({ example: 'members' })
  @IsOptional()
  @IsString()
  @MaxLength(SCIM_LIMITS.filter)
  readonly excludedAttributes?: string;
}

export class ScimListQuery extends ScimAttributesQuery {
  @ApiPropertyOptional({ example: 'userName eq "erika@kommune.example"' })
  @IsOptional()
  @IsString()
  readonly filter?: string;

  @ApiPropertyOptional({ description: 'Counted from 1', example: '1' })
  @IsOptional()
  @IsString()
  @MaxLength(LONGEST_NUMBER)
  readonly startIndex?: string;

  @ApiPropertyOptional({ description: `At most ${String(SCIM_LIMITS.results)}`, example: '100' })
  @IsOptional()
  @IsString()
  @MaxLength(LONGEST_NUMBER)
  readonly count?: string;

  @ApiPropertyOptional({ description: 'Taken and passed over: the order is always that of their coming' })
  @IsOptional()
  @IsString()
  readonly sortBy?: string;

  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  readonly sortOrder?: string;
}
