import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsNotEmpty,
  IsOptional,
  IsString,
  IsUUID,
  MaxLength,
} from 'class-validator';

import type { Localized } from '../../kernel/localized.js';
import { PageQuery } from '../../platform/http/pagination.js';
import { REQUEST_STATES, type RequestState } from '../domain/request-states.js';
import type { VoucherRequest } from '../domain/voucher.js';
import type { WaitingPlace } from '../domain/waiting-list.js';
import { PersonNameResponse } from '../person-name.dto.js';
import {
  BULK_DECISIONS,
  type BulkDecided,
  type BulkDecision,
  type BulkDecisionKind,
} from './bulk-decisions.service.js';

export class RequestVoucherRequest {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  readonly programmeId!: string;

  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  readonly courseId!: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'May be left out with one membership' })
  @IsOptional()
  @IsUUID()
  readonly municipalityId?: string;
}

/** Why HR said no or took something back; the person it concerns reads it. */
export class ReasonRequest {
  @ApiProperty({ maxLength: 1000 })
  @IsString()
  @IsNotEmpty()
  @MaxLength(1000)
  readonly reason!: string;
}

export class DecideRequestsRequest implements BulkDecision {
  @ApiProperty({ enum: BULK_DECISIONS })
  @IsIn(BULK_DECISIONS)
  readonly decision!: BulkDecisionKind;

  @ApiProperty({ type: [String], format: 'uuid', minItems: 1, maxItems: 200 })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(200)
  @IsUUID(undefined, { each: true })
  readonly ids!: readonly string[];

  @ApiPropertyOptional({ maxLength: 1000, description: 'Needed to decline; the persons read it' })
  @IsOptional()
  @IsString()
  @IsNotEmpty()
  @MaxLength(1000)
  readonly reason?: string;
}

class RefusedDecisionResponse {
  @ApiProperty({ format: 'uuid' })
  readonly id!: string;
  @ApiProperty({ description: 'The rule that says no, see docs/problems.md' })
  readonly code!: string;
}

export class DecidedResponse implements BulkDecided {
  @ApiProperty({ type: [String], format: 'uuid' })
  readonly decided!: readonly string[];
  @ApiProperty({ type: [RefusedDecisionResponse] })
  readonly refused!: readonly RefusedDecisionResponse[];
}

export class RequestListQuery extends PageQuery {
  @ApiPropertyOptional({ format: 'uuid', description: 'For its HR; left out: the own requests' })
  @IsOptional()
  @IsUUID()
  readonly municipalityId?: string;

  @ApiPropertyOptional({ format: 'uuid' })
  @IsOptional()
  @IsUUID()
  readonly programmeId?: string;

  @ApiPropertyOptional({ enum: REQUEST_STATES })
  @IsOptional()
  @IsIn(REQUEST_STATES)
  readonly state?: RequestState;
}

export class RequestMovedResponse {
  @ApiProperty({ format: 'uuid' })
  readonly id!: string;
  @ApiProperty({ enum: REQUEST_STATES })
  readonly state!: RequestState;
  @ApiPropertyOptional({ format: 'uuid', description: 'The voucher that the approval created' })
  readonly voucherId?: string;
}

class WaitingPlaceResponse implements WaitingPlace {
  @ApiProperty({ minimum: 1, description: '1 is next' })
  readonly place!: number;
  @ApiProperty({ minimum: 1 })
  readonly of!: number;
}

export class RequestResponse implements VoucherRequest {
  @ApiProperty({ format: 'uuid' })
  readonly id!: string;
  @ApiProperty({ format: 'uuid' })
  readonly programmeId!: string;
  @ApiProperty({ format: 'uuid' })
  readonly municipalityId!: string;
  @ApiProperty({ format: 'uuid' })
  readonly personId!: string;
  @ApiProperty({ type: PersonNameResponse, nullable: true })
  readonly person!: PersonNameResponse | null;
  @ApiProperty({ format: 'uuid' })
  readonly courseId!: string;
  @ApiProperty({ type: Object, nullable: true, description: 'Title by language' })
  readonly courseTitle!: Localized | null;
  @ApiProperty({ enum: REQUEST_STATES })
  readonly state!: RequestState;
  @ApiProperty({ type: String, format: 'date-time' })
  readonly requestedAt!: Date;
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  readonly decidedAt!: Date | null;
  @ApiProperty({ type: String, nullable: true })
  readonly reason!: string | null;
  @ApiProperty({ type: WaitingPlaceResponse, nullable: true, description: 'Place on the waiting list, if it waits' })
  readonly waiting!: WaitingPlaceResponse | null;
}

export class RequestPage {
  @ApiProperty({ type: [RequestResponse] })
  readonly items!: readonly RequestResponse[];
  @ApiProperty({ type: String, nullable: true })
  readonly next!: string | null;
}
