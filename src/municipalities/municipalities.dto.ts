import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';

import { PageQuery } from '../platform/http/pagination.js';
import { type Municipality, MUNICIPALITY_KINDS, type MunicipalityKind } from './domain/municipality.js';

export class ListMunicipalitiesQuery extends PageQuery {
  @ApiPropertyOptional({ description: 'Part of a name, or the first digits of an ARS', maxLength: 100 })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  readonly search?: string;

  @ApiPropertyOptional({ enum: MUNICIPALITY_KINDS })
  @IsOptional()
  @IsIn(MUNICIPALITY_KINDS)
  readonly kind?: MunicipalityKind;
}

export class MunicipalityResponse implements Municipality {
  @ApiProperty({ format: 'uuid' })
  readonly id!: string;
  @ApiProperty({ description: 'Amtlicher Regionalschlüssel, 12 digits' })
  readonly ars!: string;
  @ApiProperty()
  readonly name!: string;
  @ApiProperty({ enum: MUNICIPALITY_KINDS })
  readonly kind!: MunicipalityKind;
  @ApiProperty({ type: String, nullable: true })
  readonly seat!: string | null;
  @ApiProperty({ type: 'integer', description: 'Inhabitants' })
  readonly population!: number;
  @ApiProperty({ type: 'integer', nullable: true, description: 'Employees of the administration, if known' })
  readonly headcount!: number | null;
}

export class MunicipalityPage {
  @ApiProperty({ type: [MunicipalityResponse] })
  readonly items!: readonly MunicipalityResponse[];
  @ApiProperty({ type: String, nullable: true })
  readonly next!: string | null;
}
