import { ApiProperty } from '@nestjs/swagger';

import type { Allotment } from '../domain/programme.js';

export class AllotmentResponse implements Omit<Allotment, 'programmeId'> {
  @ApiProperty({ format: 'uuid' })
  readonly municipalityId!: string;
  @ApiProperty({ description: 'ARS, 12 digits' })
  readonly ars!: string;
  @ApiProperty()
  readonly name!: string;
  @ApiProperty()
  readonly granted!: number;
  @ApiProperty({ description: 'Vouchers assigned, redeemed or completed' })
  readonly occupied!: number;
  @ApiProperty({ description: 'granted − occupied' })
  readonly available!: number;
  @ApiProperty({ description: 'Exact share without limits, four decimals' })
  readonly quota!: string;
}
