import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsNotEmpty,
  IsOptional,
  IsString,
  IsUUID,
  MaxLength,
  ValidateNested,
} from 'class-validator';

import { BULK_LIMIT, type BulkRow } from '../domain/bulk-list.js';
import { BULK_MODES, type BulkAssignment, type BulkMode, type BulkReport } from './bulk-assignments.service.js';

const CSV_LIMIT = 500_000;

export class BulkRowRequest implements BulkRow {
  @ApiProperty({ maxLength: 320, description: 'E-mail address or id of an employee of the municipality' })
  @IsString()
  @IsNotEmpty()
  @MaxLength(320)
  readonly person!: string;

  @ApiPropertyOptional({ maxLength: 200, description: 'Code of the course; left out: the holder chooses' })
  @IsOptional()
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  readonly course?: string;
}

export class AssignVouchersRequest implements BulkAssignment {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  readonly programmeId!: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'May be left out with one membership as HR' })
  @IsOptional()
  @IsUUID()
  readonly municipalityId?: string;

  @ApiProperty({
    enum: BULK_MODES,
    description: 'preview: change nothing; all: every row or none; good: what is possible',
  })
  @IsIn(BULK_MODES)
  readonly mode!: BulkMode;

  @ApiPropertyOptional({ type: [BulkRowRequest], maxItems: BULK_LIMIT })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(BULK_LIMIT)
  @ValidateNested({ each: true })
  @Type(() => BulkRowRequest)
  readonly rows?: readonly BulkRowRequest[];

  @ApiPropertyOptional({ maxLength: CSV_LIMIT, description: 'The rows as CSV with the columns person and course' })
  @IsOptional()
  @IsString()
  @MaxLength(CSV_LIMIT)
  readonly csv?: string;
}

export class BulkAssignedResponse {
  @ApiProperty({ description: 'Line of the CSV or number in the list, from 1' })
  readonly row!: number;
  @ApiProperty({ format: 'uuid', description: 'The voucher; in a preview of one that does not stay' })
  readonly id!: string;
}

export class BulkRefusedResponse {
  @ApiProperty({ description: 'Line of the CSV or number in the list, from 1' })
  readonly row!: number;
  @ApiProperty({ description: 'The rule that says no, see docs/problems.md' })
  readonly code!: string;
}

export class BulkReportResponse implements BulkReport {
  @ApiProperty({ type: [BulkAssignedResponse] })
  readonly assigned!: readonly BulkAssignedResponse[];
  @ApiProperty({ type: [BulkRefusedResponse] })
  readonly refused!: readonly BulkRefusedResponse[];
}
