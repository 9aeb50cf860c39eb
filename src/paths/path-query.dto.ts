import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsBooleanString, IsIn, IsInt, IsNumber, IsOptional, IsUUID, Matches, Max, Min } from 'class-validator';

import { FORMATS } from '../courses/index.js';

export class PathRequestQuery {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  readonly profileId!: string;

  @ApiPropertyOptional({
    minimum: 0,
    maximum: 10_000,
    description: 'Learning time in all; left out, only what is not essential keeps within 40 hours',
  })
  @IsOptional()
  @Type(() => Number)
  @IsNumber()
  @Min(0)
  @Max(10_000)
  readonly maxHours?: number;

  @ApiPropertyOptional({ minimum: 0, maximum: 1_000_000_000 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(1_000_000_000)
  readonly maxPriceCents?: number;

  @ApiPropertyOptional({ minimum: 0, maximum: 100, description: 'Vouchers to plan with, of those that I hold' })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(100)
  readonly maxVouchers?: number;

  @ApiPropertyOptional({ example: 'de', description: 'Only courses in this language' })
  @IsOptional()
  @Matches(/^[a-z]{2,3}$/)
  readonly language?: string;

  @ApiPropertyOptional({ enum: FORMATS, description: 'Only courses in this format' })
  @IsOptional()
  @IsIn(FORMATS)
  readonly format?: string;

  @ApiPropertyOptional({ type: Boolean, description: 'Only courses that name at least one accessibility feature' })
  @IsOptional()
  @IsBooleanString()
  readonly accessible?: string;
}
