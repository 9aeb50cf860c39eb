import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsUUID } from 'class-validator';

import type { Localized } from '../../kernel/localized.js';
import { OFFER_STATES, type OfferState } from '../domain/offer-states.js';
import { PersonNameResponse } from '../person-name.dto.js';
import type { NewOffer, OfferMoved, OfferView } from './offers.service.js';

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
}

export class OfferMovedResponse implements OfferMoved {
  @ApiProperty({ format: 'uuid' })
  readonly id!: string;
  @ApiProperty({ enum: OFFER_STATES })
  readonly state!: OfferState;
  @ApiPropertyOptional({ format: 'uuid', description: 'The voucher that accepting created' })
  readonly voucherId?: string;
}

export class OfferListQuery {
  @ApiPropertyOptional({ format: 'uuid', description: 'For its HR; left out: the own offers' })
  @IsOptional()
  @IsUUID()
  readonly municipalityId?: string;
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
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  readonly endedAt!: Date | null;
}
