import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsUUID } from 'class-validator';

import type { JsonObject } from '../../kernel/json.js';
import { type Page, PageQuery } from '../../platform/http/pagination.js';
import type { ChainFault, ChainVerdict } from '../domain/ledger-chain.js';
import { LEDGER_KINDS, type LedgerKind } from '../domain/tally.js';
import type { LedgerCheck } from './ledger-inspection.service.js';
import type { LedgerFilter, LedgerRow } from './ledger.repository.js';

export class LedgerQuery extends PageQuery implements LedgerFilter {
  @ApiPropertyOptional({ enum: LEDGER_KINDS })
  @IsOptional()
  @IsIn(LEDGER_KINDS)
  readonly kind?: LedgerKind;

  @ApiPropertyOptional({ format: 'uuid' })
  @IsOptional()
  @IsUUID()
  readonly municipalityId?: string;
}

class LedgerEntryResponse implements LedgerRow {
  @ApiProperty()
  readonly position!: number;
  @ApiProperty({ enum: LEDGER_KINDS })
  readonly kind!: LedgerKind;
  @ApiProperty({ format: 'uuid' })
  readonly municipalityId!: string;
  @ApiProperty({ type: Object, description: 'The hashed content' })
  readonly content!: JsonObject;
  @ApiProperty()
  readonly entryHash!: string;
  @ApiProperty({ type: String, format: 'date-time' })
  readonly recordedAt!: Date;
}

export class LedgerEntryPage implements Page<LedgerEntryResponse> {
  @ApiProperty({ type: [LedgerEntryResponse] })
  readonly items!: readonly LedgerEntryResponse[];
  @ApiProperty({ type: String, nullable: true })
  readonly next!: string | null;
}

class LedgerVerdictResponse {
  @ApiProperty({ description: 'True: every hash is right, up to the head' })
  readonly ok!: boolean;
  @ApiPropertyOptional({ description: 'The first bad position' })
  readonly firstBad?: number;
  @ApiPropertyOptional()
  readonly reason?: ChainFault;
}

export class LedgerCheckResponse implements LedgerCheck {
  @ApiProperty({ type: LedgerVerdictResponse })
  readonly verdict!: ChainVerdict;
  @ApiProperty()
  readonly count!: number;
  @ApiProperty()
  readonly headHash!: string;
  @ApiProperty({ description: "Of the programme's key: SHA-256 in 64 hexadecimal digits" })
  readonly fingerprint!: string;
  @ApiProperty({ type: String, format: 'date-time' })
  readonly checkedAt!: Date;
}
