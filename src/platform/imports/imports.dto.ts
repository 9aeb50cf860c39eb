import { ApiProperty } from '@nestjs/swagger';

import { JobProgressResponse } from '../queue/jobs.dto.js';
import { IMPORT_MODES, type ImportCounts, type ImportMode, type ImportState } from './import-record.js';

export class ImportStarted {
  @ApiProperty({ format: 'uuid' })
  readonly id!: string;
}

class ImportCountsResponse implements ImportCounts {
  @ApiProperty()
  readonly total!: number;
  @ApiProperty()
  readonly created!: number;
  @ApiProperty()
  readonly changed!: number;
  @ApiProperty()
  readonly unchanged!: number;
  @ApiProperty()
  readonly rejected!: number;
}

class ImportProblemResponse {
  @ApiProperty({ enum: ['error', 'notice'] })
  readonly severity!: 'error' | 'notice';
  @ApiProperty({ type: Number, nullable: true, description: 'Line, row or record (1-based)' })
  readonly line!: number | null;
  @ApiProperty({ type: String, nullable: true })
  readonly column!: string | null;
  @ApiProperty()
  readonly code!: string;
  @ApiProperty({ description: 'The reason in the caller’s language' })
  readonly message!: string;
}

export class ImportResponse {
  @ApiProperty({ format: 'uuid' })
  readonly id!: string;
  @ApiProperty()
  readonly kind!: string;
  @ApiProperty({ enum: IMPORT_MODES })
  readonly mode!: ImportMode;
  @ApiProperty()
  readonly fileName!: string;
  @ApiProperty({ enum: ['waiting', 'running', 'applied', 'previewed', 'rejected', 'failed'] })
  readonly state!: ImportState;
  @ApiProperty({ type: JobProgressResponse, nullable: true })
  readonly progress!: JobProgressResponse | null;
  @ApiProperty({ type: ImportCountsResponse, nullable: true })
  readonly counts!: ImportCountsResponse | null;
  @ApiProperty({ type: [ImportProblemResponse], description: 'The first 500, errors first' })
  readonly problems!: readonly ImportProblemResponse[];
  @ApiProperty()
  readonly problemsTotal!: number;
  @ApiProperty({ format: 'uuid', type: String, nullable: true })
  readonly jobId!: string | null;
  @ApiProperty({ format: 'date-time', type: String })
  readonly createdAt!: Date;
  @ApiProperty({ format: 'date-time', type: String, nullable: true })
  readonly finishedAt!: Date | null;
}

export class ImportPage {
  @ApiProperty({ type: [ImportResponse] })
  readonly items!: readonly ImportResponse[];
  @ApiProperty({ type: String, nullable: true })
  readonly next!: string | null;
}
