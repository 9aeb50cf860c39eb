import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsInt,
  IsISO8601,
  IsNotEmpty,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';

import type { Localized } from '../../kernel/localized.js';
import type { Allotment, NewProgramme, Programme } from '../domain/programme.js';
import type { ProgrammeState } from '../domain/programme-states.js';
import { WAITING_APPROVALS, WAITING_ORDERS, type WaitingApproval, type WaitingOrder } from '../domain/waiting-list.js';

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const VOUCHERS_LIMIT = 10_000_000;
const YEARS_LIMIT_DAYS = 3_660;

export class ProgrammeTitle implements Localized {
  @ApiProperty({ maxLength: 200 })
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  readonly de!: string;

  @ApiPropertyOptional({ maxLength: 200 })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  readonly en?: string;
}

export class CreateProgrammeRequest implements NewProgramme {
  @ApiProperty({ type: ProgrammeTitle })
  @IsObject()
  @ValidateNested()
  @Type(() => ProgrammeTitle)
  readonly title!: ProgrammeTitle;

  @ApiProperty({ minimum: 1, description: 'Vouchers in all' })
  @IsInt()
  @Min(1)
  @Max(VOUCHERS_LIMIT)
  readonly total!: number;

  @ApiPropertyOptional({ minimum: 0, default: 0, description: 'Vouchers that are kept back from the distribution' })
  @IsInt()
  @Min(0)
  @Max(VOUCHERS_LIMIT)
  readonly reserve: number = 0;

  @ApiPropertyOptional({ minimum: 1, default: 1, description: 'Vouchers per person and calendar year' })
  @IsInt()
  @Min(1)
  @Max(100)
  readonly limitPerYear: number = 1;

  @ApiPropertyOptional({ type: Number, nullable: true, minimum: 0, description: 'Highest course price per voucher' })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(100_000_000)
  readonly maxPriceCents: number | null = null;

  @ApiPropertyOptional({ minimum: 1, default: 180, description: 'Days in which a voucher can be redeemed' })
  @IsInt()
  @Min(1)
  @Max(YEARS_LIMIT_DAYS)
  readonly validityDays: number = 180;

  @ApiPropertyOptional({ minimum: 0, default: 0, description: 'Whole days in which municipalities can object' })
  @IsInt()
  @Min(0)
  @Max(365)
  readonly objectionDays: number = 0;

  @ApiProperty({ format: 'date', example: '2026-01-01', description: 'First day of requests' })
  @Matches(DAY)
  @IsISO8601({ strict: true })
  readonly startsOn!: string;

  @ApiProperty({ format: 'date', example: '2026-12-31', description: 'Last day of requests and assignments' })
  @Matches(DAY)
  @IsISO8601({ strict: true })
  readonly endsOn!: string;

  @ApiPropertyOptional({ type: [String], format: 'uuid', description: 'The named courses; none: all within the cap' })
  @IsArray()
  @ArrayMaxSize(1_000)
  @IsUUID(undefined, { each: true })
  readonly courseIds: readonly string[] = [];

  @ApiPropertyOptional({ enum: WAITING_ORDERS, default: 'by-time', description: 'Who is first on the waiting list' })
  @IsIn(WAITING_ORDERS)
  readonly waitingOrder: WaitingOrder = 'by-time';

  @ApiPropertyOptional({
    enum: WAITING_APPROVALS,
    default: 'by-rule',
    description: 'Whether a free place goes to the first of the list by itself or by a decision of HR',
  })
  @IsIn(WAITING_APPROVALS)
  readonly waitingApproval: WaitingApproval = 'by-rule';
}

export class ProgrammeResponse implements Programme {
  @ApiProperty({ format: 'uuid' })
  readonly id!: string;
  @ApiProperty({ type: ProgrammeTitle })
  readonly title!: Localized;
  @ApiProperty()
  readonly total!: number;
  @ApiProperty()
  readonly reserve!: number;
  @ApiProperty({ description: 'Vouchers in the allotments' })
  readonly granted!: number;
  @ApiProperty()
  readonly limitPerYear!: number;
  @ApiProperty({ type: Number, nullable: true })
  readonly maxPriceCents!: number | null;
  @ApiProperty()
  readonly validityDays!: number;
  @ApiProperty()
  readonly objectionDays!: number;
  @ApiProperty({ format: 'date' })
  readonly startsOn!: string;
  @ApiProperty({ format: 'date' })
  readonly endsOn!: string;
  @ApiProperty({ enum: ['draft', 'open', 'closed', 'settled'] })
  readonly state!: ProgrammeState;
  @ApiProperty({ type: [String] })
  readonly courseIds!: readonly string[];
  @ApiProperty({ type: String, nullable: true, description: 'SHA-256 of the decision record; null before it' })
  readonly recordHash!: string | null;
  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'The programme can be opened from then on',
  })
  readonly objectionsUntil!: Date | null;
  @ApiProperty({ enum: WAITING_ORDERS })
  readonly waitingOrder!: WaitingOrder;
  @ApiProperty({ enum: WAITING_APPROVALS })
  readonly waitingApproval!: WaitingApproval;
  @ApiProperty({ format: 'uuid', description: 'Decides the order by lot: SHA-256 of seed, space, request, ascending' })
  readonly waitingSeed!: string;
  @ApiProperty({ type: String, format: 'date-time' })
  readonly createdAt!: Date;
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  readonly openedAt!: Date | null;
}

export class ProgrammePage {
  @ApiProperty({ type: [ProgrammeResponse] })
  readonly items!: readonly ProgrammeResponse[];
  @ApiProperty({ type: String, nullable: true })
  readonly next!: string | null;
}

export class AllotmentResponse implements Omit<Allotment, 'programmeId'> {
  @ApiProperty({ format: 'uuid' })
  readonly municipalityId!: string;
  @ApiProperty({ description: 'ARS, 12 digits' })
  readonly ars!: string;
  @ApiProperty()
  readonly name!: string;
  @ApiProperty()
  readonly granted!: number;
  @ApiProperty({ description: 'Vouchers assigned, redeemed or completed' })
  readonly occupied!: number;
  @ApiProperty({ description: 'granted − occupied' })
  readonly available!: number;
  @ApiProperty({ description: 'Exact share without limits, four decimals' })
  readonly quota!: string;
}
