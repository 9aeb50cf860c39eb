import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsNotEmpty, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';

import type { Localized } from '../../kernel/localized.js';
import { IsDay } from '../../platform/http/is-day.js';
import { PageQuery } from '../../platform/http/pagination.js';
import { MOST_OFFER_DAYS, OFFER_DAYS, OFFER_TEXT_LIMIT } from '../domain/offer.js';
import { OFFER_STATES, type OfferState } from '../domain/offer-states.js';
import { PersonNameResponse } from '../person-name.dto.js';
import type { OfferView } from './offer-lists.service.js';
import type { NewOffer, OfferMoved, Refusal } from './offers.service.js';

export class OfferVoucherRequest implements NewOffer {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  readonly programmeId!: string;

  @ApiProperty({ format: 'uuid', description: 'An employee of the municipality' })
  @IsUUID()
  readonly personId!: string;

  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  readonly courseId!: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'May be left out with one membership as HR' })
  @IsOptional()
  @IsUUID()
  readonly municipalityId?: string;

  @ApiPropertyOptional({
    format: 'date',
    description: `The last day to answer, today at the earliest; ${OFFER_DAYS} days ahead if left out, ${MOST_OFFER_DAYS} at most, and never after the programme`,
  })
  @IsOptional()
  @IsDay()
  readonly lastDay?: string;

  @ApiPropertyOptional({ maxLength: OFFER_TEXT_LIMIT, description: 'What HR says to the employee' })
  @IsOptional()
  @IsString()
  @IsNotEmpty()
  @MaxLength(OFFER_TEXT_LIMIT)
  readonly note?: string;
}

export class RefuseOfferRequest implements Refusal {
  @ApiPropertyOptional({
    maxLength: OFFER_TEXT_LIMIT,
    description: 'HR of the municipality reads it; nobody has to say why',
  })
  @IsOptional()
  @IsString()
  @IsNotEmpty()
  @MaxLength(OFFER_TEXT_LIMIT)
  readonly reason?: string;
}

export class OfferMovedResponse implements OfferMoved {
  @ApiProperty({ format: 'uuid' })
  readonly id!: string;
  @ApiProperty({ enum: OFFER_STATES })
  readonly state!: OfferState;
  @ApiPropertyOptional({ format: 'uuid', description: 'The voucher that accepting created' })
  readonly voucherId?: string;
}

export class OfferListQuery extends PageQuery {
  @ApiPropertyOptional({ format: 'uuid', description: 'For its HR; left out: the own offers' })
  @IsOptional()
  @IsUUID()
  readonly municipalityId?: string;

  @ApiPropertyOptional({ enum: OFFER_STATES })
  @IsOptional()
  @IsIn(OFFER_STATES)
  readonly state?: OfferState;
}

export class OfferResponse implements Omit<OfferView, 'offeredBy'> {
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
  @ApiProperty({ enum: OFFER_STATES })
  readonly state!: OfferState;
  @ApiProperty({ type: String, format: 'date-time' })
  readonly offeredAt!: Date;
  @ApiProperty({ format: 'date', description: 'On which it can still be answered' })
  readonly lastDay!: string;
  @ApiProperty({ type: String, nullable: true })
  readonly note!: string | null;
  @ApiProperty({ type: String, nullable: true })
  readonly refusalReason!: string | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  readonly endedAt!: Date | null;
}

export class OfferPage {
  @ApiProperty({ type: [OfferResponse] })
  readonly items!: readonly OfferResponse[];
  @ApiProperty({ type: String, nullable: true })
  readonly next!: string | null;
}
