import { ApiProperty } from '@nestjs/swagger';
import { IsISO8601, IsString, Matches, MaxLength } from 'class-validator';

import type { Release } from './domain/release.js';
import type { StopReason } from './domain/result.js';
import type { ResultView, ShownCompetence } from './domain/result-view.js';

const STOP_REASONS: readonly StopReason[] = [
  'decision-certain',
  'precision-reached',
  'item-budget',
  'check-budget',
  'time-budget',
  'items-exhausted',
  'submitted',
];

export class ReleaseShape implements Release {
  @ApiProperty({ description: 'One of the purposes of the works agreement' })
  @IsString()
  @MaxLength(500)
  readonly purpose!: string;

  @ApiProperty({ format: 'date', description: 'Last day' })
  @Matches(/^\d{4}-\d{2}-\d{2}$/)
  @IsISO8601({ strict: true })
  readonly until!: string;
}

class CompetenceResultResponse implements ShownCompetence {
  @ApiProperty({ example: '1.1' })
  readonly competence!: string;
  @ApiProperty({ description: 'false: too few answers; it says nothing about the person' })
  readonly measured!: boolean;
  @ApiProperty({ type: Number, nullable: true, description: 'In framework levels' })
  readonly estimate!: number | null;
  @ApiProperty({ type: Number, nullable: true, description: 'Standard deviation, in levels' })
  readonly sd!: number | null;
  @ApiProperty({ type: [Number], nullable: true, description: 'Central 90 %, in levels', minItems: 2, maxItems: 2 })
  readonly band!: readonly [number, number] | null;
  @ApiProperty({ type: Number, nullable: true, description: 'Level reached' })
  readonly level!: number | null;
  @ApiProperty({ description: 'Answers it rests on' })
  readonly answers!: number;
  @ApiProperty({ enum: STOP_REASONS })
  readonly stopReason!: StopReason;
}

export class ResultResponse implements ResultView {
  @ApiProperty({ format: 'uuid' })
  readonly checkId!: string;
  @ApiProperty({ format: 'uuid' })
  readonly profileId!: string;
  @ApiProperty({ format: 'uuid' })
  readonly municipalityId!: string;
  @ApiProperty({ format: 'uuid' })
  readonly frameworkId!: string;
  @ApiProperty({ format: 'uuid', description: 'The version that scored it' })
  readonly instrumentId!: string;
  @ApiProperty({ format: 'date-time', type: String })
  readonly measuredAt!: Date;
  @ApiProperty({ type: [CompetenceResultResponse] })
  readonly competencies!: readonly CompetenceResultResponse[];
  @ApiProperty({ type: ReleaseShape, nullable: true })
  readonly release!: ReleaseShape | null;
  @ApiProperty({ enum: [true], description: 'It is no formal test and leads to no certificate' })
  readonly notACertificate!: true;
}
