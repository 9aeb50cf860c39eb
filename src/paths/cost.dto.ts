import { ApiProperty } from '@nestjs/swagger';

import type { Cost } from './domain/path-shapes.js';

export class CostResponse implements Cost {
  @ApiProperty()
  readonly minutes!: number;
  @ApiProperty()
  readonly priceCents!: number;
  @ApiProperty()
  readonly courses!: number;
  @ApiProperty()
  readonly vouchers!: number;
}
