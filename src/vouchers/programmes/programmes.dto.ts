import { ApiProperty } from '@nestjs/swagger';

import type { Localized } from '../../kernel/localized.js';
import { type Approval, APPROVALS } from '../domain/approval.js';
import type { Programme } from '../domain/programme.js';
import type { ProgrammeState } from '../domain/programme-states.js';
import { WAITING_APPROVALS, WAITING_ORDERS, type WaitingApproval, type WaitingOrder } from '../domain/waiting-list.js';
import { ProgrammeTitle } from './programme-request.dto.js';

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
  @ApiProperty({ type: [String] })
  readonly providers!: readonly string[];
  @ApiProperty({ type: [String] })
  readonly competences!: readonly string[];
  @ApiProperty({ enum: APPROVALS })
  readonly approval!: Approval;
  @ApiProperty({ description: 'The ETag: rises with every edit of the draft' })
  readonly revision!: number;
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
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  readonly closedAt!: Date | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  readonly settledAt!: Date | null;
}

export class ProgrammePage {
  @ApiProperty({ type: [ProgrammeResponse] })
  readonly items!: readonly ProgrammeResponse[];
  @ApiProperty({ type: String, nullable: true })
  readonly next!: string | null;
}
