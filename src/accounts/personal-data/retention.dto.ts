import { ApiProperty } from '@nestjs/swagger';
import { IsUUID } from 'class-validator';

import type { RetentionLine, RetentionPreview } from './retention.service.js';

export class RetentionQuery {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  readonly municipalityId!: string;
}

export class RetentionLineResponse implements RetentionLine {
  @ApiProperty({
    enum: ['retentionMonths', 'closedRequestMonths'],
    description: 'Whose time has run out: a clause of the works agreement, or a period that the product sets',
  })
  readonly clause!: 'retentionMonths' | 'closedRequestMonths';
  @ApiProperty({ type: 'integer', description: 'How long it may be kept' })
  readonly months!: number;
  @ApiProperty({ example: 'checks' })
  readonly table!: string;
  @ApiProperty({ description: 'Whether anything would be erased' })
  readonly isAny!: boolean;
  @ApiProperty({
    type: 'integer',
    nullable: true,
    description: 'Persons concerned, a multiple of 5; null for fewer than the smallest group that may be told of',
  })
  readonly persons!: number | null;
}

export class RetentionPreviewResponse implements RetentionPreview {
  @ApiProperty({ format: 'uuid' })
  readonly municipalityId!: string;
  @ApiProperty({ description: 'False without an agreement in force: then the period of the product holds' })
  readonly isAgreed!: boolean;
  @ApiProperty({ type: 'integer' })
  readonly retentionMonths!: number;
  @ApiProperty({ type: [RetentionLineResponse] })
  readonly lines!: readonly RetentionLineResponse[];
}
