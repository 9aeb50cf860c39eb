import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';

import { PageQuery } from '../../platform/http/pagination.js';
import {
  AGREEMENT_STANDINGS,
  type AgreementStanding,
  type MunicipalityStanding,
} from '../domain/agreement-standing.js';
import { MUNICIPALITY_KINDS, type MunicipalityKind } from '../domain/municipality.js';
import type { StandingPage } from './agreement-overview.service.js';

export class StandingsQuery extends PageQuery {
  @ApiPropertyOptional({ description: 'Part of a name, or the first digits of an ARS', maxLength: 100 })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  readonly search?: string;

  @ApiPropertyOptional({ enum: AGREEMENT_STANDINGS })
  @IsOptional()
  @IsIn(AGREEMENT_STANDINGS)
  readonly standing?: AgreementStanding;
}

export class StandingResponse implements MunicipalityStanding {
  @ApiProperty({ format: 'uuid' })
  readonly municipalityId!: string;
  @ApiProperty()
  readonly ars!: string;
  @ApiProperty()
  readonly name!: string;
  @ApiProperty({ enum: MUNICIPALITY_KINDS })
  readonly kind!: MunicipalityKind;
  @ApiProperty({ enum: AGREEMENT_STANDINGS })
  readonly standing!: AgreementStanding;
  @ApiProperty({ format: 'date', type: String, nullable: true })
  readonly agreedOn!: string | null;
  @ApiProperty({ description: 'A newer version waits for a second person' })
  readonly newVersionWaits!: boolean;
}

class StandingCounts {
  @ApiProperty({ type: 'integer' })
  readonly 'in-force'!: number;
  @ApiProperty({ type: 'integer' })
  readonly waits!: number;
  @ApiProperty({ type: 'integer' })
  readonly ended!: number;
  @ApiProperty({ type: 'integer' })
  readonly none!: number;
}

export class StandingsResponse implements StandingPage {
  @ApiProperty({ type: [StandingResponse] })
  readonly items!: readonly StandingResponse[];
  @ApiProperty({ type: String, nullable: true })
  readonly next!: string | null;
  @ApiProperty({ type: StandingCounts })
  readonly counts!: StandingCounts;
}
