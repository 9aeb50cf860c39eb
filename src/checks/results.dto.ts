import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsString, MaxLength } from 'class-validator';

import { IsDay } from '../platform/http/is-day.js';
import type { Release } from './domain/release.js';
import type { StopReason } from './domain/result.js';
import type { ChangeVerdict } from './domain/change.js';
import type { Change, ExplainedArea, ExplainedCompetence, ResultView } from './domain/result-view.js';
import type { DimensionCounts } from './domain/rests-on.js';

const STOP_REASONS: readonly StopReason[] = [
  'decision-certain',
  'precision-reached',
  'item-budget',
  'check-budget',
  'time-budget',
  'items-exhausted',
  'submitted',
];

const VERDICTS: readonly ChangeVerdict[] = ['risen', 'fallen', 'noise'];

export class ReleaseShape implements Release {
  @ApiProperty({ description: 'One of the purposes of the works agreement' })
  @IsString()
  @MaxLength(500)
  readonly purpose!: string;

  @ApiProperty({ format: 'date', description: 'Last day' })
  @IsDay()
  readonly until!: string;
}

class TextResponse {
  @ApiPropertyOptional()
  readonly de?: string;
  @ApiPropertyOptional()
  readonly en?: string;
}

class DimensionCountsResponse implements DimensionCounts {
  @ApiProperty()
  readonly knowledge!: number;
  @ApiProperty()
  readonly skill!: number;
  @ApiProperty()
  readonly attitude!: number;
}

class RestsOnResponse {
  @ApiProperty({ type: DimensionCountsResponse, description: 'Answers in which the person rates themselves' })
  readonly selfRatings!: DimensionCountsResponse;
  @ApiProperty({ type: DimensionCountsResponse, description: 'Answers to questions that have a right answer' })
  readonly keyed!: DimensionCountsResponse;
  @ApiProperty({ type: Number, nullable: true, description: 'Questions left out, which say nothing; null for HR' })
  readonly skipped!: number | null;
}

class EarlierResponse {
  @ApiProperty({ format: 'uuid' })
  readonly checkId!: string;
  @ApiProperty({ format: 'date-time', type: String })
  readonly measuredAt!: Date;
  @ApiProperty({ description: 'In framework levels' })
  readonly estimate!: number;
}

class RepeatedItemResponse {
  @ApiProperty()
  readonly code!: string;
  @ApiProperty({ type: TextResponse })
  readonly text!: TextResponse;
}

class ChangeResponse implements Change {
  @ApiProperty({ type: EarlierResponse, description: 'The newest earlier measurement of the competence' })
  readonly before!: EarlierResponse;
  @ApiProperty({ description: 'Estimate now minus estimate before, in levels' })
  readonly difference!: number;
  @ApiProperty({ description: 'P(level now > level before), between 0 and 1' })
  readonly probabilityRisen!: number;
  @ApiProperty({ enum: VERDICTS, description: 'risen from 0.95 on, fallen up to 0.05, else noise' })
  readonly verdict!: ChangeVerdict;
  @ApiProperty({ type: [RepeatedItemResponse], description: 'Answered both times, so memory may play a part' })
  readonly repeatedItems!: readonly RepeatedItemResponse[];
}

class CompetenceResultResponse implements ExplainedCompetence {
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
  @ApiProperty({ type: TextResponse })
  readonly title!: TextResponse;
  @ApiProperty({ type: String, nullable: true, description: 'Code of its area' })
  readonly area!: string | null;
  @ApiProperty({ type: TextResponse, nullable: true, description: 'Name of the level reached; null below level 1' })
  readonly levelName!: TextResponse | null;
  @ApiProperty({ type: TextResponse, nullable: true })
  readonly coarseName!: TextResponse | null;
  @ApiProperty({ type: TextResponse, nullable: true, description: 'What somebody on the level reached can do' })
  readonly levelText!: TextResponse | null;
  @ApiProperty({ type: RestsOnResponse })
  readonly restsOn!: RestsOnResponse;
  @ApiProperty({ type: ChangeResponse, nullable: true, description: 'Null without an earlier result, and for HR' })
  readonly change!: ChangeResponse | null;
}

class AreaResultResponse implements ExplainedArea {
  @ApiProperty({ example: '1', description: 'Code of the area' })
  readonly area!: string;
  @ApiProperty({ type: TextResponse })
  readonly title!: TextResponse;
  @ApiProperty({ description: 'Competences of the area that the post asks for' })
  readonly asked!: number;
  @ApiProperty({ description: 'Those of them that were measured' })
  readonly measured!: number;
  @ApiProperty({ type: Number, nullable: true, description: 'Mean over the measured ones, in levels' })
  readonly estimate!: number | null;
  @ApiProperty({ type: Number, nullable: true, description: 'Standard deviation of the mean, in levels' })
  readonly sd!: number | null;
  @ApiProperty({ type: [Number], nullable: true, description: 'Central 90 %, in levels', minItems: 2, maxItems: 2 })
  readonly band!: readonly [number, number] | null;
  @ApiProperty({ type: Number, nullable: true })
  readonly level!: number | null;
  @ApiProperty({ type: TextResponse, nullable: true })
  readonly levelName!: TextResponse | null;
  @ApiProperty({ type: TextResponse, nullable: true })
  readonly coarseName!: TextResponse | null;
}

class ResultFrameworkResponse {
  @ApiProperty()
  readonly code!: string;
  @ApiProperty()
  readonly edition!: string;
  @ApiProperty({ type: TextResponse })
  readonly title!: TextResponse;
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
  @ApiProperty({ type: ResultFrameworkResponse })
  readonly framework!: ResultFrameworkResponse;
  @ApiProperty()
  readonly instrumentVersion!: number;
  @ApiProperty({ type: [AreaResultResponse], description: 'In the order of the framework' })
  readonly areas!: readonly AreaResultResponse[];
  @ApiProperty({ type: [CompetenceResultResponse] })
  readonly competencies!: readonly CompetenceResultResponse[];
  @ApiProperty({ type: ReleaseShape, nullable: true })
  readonly release!: ReleaseShape | null;
  @ApiProperty({ enum: [true], description: 'It is no formal test and leads to no certificate' })
  readonly notACertificate!: true;
}
