import { ApiProperty } from '@nestjs/swagger';
import { IsObject, Matches } from 'class-validator';

import { EDITION_NAME } from './domain/edition-rules.js';
import type { FrameworkFile } from './domain/framework-file.js';
import type { FrameworkDraft, FrameworkDraftSummary } from './domain/framework-draft.js';
import { TextResponse } from './frameworks.dto.js';

export class NextEditionInput {
  @ApiProperty({ example: '2027', description: 'Comes after the names of all editions, which are ordered as texts' })
  @Matches(EDITION_NAME)
  readonly edition!: string;
}

export class FrameworkDraftInput {
  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    description: 'A file `lernlotse-framework`, see docs/formats.md',
  })
  @IsObject()
  readonly content!: object;
}

export class FrameworkDraftSummaryResponse implements FrameworkDraftSummary {
  @ApiProperty({ format: 'uuid' })
  readonly id!: string;
  @ApiProperty({ format: 'uuid', description: 'The edition that it follows' })
  readonly basisId!: string;
  @ApiProperty()
  readonly code!: string;
  @ApiProperty()
  readonly edition!: string;
  @ApiProperty({ type: TextResponse })
  readonly title!: TextResponse;
  @ApiProperty()
  readonly revision!: number;
  @ApiProperty({ format: 'date-time', type: String })
  readonly updatedAt!: Date;
}

export class FrameworkDraftResponse extends FrameworkDraftSummaryResponse implements FrameworkDraft {
  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    description: 'A file `lernlotse-framework`, see docs/formats.md',
  })
  readonly content!: FrameworkFile;
}

export class FrameworkDraftList {
  @ApiProperty({ type: [FrameworkDraftSummaryResponse] })
  readonly items!: readonly FrameworkDraftSummaryResponse[];
  @ApiProperty({ type: String, nullable: true, description: 'Always null: each framework has one draft at most' })
  readonly next!: null;
}
