import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsNotEmpty,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';

import type { Localized } from '../../kernel/localized.js';
import { IsDay } from '../../platform/http/is-day.js';
import { type Approval, APPROVALS } from '../domain/approval.js';
import type { NewProgramme } from '../domain/programme.js';
import { WAITING_APPROVALS, WAITING_ORDERS, type WaitingApproval, type WaitingOrder } from '../domain/waiting-list.js';

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
  @IsDay()
  readonly startsOn!: string;

  @ApiProperty({ format: 'date', example: '2026-12-31', description: 'Last day of requests and assignments' })
  @IsDay()
  readonly endsOn!: string;

  @ApiPropertyOptional({ type: [String], format: 'uuid', description: 'The named courses; none: all within the cap' })
  @IsArray()
  @ArrayMaxSize(1_000)
  @IsUUID(undefined, { each: true })
  readonly courseIds: readonly string[] = [];

  @ApiPropertyOptional({ type: [String], description: 'Providers by their name in the catalogue; none: all' })
  @IsArray()
  @ArrayMaxSize(200)
  @ArrayUnique()
  @IsString({ each: true })
  @Length(1, 200, { each: true })
  readonly providers: readonly string[] = [];

  @ApiPropertyOptional({
    type: [String],
    example: ['DigComp:1.1'],
    description: 'vocabulary:competence; a course teaches one of them. None: no such rule',
  })
  @IsArray()
  @ArrayMaxSize(200)
  @ArrayUnique()
  @IsString({ each: true })
  @Length(3, 200, { each: true })
  @Matches(/^[^:]+:.+$/, { each: true })
  readonly competences: readonly string[] = [];

  @ApiPropertyOptional({ enum: APPROVALS, default: 'hr', description: 'Who decides on requests and assigns' })
  @IsIn(APPROVALS)
  readonly approval: Approval = 'hr';

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
