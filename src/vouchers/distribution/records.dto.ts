import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';

import type { JsonObject } from '../../kernel/json.js';
import { type Locale, LOCALES } from '../../kernel/localized.js';
import type { DecisionKind, DecisionState, RecordedShare } from '../domain/decision.js';
import type { DistributionHead, DistributionRow } from './distributions.repository.js';
import type { RecordFormat } from './records.service.js';

const FORMATS: readonly RecordFormat[] = ['json', 'pdf'];

export class RecordQuery {
  @ApiPropertyOptional({ enum: FORMATS, default: 'json' })
  @IsIn(FORMATS)
  readonly format: RecordFormat = 'json';

  @ApiPropertyOptional({ enum: LOCALES, description: 'Of the words in it; without it, the language of the request' })
  @IsOptional()
  @IsIn(LOCALES)
  readonly language?: Locale;
}

class RecordedShareResponse implements RecordedShare {
  @ApiProperty({ format: 'uuid' })
  readonly municipalityId!: string;
  @ApiProperty({ description: 'ARS, 12 digits' })
  readonly ars!: string;
  @ApiProperty({ description: 'Vouchers in all' })
  readonly granted!: number;
  @ApiProperty({ example: '16.1765', description: 'Exact share without limits, four decimals' })
  readonly quota!: string;
}

export class DistributionHeadResponse implements DistributionHead {
  @ApiProperty({ format: 'uuid' })
  readonly id!: string;
  @ApiProperty({ format: 'uuid' })
  readonly programmeId!: string;
  @ApiProperty({ enum: ['distribution', 'top-up'] })
  readonly kind!: DecisionKind;
  @ApiProperty({ description: 'SHA-256 of the canonical JSON of {inputs, shares}' })
  readonly recordHash!: string;
  @ApiProperty({ type: String, nullable: true, description: "Of the key that signs the programme's ledger" })
  readonly keyFingerprint!: string | null;
  @ApiProperty({ enum: ['pending', 'committed', 'reversed'], description: 'pending: its job has not ended yet' })
  readonly state!: DecisionState;
  @ApiProperty({ format: 'uuid' })
  readonly committedBy!: string;
  @ApiProperty({ type: String, format: 'date-time' })
  readonly committedAt!: Date;
  @ApiProperty({ type: String, format: 'date-time', description: 'The first moment after the objection window' })
  readonly objectionsUntil!: Date;
  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  readonly reversedBy!: string | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  readonly reversedAt!: Date | null;
  @ApiProperty({ type: String, nullable: true })
  readonly reversalReason!: string | null;
}

export class DistributionRecordResponse extends DistributionHeadResponse implements DistributionRow {
  @ApiProperty({ type: Object, description: 'Everything needed to calculate the shares again' })
  readonly inputs!: JsonObject;
  @ApiProperty({ type: [RecordedShareResponse], description: 'By ARS' })
  readonly shares!: readonly RecordedShareResponse[];
}
