import { ApiProperty } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsInt, IsString, Max, MaxLength, Min, MinLength } from 'class-validator';

import { LIMITS } from '../domain/course-limits.js';
import { SOURCE_OUTCOMES, SOURCE_STATES, type SourceOutcome, type SourceState } from '../domain/source-schedule.js';
import type { CourseSource, SourceInput } from './course-source.js';

/** A year. */
const LONGEST_HOURS = 8_784;

export class SourceRequest implements SourceInput {
  @ApiProperty({ format: 'uri', description: 'HTTPS, on a host that the installation names' })
  @IsString()
  @MaxLength(LIMITS.url)
  readonly address!: string;

  @ApiProperty({ enum: ['moochub'], default: 'moochub' })
  @IsIn(['moochub'])
  readonly kind = 'moochub' as const;

  @ApiProperty({ description: 'Whose catalogue it is' })
  @IsString()
  @MinLength(1)
  @MaxLength(LIMITS.provider)
  readonly provider!: string;

  @ApiProperty({ minimum: 1, maximum: LONGEST_HOURS, default: 24 })
  @IsInt()
  @Min(1)
  @Max(LONGEST_HOURS)
  readonly intervalHours: number = 24;
}

export class SourceUpdateRequest extends SourceRequest {
  @ApiProperty({ default: false, description: 'Paused ones are fetched only when somebody asks for it' })
  @IsBoolean()
  readonly paused: boolean = false;
}

export class SourceResponse implements CourseSource {
  @ApiProperty({ format: 'uuid' })
  readonly id!: string;
  @ApiProperty({ format: 'uri' })
  readonly address!: string;
  @ApiProperty({ enum: ['moochub'] })
  readonly kind!: 'moochub';
  @ApiProperty()
  readonly provider!: string;
  @ApiProperty()
  readonly intervalHours!: number;
  @ApiProperty({ enum: SOURCE_STATES })
  readonly state!: SourceState;
  @ApiProperty({ type: String, nullable: true })
  readonly etag!: string | null;
  @ApiProperty({ type: String, nullable: true })
  readonly lastModified!: string | null;
  @ApiProperty({ description: 'Since the last run that went well' })
  readonly failures!: number;
  @ApiProperty({ enum: SOURCE_OUTCOMES, nullable: true })
  readonly lastOutcome!: SourceOutcome | null;
  @ApiProperty({ type: String, nullable: true, description: 'Why the last run failed: the code of a finding' })
  readonly lastProblem!: string | null;
  @ApiProperty({ format: 'uuid', type: String, nullable: true, description: 'Its report: getImport' })
  readonly lastImportId!: string | null;
  @ApiProperty({ format: 'date-time', type: String, nullable: true })
  readonly lastRunAt!: Date | null;
  @ApiProperty({ format: 'date-time', type: String })
  readonly nextRunAt!: Date;
}

export class SourceList {
  @ApiProperty({ type: [SourceResponse] })
  readonly items!: readonly SourceResponse[];
}
