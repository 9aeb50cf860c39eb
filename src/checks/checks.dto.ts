import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsObject, IsOptional, IsUUID } from 'class-validator';

import { MEDIA_TYPES, type MediaType, NEEDS } from '../competencies/index.js';
import type { Check, CheckSummary, CheckView, Progress, Question, Step } from './domain/check.js';
import type { CheckState } from './domain/check-states.js';
import type { Dimension, ItemKind, Need } from './domain/item.js';

const STATES: readonly CheckState[] = ['started', 'submitted', 'abandoned', 'expired'];
const KINDS: readonly ItemKind[] = ['self-rating', 'single-choice', 'multiple-choice', 'ordering'];
const DIMENSIONS: readonly Dimension[] = ['knowledge', 'skill', 'attitude'];

const option = { type: 'integer', minimum: 0 } as const;
const options = { type: 'array', items: option, maxItems: 100 } as const;
const shape = (kinds: readonly string[], more: Record<string, object>) => ({
  type: 'object' as const,
  required: ['kind', ...Object.keys(more)],
  properties: { kind: { type: 'string' as const, enum: [...kinds] }, ...more },
});

/** The forms of a response; `domain/read-response` reads them. */
export const RESPONSE = {
  oneOf: [
    shape(['self-rating', 'single-choice'], { option }),
    shape(['multiple-choice'], { options }),
    shape(['ordering'], { order: options }),
    shape(['skip'], {}),
  ],
};

export class StartCheckBody {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  readonly profileId!: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'May be left out with one membership' })
  @IsOptional()
  @IsUUID()
  readonly municipalityId?: string;
}

export class AnswerBody {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  readonly itemId!: string;

  @ApiProperty({ ...RESPONSE, description: 'Options are named by the `index` of the question; a skip is neutral' })
  @IsObject()
  readonly response!: object;
}

export class QuestionText {
  @ApiPropertyOptional()
  readonly de?: string;
  @ApiPropertyOptional()
  readonly en?: string;
}

export class QuestionOption {
  @ApiProperty({ description: 'Names the option in a response' })
  readonly index!: number;
  @ApiProperty({ type: QuestionText })
  readonly text!: QuestionText;
}

export class QuestionMedium {
  @ApiProperty({ format: 'uuid', description: 'Names it in `getItemMedia`' })
  readonly id!: string;
  @ApiProperty({ enum: MEDIA_TYPES })
  readonly type!: MediaType;
  @ApiProperty({ type: QuestionText, description: 'What it shows or lets hear' })
  readonly alternative!: QuestionText;
  @ApiProperty({
    type: QuestionText,
    nullable: true,
    description: 'Everything that is said or seen; pictures may have none',
  })
  readonly transcript!: QuestionText | null;
}

export class QuestionResponse implements Question {
  @ApiProperty({ format: 'uuid' })
  readonly itemId!: string;
  @ApiProperty({ enum: KINDS })
  readonly kind!: ItemKind;
  @ApiProperty({ enum: DIMENSIONS })
  readonly dimension!: Dimension;
  @ApiProperty({ type: QuestionText })
  readonly text!: QuestionText;
  @ApiProperty({ type: [QuestionOption], description: 'In the order in which they are to be shown' })
  readonly options!: readonly QuestionOption[];
  @ApiProperty({ enum: NEEDS, isArray: true, description: 'What it asks of a person beyond reading and choosing' })
  readonly needs!: readonly Need[];
  @ApiProperty({ type: [QuestionMedium] })
  readonly media!: readonly QuestionMedium[];
  @ApiProperty({ minimum: 1 })
  readonly number!: number;
  @ApiProperty({ minimum: 1, description: 'Questions asked and still expected' })
  readonly of!: number;
}

class CheckProgressResponse implements Progress {
  @ApiProperty({ description: 'Skipped questions included' })
  readonly answered!: number;
  @ApiProperty({ minimum: 0, maximum: 1, description: 'How far the check has come; it never falls back' })
  readonly share!: number;
  @ApiProperty({ description: 'Questions asked and still expected' })
  readonly total!: number;
  @ApiProperty({ description: 'Expected minutes for the rest; never a limit, and never more than before' })
  readonly minutesLeft!: number;
}

export class StepResponse implements Step {
  @ApiProperty({ type: QuestionResponse, nullable: true, description: 'null when every question has a response' })
  readonly next!: QuestionResponse | null;
  @ApiProperty({ type: CheckProgressResponse })
  readonly progress!: CheckProgressResponse;
}

export class CheckSummaryResponse implements CheckSummary {
  @ApiProperty({ format: 'uuid' })
  readonly id!: string;
  @ApiProperty({ enum: STATES })
  readonly state!: Check['state'];
  @ApiProperty({ format: 'uuid' })
  readonly profileId!: string;
  @ApiProperty({ format: 'uuid' })
  readonly municipalityId!: string;
  @ApiProperty({ format: 'date-time', type: String })
  readonly startedAt!: Date;
  @ApiProperty({ format: 'date-time', type: String, description: 'Until then it can be resumed' })
  readonly expiresAt!: Date;
  @ApiProperty({ format: 'date-time', type: String, nullable: true })
  readonly endedAt!: Date | null;
}

export class CheckResponse extends CheckSummaryResponse implements CheckView {
  @ApiProperty({ type: QuestionResponse, nullable: true, description: 'null when every question has a response' })
  readonly next!: QuestionResponse | null;
  @ApiProperty({ type: CheckProgressResponse })
  readonly progress!: CheckProgressResponse;
}

export class CheckPage {
  @ApiProperty({ type: [CheckSummaryResponse] })
  readonly items!: readonly CheckSummaryResponse[];
  @ApiProperty({ type: String, nullable: true })
  readonly next!: string | null;
}
