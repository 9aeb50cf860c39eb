import { IsIn, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';

import type { JobState } from '../../platform/queue/job.js';
import { EmptyIsAbsent } from '../shared/form-values.js';

export const JOB_STATES = ['failed', 'active', 'waiting', 'done'] as const satisfies readonly JobState[];

export class JobsForm {
  @EmptyIsAbsent()
  @IsOptional()
  @IsString()
  @MaxLength(100)
  readonly name?: string;

  @EmptyIsAbsent()
  @IsOptional()
  @IsUUID()
  readonly municipality?: string;
}

export class JobsQuery extends JobsForm {
  @EmptyIsAbsent()
  @IsOptional()
  @IsIn(JOB_STATES)
  readonly state?: JobState;

  /** What a municipality is called, to choose one. */
  @EmptyIsAbsent()
  @IsOptional()
  @IsString()
  @MaxLength(100)
  readonly search?: string;

  @IsOptional()
  @IsString()
  @MaxLength(500)
  readonly cursor?: string;

  @IsOptional()
  @IsString()
  @MaxLength(40)
  readonly done?: string;
}
