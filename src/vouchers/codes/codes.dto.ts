import { ApiProperty } from '@nestjs/swagger';

import type { Localized } from '../../kernel/localized.js';
import { CODE_STANDINGS, type CodeStanding } from '../domain/code-check.js';
import type { CodeView } from './code-checks.service.js';

export class CodeResponse implements CodeView {
  @ApiProperty({ description: 'It can be redeemed, or is redeemed and its course not completed' })
  readonly valid!: boolean;
  @ApiProperty({ enum: CODE_STANDINGS, description: '`ended` does not tell how' })
  readonly standing!: CodeStanding;
  @ApiProperty()
  readonly redeemed!: boolean;
  @ApiProperty({ format: 'uuid', type: String, nullable: true, description: 'Null while the holder may still choose' })
  readonly courseId!: string | null;
  @ApiProperty({ type: String, nullable: true })
  readonly courseCode!: string | null;
  @ApiProperty({ type: Object, nullable: true, description: 'Title by language' })
  readonly courseTitle!: Localized | null;
  @ApiProperty({ format: 'date', description: 'Last day on which it can be redeemed' })
  readonly validUntil!: string;
}

export class CourseLinkResponse {
  @ApiProperty({ type: String, nullable: true, description: 'With the participant id; null when it has no address' })
  readonly link!: string | null;
  @ApiProperty()
  readonly provider!: string;
  @ApiProperty({ format: 'uuid', description: 'Under which the provider knows the person' })
  readonly participantId!: string;
}
