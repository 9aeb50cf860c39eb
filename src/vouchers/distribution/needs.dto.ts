import { ApiProperty } from '@nestjs/swagger';

import type { NeedReport, NeedView } from './needs.service.js';

class NeedPeriod {
  @ApiProperty({ example: '2026-Q3' })
  readonly name!: string;
  @ApiProperty({ format: 'date' })
  readonly from!: string;
  @ApiProperty({ format: 'date' })
  readonly to!: string;
}

class NeedResponse implements NeedView {
  @ApiProperty({ format: 'uuid' })
  readonly municipalityId!: string;
  @ApiProperty({ description: 'ARS, 12 digits' })
  readonly ars!: string;
  @ApiProperty()
  readonly name!: string;
  @ApiProperty({ type: Number, nullable: true, description: 'Rounded to 5; null for too few to be named' })
  readonly persons!: number | null;
  @ApiProperty({ description: 'Fewer persons are not named there' })
  readonly minimumSize!: number;
}

export class NeedReportResponse implements NeedReport {
  @ApiProperty({ type: NeedPeriod })
  readonly period!: NeedPeriod;
  @ApiProperty({ type: [NeedResponse], description: 'By ARS' })
  readonly municipalities!: readonly NeedResponse[];
}
