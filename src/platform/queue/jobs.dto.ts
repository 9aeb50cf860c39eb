import { ApiProperty } from '@nestjs/swagger';

import type { JsonObject } from '../../kernel/json.js';

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
