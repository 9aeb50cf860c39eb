import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, IsIn, IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';

import type { JsonObject } from '../../kernel/json.js';
import { APPORTIONMENT_METHODS, type ApportionmentMethod } from '../domain/apportionment/apportion.js';
import {
  type ComparisonInput,
  DISTRIBUTION_WARNINGS,
  type DistributionInput,
  type DistributionWarning,
  WEIGHT_KINDS,
  type WeightKind,
} from '../domain/distribution.js';

const VOUCHERS_LIMIT = 10_000_000;

/** By what is distributed, and within which limits; the method is chosen beside it. */
class DistributionRules {
  @ApiPropertyOptional({ enum: WEIGHT_KINDS, default: 'population' })
  @IsIn(WEIGHT_KINDS)
  readonly weights: WeightKind = 'population';

  @ApiPropertyOptional({ minimum: 0, default: 0, description: 'Vouchers per municipality at least' })
  @IsInt()
  @Min(0)
  @Max(VOUCHERS_LIMIT)
  readonly minimum: number = 0;

  @ApiPropertyOptional({ type: Number, nullable: true, minimum: 0, description: 'Vouchers per municipality at most' })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(VOUCHERS_LIMIT)
  readonly maximum: number | null = null;

  @ApiPropertyOptional({
    type: [String],
    example: ['district'],
    description: 'Kinds or ids of municipalities left out',
  })
  @IsArray()
  @ArrayMaxSize(20_000)
  @IsString({ each: true })
  @MaxLength(40, { each: true })
  readonly exclude: readonly string[] = [];
}

export class DistributionRequest extends DistributionRules implements DistributionInput {
  @ApiPropertyOptional({ enum: APPORTIONMENT_METHODS, default: 'sainte-lague' })
  @IsIn(APPORTIONMENT_METHODS)
  readonly method: ApportionmentMethod = 'sainte-lague';
}

export class ComparisonRequest extends DistributionRules implements ComparisonInput {
  @ApiPropertyOptional({
    type: Number,
    nullable: true,
    minimum: 1,
    description: "Vouchers to distribute; without it the programme's total without its reserve",
  })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(VOUCHERS_LIMIT)
  readonly total: number | null = null;
}

export class ShareResponse {
  @ApiProperty({ format: 'uuid' })
  readonly municipalityId!: string;
  @ApiProperty({ description: 'ARS, 12 digits' })
  readonly ars!: string;
  @ApiProperty()
  readonly name!: string;
  @ApiProperty({ description: 'Vouchers' })
  readonly granted!: number;
  @ApiProperty({ example: '16.1765', description: 'Exact share without limits, four decimals' })
  readonly quota!: string;
}

export class DistributionPreviewResponse {
  @ApiProperty({ type: [ShareResponse], description: 'By ARS' })
  readonly allotments!: readonly ShareResponse[];
  @ApiProperty({ description: 'Vouchers that are distributed' })
  readonly total!: number;
  @ApiProperty({ enum: DISTRIBUTION_WARNINGS, isArray: true })
  readonly warnings!: readonly DistributionWarning[];
}

export class DistributionRecordResponse {
  @ApiProperty({ format: 'uuid' })
  readonly id!: string;
  @ApiProperty({ format: 'uuid' })
  readonly programmeId!: string;
  @ApiProperty({ type: Object, description: 'Everything needed to calculate the shares again' })
  readonly inputs!: JsonObject;
  @ApiProperty({ type: [Object], description: 'municipalityId, ars, granted and quota, by ARS' })
  readonly shares!: readonly JsonObject[];
  @ApiProperty({ description: 'SHA-256 of the canonical JSON of {inputs, shares}' })
  readonly recordHash!: string;
  @ApiProperty({ enum: ['committed', 'reversed'] })
  readonly state!: 'committed' | 'reversed';
  @ApiProperty({ format: 'uuid' })
  readonly committedBy!: string;
  @ApiProperty({ type: String, format: 'date-time' })
  readonly committedAt!: Date;
  @ApiProperty({ type: String, format: 'date-time' })
  readonly objectionsUntil!: Date;
}
