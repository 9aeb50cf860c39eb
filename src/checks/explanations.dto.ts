import { ApiProperty } from '@nestjs/swagger';

import { QuestionMedium, QuestionOption, QuestionText, RESPONSE } from './checks.dto.js';
import type { Explanation } from './domain/explanation.js';
import type { ItemKind } from './domain/item.js';
import type { Response } from './domain/responses.js';

const KINDS: readonly ItemKind[] = ['self-rating', 'single-choice', 'multiple-choice', 'ordering'];

export class ExplanationResponse implements Explanation {
  @ApiProperty({ format: 'uuid' })
  readonly itemId!: string;
  @ApiProperty()
  readonly competence!: string;
  @ApiProperty({ enum: KINDS })
  readonly kind!: ItemKind;
  @ApiProperty({ type: QuestionText })
  readonly text!: QuestionText;
  @ApiProperty({ type: [QuestionMedium] })
  readonly media!: readonly QuestionMedium[];
  @ApiProperty({ type: [QuestionOption] })
  readonly options!: readonly QuestionOption[];
  @ApiProperty(RESPONSE)
  readonly response!: Response;
  @ApiProperty({ type: Boolean, nullable: true, description: 'null for a self-rating or a skip' })
  readonly right!: boolean | null;
  @ApiProperty({
    type: [Number],
    nullable: true,
    description: 'The `index` of the right options (ordering: in the right order); null for a self-rating',
  })
  readonly answerKey!: readonly number[] | null;
  @ApiProperty({ type: QuestionText, nullable: true })
  readonly explanation!: QuestionText | null;
}

export class ExplanationList {
  @ApiProperty({ type: [ExplanationResponse], description: 'In the order in which they were asked' })
  readonly items!: readonly ExplanationResponse[];
}
