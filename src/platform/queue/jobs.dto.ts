import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';

import type { JsonObject } from '../../kernel/json.js';
import { PageQuery } from '../http/pagination.js';
import { JOB_STATES, type JobState } from './job.js';
import type { JournalKind } from './job-journal.js';

export class JobProgressResponse {
  @ApiProperty()
  readonly step!: string;
  @ApiProperty({ description: 'Units done' })
  readonly done!: number;
  @ApiProperty({ description: 'Units in all' })
  readonly total!: number;
}

export class JobResponse {
  @ApiProperty({ format: 'uuid' })
  readonly id!: string;
  @ApiProperty()
  readonly name!: string;
  @ApiProperty({ enum: ['waiting', 'active', 'done', 'failed'] })
  readonly state!: 'waiting' | 'active' | 'done' | 'failed';
  @ApiProperty({ description: 'How often it was started' })
  readonly attempts!: number;
  @ApiProperty({ type: JobProgressResponse, nullable: true })
  readonly progress!: JobProgressResponse | null;
  @ApiProperty({ type: Object, nullable: true, description: 'What it made, depending on the kind of job' })
  readonly result!: JsonObject | null;
  @ApiProperty({ type: Object, nullable: true, description: 'Why it failed: a code of docs/problems.md' })
  readonly error!: { readonly code: string } | null;
  @ApiProperty({ format: 'date-time', type: String })
  readonly createdAt!: Date;
  @ApiProperty({ format: 'date-time', type: String, nullable: true })
  readonly startedAt!: Date | null;
  @ApiProperty({ format: 'date-time', type: String, nullable: true })
  readonly finishedAt!: Date | null;
}

export class JobStarted {
  @ApiProperty({ format: 'uuid' })
  readonly jobId!: string;
}

export class JournalLineResponse {
  @ApiProperty({ description: 'Grows from line to line' })
  readonly position!: number;
  @ApiProperty({ format: 'date-time', type: String })
  readonly at!: Date;
  @ApiProperty({ description: 'Which start of the job it belongs to' })
  readonly attempt!: number;
  @ApiProperty({ enum: ['started', 'progress', 'retry', 'problem', 'finished'] })
  readonly kind!: JournalKind;
  @ApiProperty({ type: Object })
  readonly details!: JsonObject;
  @ApiProperty({ description: 'The line as a sentence, in the caller’s language' })
  readonly text!: string;
}

export class JobListQuery extends PageQuery {
  @ApiPropertyOptional({ enum: JOB_STATES })
  @IsOptional()
  @IsIn(JOB_STATES)
  readonly state?: JobState;

  @ApiPropertyOptional({ description: 'Kind of job, such as `vouchers.tally-municipality`' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  readonly name?: string;

  @ApiPropertyOptional({ format: 'uuid' })
  @IsOptional()
  @IsUUID()
  readonly municipalityId?: string;
}

export class RetryJobsRequest {
  @ApiPropertyOptional({ description: 'Kind of job' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  readonly name?: string;

  @ApiPropertyOptional({ format: 'uuid' })
  @IsOptional()
  @IsUUID()
  readonly municipalityId?: string;
}

export class RetryResponse {
  @ApiProperty()
  readonly retried!: number;
}

class ListedJobResponse {
  @ApiProperty({ format: 'uuid' })
  readonly id!: string;
  @ApiProperty()
  readonly name!: string;
  @ApiProperty({ enum: JOB_STATES })
  readonly state!: JobState;
  @ApiProperty()
  readonly attempts!: number;
  @ApiProperty({ type: JobProgressResponse, nullable: true })
  readonly progress!: JobProgressResponse | null;
  @ApiProperty({ type: Object, nullable: true })
  readonly error!: { readonly code: string } | null;
  @ApiProperty({ format: 'uuid', type: String, nullable: true })
  readonly municipalityId!: string | null;
  @ApiProperty({ format: 'date-time', type: String })
  readonly createdAt!: Date;
  @ApiProperty({ format: 'date-time', type: String, description: 'Not before this moment' })
  readonly runAfter!: Date;
  @ApiProperty({ format: 'date-time', type: String, nullable: true })
  readonly startedAt!: Date | null;
  @ApiProperty({ format: 'date-time', type: String, nullable: true })
  readonly finishedAt!: Date | null;
}

class JobCountsResponse {
  @ApiProperty()
  readonly waiting!: number;
  @ApiProperty()
  readonly active!: number;
  @ApiProperty()
  readonly failed!: number;
  @ApiProperty()
  readonly done!: number;
}

export class JobListResponse {
  @ApiProperty({ type: [ListedJobResponse] })
  readonly items!: readonly ListedJobResponse[];
  @ApiProperty({ type: String, nullable: true })
  readonly next!: string | null;
  @ApiProperty({ type: JobCountsResponse })
  readonly counts!: JobCountsResponse;
}
