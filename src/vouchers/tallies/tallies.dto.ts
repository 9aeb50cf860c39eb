import { ApiProperty } from '@nestjs/swagger';

import type { Tally } from '../domain/tally.js';

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
