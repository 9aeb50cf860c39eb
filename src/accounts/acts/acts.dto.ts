import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';

import type { JsonObject } from '../../kernel/json.js';
import { type Locale, LOCALES } from '../../kernel/localized.js';
import { IsDay } from '../../platform/http/is-day.js';
import { PageQuery } from '../../platform/http/pagination.js';
import type { ActorKind, ActQuery, ActView } from './acts.service.js';
import { ACT_GROUPS, ADMINISTRATIVE_ACTS } from './domain/act-kinds.js';

const KINDS = [...ACT_GROUPS, ...ADMINISTRATIVE_ACTS];
const ACTOR_KINDS: readonly ActorKind[] = ['person', 'key', 'erased', 'program'];

export class ActsQuery extends PageQuery implements ActQuery {
  @ApiPropertyOptional({ format: 'date', description: 'First day, in Berlin' })
  @IsOptional()
  @IsDay()
  readonly from?: string;

  @ApiPropertyOptional({ format: 'date', description: 'Last day, in Berlin' })
  @IsOptional()
  @IsDay()
  readonly until?: string;

  @ApiPropertyOptional({ enum: KINDS, description: 'An act, or all acts done to one kind of thing' })
  @IsOptional()
  @IsIn(KINDS)
  readonly kind?: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'Who did it' })
  @IsOptional()
  @IsUUID()
  readonly actorId?: string;

  @ApiPropertyOptional({ format: 'uuid' })
  @IsOptional()
  @IsUUID()
  readonly municipalityId?: string;

  @ApiPropertyOptional({ maxLength: 100, description: 'Id of what was acted on' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  readonly subject?: string;

  @ApiPropertyOptional({ maxLength: 100, description: 'Part of the words, of a name, of a fact or of an id' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  readonly search?: string;
}

export const ACT_FORMATS = ['json', 'csv'] as const;

export class ActsExportQuery extends ActsQuery {
  @ApiPropertyOptional({ enum: ACT_FORMATS, default: 'json' })
  @IsOptional()
  @IsIn(ACT_FORMATS)
  readonly format: (typeof ACT_FORMATS)[number] = 'json';

  @ApiPropertyOptional({ enum: LOCALES, description: 'Without it, the language of the request' })
  @IsOptional()
  @IsIn(LOCALES)
  readonly language?: Locale;
}

export class ActResponse implements ActView {
  @ApiProperty({ description: 'Grows with every act of the installation' })
  readonly position!: string;
  @ApiProperty({ format: 'date-time', type: String })
  readonly at!: Date;
  @ApiProperty({ enum: ADMINISTRATIVE_ACTS })
  readonly act!: string;
  @ApiProperty({ description: 'The act in the language of the request' })
  readonly words!: string;
  @ApiProperty({ enum: ACT_GROUPS, description: 'What was acted on' })
  readonly group!: string;
  @ApiProperty({ description: 'Id of what was acted on' })
  readonly subject!: string;
  @ApiProperty({ enum: ACTOR_KINDS })
  readonly actorKind!: ActorKind;
  @ApiProperty({ format: 'uuid', type: String, nullable: true, description: 'A pseudonym once the person was erased' })
  readonly actorId!: string | null;
  @ApiProperty({ type: String, nullable: true })
  readonly actorName!: string | null;
  @ApiProperty({ format: 'uuid', type: String, nullable: true })
  readonly municipalityId!: string | null;
  @ApiProperty({ type: String, nullable: true })
  readonly municipality!: string | null;
  @ApiProperty({ type: 'object', additionalProperties: true, description: 'Facts without anything personal' })
  readonly details!: JsonObject;
}

export class ActPage {
  @ApiProperty({ type: [ActResponse] })
  readonly items!: readonly ActResponse[];
  @ApiProperty({ type: String, nullable: true })
  readonly next!: string | null;
}
