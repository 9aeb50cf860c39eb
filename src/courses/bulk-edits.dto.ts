import { ApiProperty, ApiPropertyOptional, ApiSchema } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMinSize,
  IsArray,
  IsIn,
  IsInt,
  IsObject,
  IsString,
  IsUUID,
  Max,
  MaxLength,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';

import type { BulkEdit, BulkMode, BulkOutcome, BulkReport, BulkResult } from './bulk-edits.service.js';
import { Languages, LessonShape } from './course-request.dto.js';
import { BULK_KINDS, type BulkChange, MOST_AT_ONCE } from './domain/bulk-change.js';
import { ACCESSIBILITY, FORMATS, LIMITS } from './domain/course-limits.js';
import { DIGCOMP } from './domain/vocabularies.js';

const MODES: readonly BulkMode[] = ['all-or-nothing', 'good-ones'];
const OUTCOMES: readonly BulkOutcome[] = ['changed', 'unchanged', 'refused', 'held-back'];

/** A field that only this kind of change has, and needs. */
const Of = (kind: BulkChange['kind']): PropertyDecorator =>
  ValidateIf((change: BulkChangeShape) => change.kind === kind);

class BulkChangeShape {
  @ApiProperty({ enum: BULK_KINDS })
  @IsIn(BULK_KINDS)
  readonly kind!: BulkChange['kind'];

  @ApiPropertyOptional({ minimum: 0, description: 'set-price' })
  @Of('set-price')
  @IsInt()
  @Max(LIMITS.priceCents)
  readonly priceCents?: number;

  @ApiPropertyOptional({ type: [String], description: 'set-languages' })
  @Of('set-languages')
  @Languages()
  readonly languages?: readonly string[];

  @ApiPropertyOptional({ enum: FORMATS, isArray: true, description: 'set-formats' })
  @Of('set-formats')
  @IsArray()
  @IsIn(FORMATS, { each: true })
  readonly formats?: readonly string[];

  @ApiPropertyOptional({ enum: ACCESSIBILITY, isArray: true, description: 'set-accessibility' })
  @Of('set-accessibility')
  @IsArray()
  @IsIn(ACCESSIBILITY, { each: true })
  readonly accessibility?: readonly string[];

  @ApiPropertyOptional({ type: LessonShape, description: 'add-competence' })
  @Of('add-competence')
  @IsObject()
  @ValidateNested()
  @Type(() => LessonShape)
  readonly lesson?: LessonShape;

  @ApiPropertyOptional({ example: '1.1', description: 'remove-competence' })
  @Of('remove-competence')
  @IsString()
  @MaxLength(20)
  readonly competence?: string;
}

class ReadCourse {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  readonly id!: string;

  @ApiProperty({ description: 'The revision that was read' })
  @IsInt()
  @Min(1)
  readonly revision!: number;
}

@ApiSchema({ name: 'BulkEdit' })
export class BulkEditRequest {
  @ApiProperty({ enum: MODES, description: 'good-ones changes what can be changed, also beside others that cannot' })
  @IsIn(MODES)
  readonly mode!: BulkMode;

  @ApiProperty({ type: [ReadCourse], minItems: 1, maxItems: MOST_AT_ONCE })
  @IsArray()
  @ArrayMinSize(1)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => ReadCourse)
  readonly courses!: readonly ReadCourse[];

  @ApiProperty({ type: BulkChangeShape })
  @IsObject()
  @ValidateNested()
  @Type(() => BulkChangeShape)
  readonly change!: BulkChangeShape;
}

/** The same in the service's words; validation has seen to it that a kind has its fields. */
export function bulkEditOf({ mode, courses, change }: BulkEditRequest): BulkEdit {
  const { kind, priceCents = 0, languages = [], formats = [], accessibility = [], lesson, competence = '' } = change;
  const byKind: Readonly<Partial<Record<BulkChange['kind'], BulkChange>>> = {
    'set-price': { kind: 'set-price', priceCents },
    'set-languages': { kind: 'set-languages', languages },
    'set-formats': { kind: 'set-formats', formats },
    'set-accessibility': { kind: 'set-accessibility', accessibility },
    ...(lesson && { 'add-competence': { kind: 'add-competence', lesson: { ...lesson } } }),
    'remove-competence': { kind: 'remove-competence', vocabulary: DIGCOMP, competence },
  };
  return { mode, courses, change: byKind[kind] ?? ({ kind } as BulkChange) };
}

class BulkCounts {
  @ApiProperty()
  readonly changed!: number;
  @ApiProperty()
  readonly unchanged!: number;
  @ApiProperty()
  readonly refused!: number;
  @ApiProperty()
  readonly 'held-back'!: number;
}

class BulkProblem {
  @ApiProperty({ description: 'See docs/problems.md' })
  readonly code!: string;
  @ApiProperty()
  readonly title!: string;
  @ApiProperty()
  readonly help!: string;
}

class BulkResultResponse implements BulkResult {
  @ApiProperty({ format: 'uuid' })
  readonly id!: string;
  @ApiProperty({ enum: OUTCOMES })
  readonly outcome!: BulkOutcome;
  @ApiProperty({ type: Number, nullable: true, description: 'As it is now; null for a course that does not exist' })
  readonly revision!: number | null;
  @ApiProperty({ type: BulkProblem, nullable: true })
  readonly problem!: BulkProblem | null;
}

export class BulkReportResponse implements BulkReport {
  @ApiProperty({ type: BulkCounts })
  readonly counts!: BulkCounts;
  @ApiProperty({ type: [BulkResultResponse] })
  readonly results!: readonly BulkResultResponse[];
}
