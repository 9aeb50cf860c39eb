import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';

import { PageQuery } from '../platform/http/pagination.js';
import { STATEMENT_KINDS, type StatementKind } from './domain/framework.js';

export class StatementsQuery extends PageQuery {
  @ApiPropertyOptional({ description: 'Code of a competence' })
  @IsOptional()
  @IsString()
  @MaxLength(20)
  readonly competence?: string;

  @ApiPropertyOptional({ enum: STATEMENT_KINDS })
  @IsOptional()
  @IsIn(STATEMENT_KINDS)
  readonly kind?: StatementKind;
}

const EXPORT_FORMATS = ['case', 'json'] as const;

export class FrameworkExportQuery {
  @ApiPropertyOptional({ enum: EXPORT_FORMATS, description: 'A package of CASE 1.1 unless said otherwise' })
  @IsOptional()
  @IsIn(EXPORT_FORMATS)
  readonly format: (typeof EXPORT_FORMATS)[number] = 'case';
}

export class TextResponse {
  @ApiPropertyOptional()
  readonly de?: string;
  @ApiPropertyOptional()
  readonly en?: string;
}

class FrameworkCountsResponse {
  @ApiProperty()
  readonly areas!: number;
  @ApiProperty()
  readonly competencies!: number;
  @ApiProperty({ description: 'Fine levels' })
  readonly levels!: number;
  @ApiProperty()
  readonly coarseLevels!: number;
  @ApiProperty()
  readonly statements!: number;
  @ApiProperty()
  readonly learningOutcomes!: number;
}

export class FrameworkResponse {
  @ApiProperty({ format: 'uuid' })
  readonly id!: string;
  @ApiProperty()
  readonly code!: string;
  @ApiProperty()
  readonly edition!: string;
  @ApiProperty({ description: 'Whose competence codes it uses' })
  readonly vocabulary!: string;
  @ApiProperty({ type: TextResponse })
  readonly title!: TextResponse;
  @ApiProperty({ type: TextResponse })
  readonly description!: TextResponse;
  @ApiProperty()
  readonly source!: string;
  @ApiProperty()
  readonly licence!: string;
  @ApiProperty({ format: 'date-time', type: String })
  readonly updatedAt!: Date;
  @ApiProperty({ type: FrameworkCountsResponse })
  readonly counts!: FrameworkCountsResponse;
}

export class FrameworkList {
  @ApiProperty({ type: [FrameworkResponse] })
  readonly items!: readonly FrameworkResponse[];
  @ApiProperty({ type: String, nullable: true, description: 'Always null: the list is short and comes at once' })
  readonly next!: null;
}

class FrameworkLevelResponse {
  @ApiProperty()
  readonly number!: number;
  @ApiProperty()
  readonly coarse!: number;
  @ApiProperty({ type: TextResponse })
  readonly name!: TextResponse;
  @ApiProperty({ type: TextResponse })
  readonly coarseName!: TextResponse;
  @ApiProperty({ type: TextResponse })
  readonly description!: TextResponse;
}

class AreaResponse {
  @ApiProperty()
  readonly code!: string;
  @ApiProperty({ type: TextResponse })
  readonly title!: TextResponse;
  @ApiProperty({ type: TextResponse })
  readonly description!: TextResponse;
}

class LevelTextResponse {
  @ApiProperty()
  readonly level!: number;
  @ApiProperty({ type: TextResponse })
  readonly text!: TextResponse;
}

class CompetenceResponse {
  @ApiProperty()
  readonly code!: string;
  @ApiProperty({ type: TextResponse })
  readonly title!: TextResponse;
  @ApiProperty({ type: TextResponse })
  readonly description!: TextResponse;
  @ApiProperty({ type: AreaResponse })
  readonly area!: AreaResponse;
  @ApiProperty({ type: [LevelTextResponse], description: 'Empty when the framework describes levels only in general' })
  readonly levels!: readonly LevelTextResponse[];
}

export class FrameworkViewResponse {
  @ApiProperty({ type: FrameworkResponse })
  readonly framework!: FrameworkResponse;
  @ApiProperty({ type: [FrameworkLevelResponse] })
  readonly levels!: readonly FrameworkLevelResponse[];
  @ApiProperty({ type: [CompetenceResponse] })
  readonly competencies!: readonly CompetenceResponse[];
}

class StatementResponse {
  @ApiProperty()
  readonly code!: string;
  @ApiProperty({ enum: STATEMENT_KINDS })
  readonly kind!: StatementKind;
  @ApiProperty()
  readonly competence!: string;
  @ApiProperty()
  readonly coarseLevel!: number;
  @ApiProperty({ enum: ['knowledge', 'skill', 'attitude'], nullable: true })
  readonly dimension!: 'knowledge' | 'skill' | 'attitude' | null;
  @ApiProperty({ type: String, nullable: true })
  readonly label!: string | null;
  @ApiProperty({ type: TextResponse })
  readonly text!: TextResponse;
}

export class StatementPage {
  @ApiProperty({ type: [StatementResponse] })
  readonly items!: readonly StatementResponse[];
  @ApiProperty({ type: String, nullable: true })
  readonly next!: string | null;
}
