import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsInt,
  IsNotEmpty,
  IsOptional,
  IsString,
  Max,
  MaxLength,
  Min,
} from 'class-validator';

import { APPORTIONMENT_METHODS, type ApportionmentMethod } from '../domain/apportionment/apportion.js';
import {
  type ComparisonInput,
  DISTRIBUTION_WARNINGS,
  type DistributionInput,
  type DistributionWarning,
  type TopUpInput,
  WEIGHT_KINDS,
  type WeightKind,
} from '../domain/distribution.js';

import type { DistributionQueued } from './distributions.service.js';

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
    description: 'Who is left out: kinds, or ARS or ids of single municipalities',
  })
  @IsArray()
  @ArrayMaxSize(20_000)
  @IsString({ each: true })
  @MaxLength(40, { each: true })
  readonly exclude: readonly string[] = [];

  @ApiPropertyOptional({
    minLength: 1,
    maxLength: 100,
    description: 'Seed of a lot for equal claims; without it the larger weight goes first, then the smaller ARS',
  })
  @IsOptional()
  @IsString()
  @IsNotEmpty()
  @MaxLength(100)
  readonly lot?: string;
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

export class DistributionQueuedResponse implements DistributionQueued {
  @ApiProperty({ format: 'uuid' })
  readonly distributionId!: string;
  @ApiProperty({ format: 'uuid', description: 'The job that makes the allotments: GET /jobs/:id' })
  readonly jobId!: string;
}

export class TopUpRequest extends DistributionRequest implements TopUpInput {
  @ApiProperty({ minimum: 1, description: "The programme's new total" })
  @IsInt()
  @Min(1)
  @Max(VOUCHERS_LIMIT)
  readonly total!: number;

  @ApiPropertyOptional({ type: Number, nullable: true, minimum: 0, description: 'Kept back; null: as many as before' })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(VOUCHERS_LIMIT)
  readonly reserve: number | null = null;
}

export class ReversalRequest {
  @ApiProperty({ maxLength: 1_000, description: 'Why the distribution is taken back; stays in its record' })
  @IsString()
  @IsNotEmpty()
  @MaxLength(1_000)
  readonly reason!: string;
}
