import { ApiProperty } from '@nestjs/swagger';

import type { Grant } from '../domain/decision.js';
import type { PublishedRules, RedistributionReason } from '../domain/redistribution.js';
import { REDISTRIBUTION_STATES, type RedistributionState } from '../domain/redistribution-plan.js';
import { RedistributionRulesRequest } from './redistributions.dto.js';
import type { RedistributionHead, RedistributionPosition, RedistributionView } from './redistributions.service.js';

const REASONS: readonly RedistributionReason[] = [
  ...(['gives', 'not-needed', 'used-enough', 'keeps-all', 'receives', 'nothing-left'] as const),
];

export class RedistributionPositionResponse implements RedistributionPosition {
  @ApiProperty({ format: 'uuid' })
  readonly municipalityId!: string;
  @ApiProperty({ description: 'ARS, 12 digits' })
  readonly ars!: string;
  @ApiProperty()
  readonly name!: string;
  @ApiProperty()
  readonly granted!: number;
  @ApiProperty({ description: 'Assigned, redeemed or completed: never taken' })
  readonly occupied!: number;
  @ApiProperty({ description: 'Unused: granted − occupied' })
  readonly available!: number;
  @ApiProperty({ description: 'Percent of the allotment in use, rounded down' })
  readonly usePercent!: number;
  @ApiProperty({ description: 'Requests on the waiting list' })
  readonly waiting!: number;
  @ApiProperty({ description: 'Vouchers that the rules let it give' })
  readonly offered!: number;
  @ApiProperty({ description: 'Waiting requests that its own unused vouchers do not cover' })
  readonly lacking!: number;
  @ApiProperty()
  readonly given!: number;
  @ApiProperty()
  readonly received!: number;
  @ApiProperty({ enum: REASONS })
  readonly reason!: RedistributionReason;
  @ApiProperty({ description: 'Only the rule for equal claims decided' })
  readonly byTie!: boolean;
}

export class RedistributionHeadResponse implements RedistributionHead {
  @ApiProperty({ format: 'uuid' })
  readonly id!: string;
  @ApiProperty({ format: 'uuid' })
  readonly programmeId!: string;
  @ApiProperty({ format: 'date' })
  readonly dueOn!: string;
  @ApiProperty()
  readonly windowDays!: number;
  @ApiProperty({ type: RedistributionRulesRequest })
  readonly rules!: PublishedRules;
  @ApiProperty({ enum: REDISTRIBUTION_STATES })
  readonly state!: RedistributionState;
  @ApiProperty({ description: "The announcement's ETag" })
  readonly revision!: number;
  @ApiProperty({ format: 'uuid' })
  readonly announcedBy!: string;
  @ApiProperty({ type: String, format: 'date-time', description: 'Of its last version' })
  readonly announcedAt!: Date;
  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  readonly decidedBy!: string | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  readonly decidedAt!: Date | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'First moment after the window' })
  readonly objectionsUntil!: Date | null;
  @ApiProperty({ type: String, nullable: true, description: 'SHA-256 of the canonical JSON of {inputs, lines}' })
  readonly recordHash!: string | null;
  @ApiProperty({ type: String, nullable: true, description: "Of the key that signs the programme's ledger" })
  readonly keyFingerprint!: string | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  readonly carriedOutAt!: Date | null;
  @ApiProperty({
    type: String,
    nullable: true,
    description: 'SHA-256 of {recordHash, allotments, lines}; in the ledger',
  })
  readonly outcomeHash!: string | null;
  @ApiProperty({
    type: String,
    format: 'uuid',
    nullable: true,
    description: 'Who cancelled or reversed it; null when it lapsed with its programme',
  })
  readonly endedBy!: string | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  readonly endedAt!: Date | null;
  @ApiProperty({ type: String, nullable: true })
  readonly endReason!: string | null;
  @ApiProperty({ type: Number, nullable: true, description: 'Vouchers that move at most' })
  readonly decided!: number | null;
  @ApiProperty({ type: Number, nullable: true, description: 'Vouchers that were moved' })
  readonly moved!: number | null;
}

class GrantResponse implements Grant {
  @ApiProperty({ format: 'uuid' })
  readonly municipalityId!: string;
  @ApiProperty({ description: '± vouchers' })
  readonly count!: number;
}

export class RedistributionResponse extends RedistributionHeadResponse implements RedistributionView {
  @ApiProperty({ description: 'Nothing is decided: the numbers are those of this moment' })
  readonly isForecast!: boolean;
  @ApiProperty({ type: String, format: 'date-time' })
  readonly countedAt!: Date;
  @ApiProperty({ type: [RedistributionPositionResponse], description: 'By ARS: all for admins, their own for HR' })
  readonly positions!: readonly RedistributionPositionResponse[];
  @ApiProperty({ type: [GrantResponse], description: 'What was moved in the end' })
  readonly outcome!: readonly GrantResponse[];
  @ApiProperty({ type: [GrantResponse], description: 'What a reversal left where it was in use' })
  readonly kept!: readonly GrantResponse[];
}
