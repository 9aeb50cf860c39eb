import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';

import { type Locale, LOCALES } from '../kernel/localized.js';
import type { ExportFormat } from './result-export.service.js';

const FORMATS: readonly ExportFormat[] = ['json', 'pdf'];

export class ExportQuery {
  @ApiPropertyOptional({ enum: FORMATS, default: 'json' })
  @IsOptional()
  @IsIn(FORMATS)
  readonly format: ExportFormat = 'json';

  @ApiPropertyOptional({ enum: LOCALES, description: 'Of the words in it; without it, the language of the request' })
  @IsOptional()
  @IsIn(LOCALES)
  readonly language?: Locale;
}
