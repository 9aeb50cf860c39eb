import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsNumber, IsOptional, IsUUID, Matches, Max, Min } from 'class-validator';

import type { Localized } from '../kernel/localized.js';
import type { MeasureFirst } from './domain/gaps.js';
import type { Cost } from './domain/path-shapes.js';
import type { ClosedGapView, OpenGapView, PathCourseView, PathView, StepToGap } from './domain/path-view.js';
import type { Reasons } from './domain/reasons.js';

export class PathRequestQuery {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  readonly profileId!: string;

  @ApiPropertyOptional({
    minimum: 0,
    maximum: 10_000,
    description: 'Learning time in all; left out, only what is not essential keeps within 40 hours',
  })
  @IsOptional()
  @Type(() => Number)
  @IsNumber()
  @Min(0)
  @Max(10_000)
  readonly maxHours?: number;

  @ApiPropertyOptional({ minimum: 0, maximum: 1_000_000_000 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(1_000_000_000)
  readonly maxPriceCents?: number;

  @ApiPropertyOptional({ example: 'de', description: 'Only courses in this language' })
  @IsOptional()
  @Matches(/^[a-z]{2,3}$/)
  readonly language?: string;
}

class CostResponse implements Cost {
  @ApiProperty()
  readonly minutes!: number;
  @ApiProperty()
  readonly priceCents!: number;
  @ApiProperty()
  readonly courses!: number;
  @ApiProperty()
  readonly vouchers!: number;
}

class StepToGapResponse implements StepToGap {
  @ApiProperty()
  readonly competence!: string;
  @ApiProperty()
  readonly from!: number;
  @ApiProperty()
  readonly to!: number;
  @ApiProperty({ description: 'The minimum of the post is reached' })
  readonly closed!: boolean;
}

class ReasonsResponse implements Reasons {
  @ApiProperty({ type: CostResponse, description: 'Cost of the path if the course did not exist' })
  readonly costWithout!: CostResponse;
  @ApiProperty({ type: [String], description: 'Competences whose gap would then stay open' })
  readonly gapsLost!: readonly string[];
  @ApiProperty({ type: [String], description: 'Courses that would take its place' })
  readonly replacedBy!: readonly string[];
}

class PathCourseResponse implements PathCourseView {
  @ApiProperty({ format: 'uuid' })
  readonly courseId!: string;
  @ApiProperty()
  readonly code!: string;
  @ApiProperty({ type: Object, description: 'By language' })
  readonly title!: Localized;
  @ApiProperty()
  readonly provider!: string;
  @ApiProperty({ type: String, nullable: true })
  readonly url!: string | null;
  @ApiProperty({ enum: ['necessary', 'useful'] })
  readonly part!: 'necessary' | 'useful';
  @ApiProperty()
  readonly minutes!: number;
  @ApiProperty()
  readonly priceCents!: number;
  @ApiProperty({ type: [StepToGapResponse] })
  readonly closes!: readonly StepToGapResponse[];
  @ApiProperty({ type: ReasonsResponse })
  readonly reasons!: ReasonsResponse;
}

class MeasureFirstResponse implements MeasureFirst {
  @ApiProperty()
  readonly competence!: string;
  @ApiProperty()
  readonly minimum!: number;
  @ApiProperty()
  readonly weight!: number;
  @ApiProperty()
  readonly essential!: boolean;
  @ApiProperty({ type: String, nullable: true })
  readonly alternative!: string | null;
}

class GapResponse {
  @ApiProperty()
  readonly competence!: string;
  @ApiProperty({ description: 'Level reached, or claimed by a completed course if that is higher' })
  readonly from!: number;
  @ApiProperty({ description: 'Minimum of the post' })
  readonly to!: number;
  @ApiProperty()
  readonly weight!: number;
  @ApiProperty()
  readonly essential!: boolean;
  @ApiProperty({ type: String, nullable: true })
  readonly alternative?: string | null;
  @ApiProperty({ description: 'A few more questions could spare the course' })
  readonly open!: boolean;
}

class ClosedGapResponse extends GapResponse implements ClosedGapView {
  @ApiProperty({ type: [String] })
  readonly courses!: readonly string[];
}

class OpenGapResponse extends GapResponse implements OpenGapView {
  @ApiProperty({ enum: ['no-course', 'limits'] })
  readonly reason!: 'no-course' | 'limits';
  @ApiProperty({ description: 'Level that the path reaches' })
  readonly reached!: number;
}

export class PathResponse implements PathView {
  @ApiProperty({ format: 'uuid' })
  readonly profileId!: string;
  @ApiProperty({ type: [PathCourseResponse], description: 'In an order in which every entry level is met' })
  readonly courses!: readonly PathCourseResponse[];
  @ApiProperty({ type: [ClosedGapResponse] })
  readonly gapsClosed!: readonly ClosedGapResponse[];
  @ApiProperty({ type: [OpenGapResponse] })
  readonly gapsOpen!: readonly OpenGapResponse[];
  @ApiProperty({ type: [MeasureFirstResponse], description: 'Not measured, and so not planned for' })
  readonly measureFirst!: readonly MeasureFirstResponse[];
  @ApiProperty({ type: CostResponse })
  readonly cost!: CostResponse;
  @ApiProperty({ description: 'It is proven that no better path exists' })
  readonly optimal!: boolean;
  @ApiProperty({
    type: Number,
    nullable: true,
    description: 'Minutes below which no necessary part can fall; null when limits leave an essential gap open',
  })
  readonly bound!: number | null;
}
