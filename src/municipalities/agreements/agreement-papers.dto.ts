import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, Max, Min } from 'class-validator';

import { type Locale, LOCALES } from '../../kernel/localized.js';
import type { DocumentFacts } from './agreement-documents.service.js';
import { AgreementResponse } from './agreements.dto.js';

export class VersionQuery {
  @ApiPropertyOptional({ type: 'integer', minimum: 1, description: 'Else the one in force, else the newest' })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(100_000)
  readonly version?: number;
}

export class AnnexQuery extends VersionQuery {
  @ApiPropertyOptional({ enum: LOCALES, description: 'Without it, the language of the request' })
  @IsOptional()
  @IsIn(LOCALES)
  readonly language?: Locale;
}

export class DocumentResponse implements DocumentFacts {
  @ApiProperty({ format: 'uuid' })
  readonly agreementId!: string;
  @ApiProperty()
  readonly fileName!: string;
  @ApiProperty({ description: 'Of the file, in hexadecimal' })
  readonly sha256!: string;
  @ApiProperty({ format: 'date-time', type: String })
  readonly storedAt!: Date;
}

export class AgreementVersionResponse extends AgreementResponse {
  @ApiProperty({ type: DocumentResponse, nullable: true })
  readonly document!: DocumentResponse | null;
  @ApiProperty({ type: [String], description: 'What it changes against the version that it follows, in words' })
  readonly changes!: readonly string[];
}

export class AgreementHistoryResponse {
  @ApiProperty({ type: [AgreementVersionResponse] })
  readonly items!: readonly AgreementVersionResponse[];
}
