import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsUUID, Matches } from 'class-validator';

import { type Crossing, CROSSINGS } from './domain/gap-report.js';
import type { ToldState } from './domain/usage-report.js';
import type { GapInsights, GapRow, InsightHead, UsageInsights } from './insights.service.js';

const QUARTER = /^[1-9]\d{3}-Q[1-4]$/;

export class InsightQuery {
  @ApiPropertyOptional({ format: 'uuid', description: 'May be left out by HR of one municipality' })
  @IsOptional()
  @IsUUID()
  readonly municipalityId?: string;

  @ApiPropertyOptional({ example: '2026-Q3', description: 'The last quarter that is over, if left out' })
  @IsOptional()
  @Matches(QUARTER)
  readonly period?: string;
}

export class GapQuery extends InsightQuery {
  @ApiPropertyOptional({ enum: CROSSINGS, default: 'unit' })
  @IsOptional()
  @IsIn(CROSSINGS)
  readonly by: Crossing = 'unit';
}

class InsightPeriod {
  @ApiProperty({ example: '2026-Q3' })
  readonly name!: string;
  @ApiProperty({ format: 'date' })
  readonly from!: string;
  @ApiProperty({ format: 'date' })
  readonly to!: string;
}

class InsightTitle {
  @ApiPropertyOptional()
  readonly de?: string;
  @ApiPropertyOptional()
  readonly en?: string;
}

class InsightHeadResponse implements InsightHead {
  @ApiProperty({ format: 'uuid' })
  readonly municipalityId!: string;
  @ApiProperty({ type: InsightPeriod })
  readonly period!: InsightPeriod;
  @ApiProperty({ type: [String], description: 'Quarters with a report, the newest first' })
  readonly periods!: readonly string[];
  @ApiProperty({ description: 'Groups of fewer persons are not named' })
  readonly minimumSize!: number;
}

class GapGroup {
  @ApiProperty({ description: 'Name of the unit (empty: not known), career level, or code of the profile' })
  readonly key!: string;
  @ApiProperty({ type: InsightTitle, nullable: true })
  readonly title!: InsightTitle | null;
}

class GapRowResponse implements GapRow {
  @ApiProperty({ format: 'uuid' })
  readonly frameworkId!: string;
  @ApiProperty()
  readonly code!: string;
  @ApiProperty({ type: InsightTitle })
  readonly title!: InsightTitle;
  @ApiProperty({ type: Number, nullable: true, description: 'Persons, rounded to 5; null for too few to be named' })
  readonly all!: number | null;
  @ApiProperty({ type: [Number], description: 'The same per group, in their order; null for too few to be named' })
  readonly groups!: readonly (number | null)[];
}

export class GapInsightsResponse extends InsightHeadResponse implements GapInsights {
  @ApiProperty({ enum: CROSSINGS })
  readonly by!: Crossing;
  @ApiProperty({ type: [GapGroup] })
  readonly groups!: readonly GapGroup[];
  @ApiProperty({ type: [GapRowResponse] })
  readonly competencies!: readonly GapRowResponse[];
}

class DemandResponse {
  @ApiProperty({ format: 'uuid' })
  readonly courseId!: string;
  @ApiProperty({ type: InsightTitle })
  readonly title!: InsightTitle;
  @ApiProperty({ description: 'Persons who asked for a voucher for it, rounded to 5' })
  readonly persons!: number;
}

class VoucherUseResponse implements Record<ToldState, number | null> {
  @ApiProperty({ type: Number, nullable: true })
  readonly assigned!: number | null;
  @ApiProperty({ type: Number, nullable: true })
  readonly redeemed!: number | null;
  @ApiProperty({ type: Number, nullable: true })
  readonly completed!: number | null;
  @ApiProperty({ type: Number, nullable: true })
  readonly returned!: number | null;
  @ApiProperty({ type: Number, nullable: true })
  readonly expired!: number | null;
}

export class UsageInsightsResponse extends InsightHeadResponse implements UsageInsights {
  @ApiProperty({ type: [DemandResponse] })
  readonly demand!: readonly DemandResponse[];
  @ApiProperty({ type: VoucherUseResponse, description: 'Vouchers, rounded to 5; null for too few' })
  readonly vouchers!: VoucherUseResponse;
}
