import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsUUID } from 'class-validator';

import type { Localized } from '../../kernel/localized.js';
import { PageQuery } from '../../platform/http/pagination.js';
import type { Voucher } from '../domain/voucher.js';
import { VOUCHER_STATES, type VoucherState } from '../domain/voucher-states.js';
import { PersonNameResponse } from '../person-name.dto.js';

export class AssignVoucherRequest {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  readonly programmeId!: string;

  @ApiProperty({ format: 'uuid', description: 'An employee of the municipality' })
  @IsUUID()
  readonly personId!: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'Left out: the holder chooses when redeeming' })
  @IsOptional()
  @IsUUID()
  readonly courseId?: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'May be left out with one membership as HR' })
  @IsOptional()
  @IsUUID()
  readonly municipalityId?: string;
}

export class RedeemVoucherRequest {
  @ApiPropertyOptional({ format: 'uuid', description: 'Needed when the voucher does not name its course' })
  @IsOptional()
  @IsUUID()
  readonly courseId?: string;
}

export class VoucherListQuery extends PageQuery {
  @ApiPropertyOptional({ format: 'uuid', description: 'For its HR; left out: the own vouchers' })
  @IsOptional()
  @IsUUID()
  readonly municipalityId?: string;

  @ApiPropertyOptional({ format: 'uuid' })
  @IsOptional()
  @IsUUID()
  readonly programmeId?: string;

  @ApiPropertyOptional({ enum: VOUCHER_STATES })
  @IsOptional()
  @IsIn(VOUCHER_STATES)
  readonly state?: VoucherState;
}

export class VoucherMovedResponse {
  @ApiProperty({ format: 'uuid' })
  readonly id!: string;
  @ApiProperty({ enum: VOUCHER_STATES })
  readonly state!: VoucherState;
  @ApiProperty({
    format: 'uuid',
    type: String,
    nullable: true,
    description: 'The course it pays, as far as it is named',
  })
  readonly courseId!: string | null;
}

export class VoucherResponse implements Omit<Voucher, 'code'> {
  @ApiProperty({ format: 'uuid' })
  readonly id!: string;
  @ApiProperty({ type: String, nullable: true, description: 'Only the holder reads it' })
  readonly code!: string | null;
  @ApiProperty({ format: 'uuid' })
  readonly programmeId!: string;
  @ApiProperty({ format: 'uuid' })
  readonly municipalityId!: string;
  @ApiProperty({ format: 'uuid' })
  readonly personId!: string;
  @ApiProperty({ type: PersonNameResponse, nullable: true })
  readonly person!: PersonNameResponse | null;
  @ApiProperty({ format: 'uuid', type: String, nullable: true })
  readonly requestId!: string | null;
  @ApiProperty({ format: 'uuid', type: String, nullable: true })
  readonly courseId!: string | null;
  @ApiProperty({ type: Object, nullable: true, description: 'Title by language' })
  readonly courseTitle!: Localized | null;
  @ApiProperty({ enum: VOUCHER_STATES })
  readonly state!: VoucherState;
  @ApiProperty({ type: String, format: 'date-time' })
  readonly assignedAt!: Date;
  @ApiProperty({ format: 'date', description: 'Last day on which it can be redeemed' })
  readonly expiresOn!: string;
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  readonly redeemedAt!: Date | null;
  @ApiProperty({ type: Number, nullable: true })
  readonly priceCents!: number | null;
  @ApiProperty({ type: Number, nullable: true })
  readonly paidCents!: number | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  readonly endedAt!: Date | null;
  @ApiProperty({ type: String, nullable: true })
  readonly reason!: string | null;
}

export class VoucherPage {
  @ApiProperty({ type: [VoucherResponse] })
  readonly items!: readonly VoucherResponse[];
  @ApiProperty({ type: String, nullable: true })
  readonly next!: string | null;
}
