import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsUUID } from 'class-validator';

import { IsDay } from '../../platform/http/is-day.js';
import type { Difference, DriftKind } from '../domain/drift.js';
import type { Tally } from '../domain/tally.js';
import { TALLY_REPORT_FORMATS, type TallyReportFormat } from './tally-report.service.js';

export class TallyResponse implements Tally {
  @ApiProperty({ format: 'uuid' })
  readonly municipalityId!: string;
  @ApiProperty({ description: 'Vouchers of the allotment' })
  readonly granted!: number;
  @ApiProperty({ description: 'Requests that wait for a decision' })
  readonly requested!: number;
  @ApiProperty()
  readonly assigned!: number;
  @ApiProperty()
  readonly redeemed!: number;
  @ApiProperty()
  readonly completed!: number;
  @ApiProperty()
  readonly expired!: number;
  @ApiProperty({ description: 'granted − assigned − redeemed − completed' })
  readonly available!: number;
  @ApiProperty({ description: 'Last ledger entry of the municipality that is counted' })
  readonly ledgerPosition!: number;
  @ApiProperty({ format: 'date-time', type: String, description: 'When it was counted' })
  readonly talliedAt!: Date;
}

export class TallyReportQuery {
  @ApiPropertyOptional({ enum: TALLY_REPORT_FORMATS, default: 'json' })
  @IsIn(TALLY_REPORT_FORMATS)
  readonly format: TallyReportFormat = 'json';

  @ApiPropertyOptional({ format: 'uuid' })
  @IsOptional()
  @IsUUID()
  readonly municipalityId?: string;

  @ApiPropertyOptional({ format: 'date', description: 'First day; what was moved before it counts on it' })
  @IsOptional()
  @IsDay()
  readonly from?: string;

  @ApiPropertyOptional({ format: 'date', description: 'Last day' })
  @IsOptional()
  @IsDay()
  readonly to?: string;
}

export class TallyAlarmQuery {
  @ApiPropertyOptional({ format: 'uuid' })
  @IsOptional()
  @IsUUID()
  readonly programmeId?: string;
}

class DifferenceResponse implements Difference {
  @ApiProperty({ enum: ['granted', 'requested', 'assigned', 'redeemed', 'completed', 'expired', 'available'] })
  readonly column!: Difference['column'];
  @ApiProperty({ description: 'What the ledger says' })
  readonly ledger!: number;
  @ApiProperty({ description: 'What the tables, or the stored tally, say' })
  readonly found!: number;
}

export class TallyAlarmResponse {
  @ApiProperty({ format: 'uuid' })
  readonly id!: string;
  @ApiProperty({ format: 'uuid' })
  readonly programmeId!: string;
  @ApiProperty({ format: 'uuid' })
  readonly municipalityId!: string;
  @ApiProperty({ enum: ['rows-differ', 'tally-differs', 'tally-behind'] })
  readonly kind!: DriftKind;
  @ApiProperty({ type: [DifferenceResponse] })
  readonly differences!: readonly DifferenceResponse[];
  @ApiProperty({ description: 'End of the municipality’s ledger when it was seen last' })
  readonly ledgerPosition!: number;
  @ApiProperty({ description: 'Whether the last look still found it' })
  readonly persists!: boolean;
  @ApiProperty({ format: 'date-time', type: String })
  readonly firstSeenAt!: Date;
  @ApiProperty({ format: 'date-time', type: String })
  readonly lastSeenAt!: Date;
}
