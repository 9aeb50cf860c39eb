import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn } from 'class-validator';

import { type Change, type Pile, PILES } from '../../kernel/comparison.js';
import type { JsonValue } from '../../kernel/json.js';
import { PageQuery } from '../http/pagination.js';

import { JobProgressResponse } from '../queue/jobs.dto.js';
import type { ImportRowView, PileView, PileViews } from './import-previews.service.js';
import {
  APPLY_MODES,
  type ApplyMode,
  IMPORT_MODES,
  IMPORT_STATES,
  type ImportCounts,
  type ImportMode,
  type ImportState,
} from './import-record.js';

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
  @ApiPropertyOptional({ description: 'Mails with an invitation, where they were asked for' })
  readonly invitations?: number;
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
  @ApiProperty({ description: 'Whether people who have no way in yet are sent one by mail' })
  readonly invite!: boolean;
  @ApiProperty()
  readonly fileName!: string;
  @ApiProperty({ enum: IMPORT_STATES })
  readonly state!: ImportState;
  @ApiProperty({ type: JobProgressResponse, nullable: true })
  readonly progress!: JobProgressResponse | null;
  @ApiProperty({ type: ImportCountsResponse, nullable: true })
  readonly counts!: ImportCountsResponse | null;
  @ApiProperty({ type: [ImportProblemResponse], description: 'The first 500, errors first' })
  readonly problems!: readonly ImportProblemResponse[];
  @ApiProperty()
  readonly problemsTotal!: number;
  @ApiProperty({ description: 'Whether it is a preview that `applyImport` can apply' })
  readonly applicable!: boolean;
  @ApiProperty({ format: 'uuid', type: String, nullable: true })
  readonly jobId!: string | null;
  @ApiProperty({ format: 'date-time', type: String })
  readonly createdAt!: Date;
  @ApiProperty({ format: 'date-time', type: String, nullable: true })
  readonly finishedAt!: Date | null;
}

class ChangeResponse implements Change {
  @ApiProperty()
  readonly field!: string;
  @ApiProperty({ description: 'As it is now', nullable: true })
  readonly before!: JsonValue;
  @ApiProperty({ description: 'As it would be', nullable: true })
  readonly after!: JsonValue;
}

class ImportRowResponse implements ImportRowView {
  @ApiProperty({ enum: PILES })
  readonly pile!: Pile;
  @ApiProperty({ type: Number, nullable: true, description: 'Of a rejected row: line, row or record (1-based)' })
  readonly line!: number | null;
  @ApiProperty({ type: String, nullable: true })
  readonly name!: string | null;
  @ApiProperty({ type: [ChangeResponse], description: 'Of a changed row: the fields that differ' })
  readonly changes!: readonly ChangeResponse[];
  @ApiProperty({ type: [ImportProblemResponse], description: 'Why it is rejected' })
  readonly reasons!: readonly ImportProblemResponse[];
}

export class ImportRowsPage {
  @ApiProperty({ type: [ImportRowResponse] })
  readonly items!: readonly ImportRowResponse[];
  @ApiProperty({ type: String, nullable: true })
  readonly next!: string | null;
}

class PileResponse extends ImportRowsPage implements PileView {
  @ApiProperty({ description: 'Rows in all; `items` holds the first 25' })
  readonly count!: number;
}

class PilesResponse implements PileViews {
  @ApiProperty({ type: PileResponse })
  readonly new!: PileResponse;
  @ApiProperty({ type: PileResponse })
  readonly changed!: PileResponse;
  @ApiProperty({ type: PileResponse })
  readonly unchanged!: PileResponse;
  @ApiProperty({ type: PileResponse })
  readonly rejected!: PileResponse;
}

export class WholeImportResponse extends ImportResponse {
  @ApiProperty({ type: PilesResponse, nullable: true, description: 'What a preview would do; null without one' })
  readonly piles!: PilesResponse | null;
}

export class ImportRowsQuery extends PageQuery {
  @ApiProperty({ enum: PILES })
  @IsIn(PILES)
  readonly pile!: Pile;
}

export class ApplyRequest {
  @ApiProperty({ enum: APPLY_MODES, default: 'all-or-nothing', description: 'Everything, or only the good rows' })
  @IsIn(APPLY_MODES)
  readonly mode: ApplyMode = 'all-or-nothing';
}

export class ImportPage {
  @ApiProperty({ type: [ImportResponse] })
  readonly items!: readonly ImportResponse[];
  @ApiProperty({ type: String, nullable: true })
  readonly next!: string | null;
}
