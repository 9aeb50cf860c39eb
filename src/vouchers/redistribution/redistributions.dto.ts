import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  IsBoolean,
  IsInt,
  IsIn,
  IsNotEmpty,
  IsOptional,
  IsString,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';

import { IsDay } from '../../platform/http/is-day.js';
import { APPORTIONMENT_METHODS, type ApportionmentMethod } from '../domain/apportionment/apportion.js';
import type { PublishedRules } from '../domain/redistribution.js';
import { MOST_WINDOW_DAYS } from '../domain/redistribution-plan.js';
import type { Announcement } from './announcements.service.js';
import type { ReversalInput } from './redistribution-reversals.service.js';

const VOUCHERS_LIMIT = 10_000_000;
const REASON_LIMIT = 1_000;

export class RedistributionRulesRequest implements PublishedRules {
  @ApiPropertyOptional({ enum: APPORTIONMENT_METHODS, default: 'sainte-lague' })
  @IsIn(APPORTIONMENT_METHODS)
  readonly method: ApportionmentMethod = 'sainte-lague';

  @ApiPropertyOptional({
    minimum: 0,
    maximum: 100,
    default: 50,
    description: 'Percent: who uses less of its allotment gives',
  })
  @IsInt()
  @Min(0)
  @Max(100)
  readonly useThresholdPercent: number = 50;

  @ApiPropertyOptional({
    minimum: 0,
    maximum: 100,
    default: 20,
    description: 'Percent of its unused vouchers that a giver keeps',
  })
  @IsInt()
  @Min(0)
  @Max(100)
  readonly keepPercent: number = 20;

  @ApiPropertyOptional({ minimum: 0, default: 1, description: 'Unused vouchers that a giver keeps in any case' })
  @IsInt()
  @Min(0)
  @Max(VOUCHERS_LIMIT)
  readonly minimumKept: number = 1;

  @ApiPropertyOptional({
    type: Number,
    nullable: true,
    minimum: 1,
    description: 'Vouchers that nobody receives more than',
  })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(VOUCHERS_LIMIT)
  readonly maximumReceived: number | null = null;

  @ApiPropertyOptional({
    minLength: 1,
    maxLength: 100,
    description: 'Seed of a lot for equal claims; without it the larger claim goes first, then the smaller ARS',
  })
  @IsOptional()
  @IsString()
  @IsNotEmpty()
  @MaxLength(100)
  readonly lot?: string;
}

export class AnnouncementRequest implements Announcement {
  @ApiProperty({ format: 'date', description: 'The day from which on it is decided; at least 14 days ahead' })
  @IsDay()
  readonly dueOn!: string;

  @ApiPropertyOptional({
    minimum: 0,
    maximum: MOST_WINDOW_DAYS,
    default: 7,
    description: 'Whole days between the decision and the day on which vouchers move',
  })
  @IsInt()
  @Min(0)
  @Max(MOST_WINDOW_DAYS)
  readonly windowDays: number = 7;

  @ApiProperty({ type: RedistributionRulesRequest })
  @ValidateNested()
  @Type(() => RedistributionRulesRequest)
  @IsNotEmpty()
  readonly rules!: RedistributionRulesRequest;
}

export class CancellationRequest {
  @ApiProperty({ maxLength: REASON_LIMIT, description: 'HR of every municipality can read it' })
  @IsString()
  @IsNotEmpty()
  @MaxLength(REASON_LIMIT)
  readonly reason!: string;
}

export class RedistributionReversalRequest extends CancellationRequest implements ReversalInput {
  @ApiPropertyOptional({
    default: false,
    description: 'Leave what is in use by now where it is; otherwise it is refused with `redistribution-in-use`',
  })
  @IsBoolean()
  readonly leaveInUse: boolean = false;
}
