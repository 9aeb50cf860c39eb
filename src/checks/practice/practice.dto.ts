import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsObject, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';

import { QuestionResponse, RESPONSE } from '../checks.dto.js';
import type { PracticeProgress } from '../domain/practice.js';
import { ExplanationResponse } from '../explanations.dto.js';
import type { PracticeAnswer, PracticeStep, PracticeSubject } from './practice.service.js';

/** Longer than any token of six questions. */
const TOKEN_LIMIT = 4096;

export class StartPracticeBody implements PracticeSubject {
  @ApiPropertyOptional({ format: 'uuid', description: 'Practise for this post' })
  @IsOptional()
  @IsUUID()
  readonly profileId?: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'Or, with `competence`, one competence of this framework' })
  @IsOptional()
  @IsUUID()
  readonly frameworkId?: string;

  @ApiPropertyOptional({ description: 'Code of the competence' })
  @IsOptional()
  @IsString()
  @MaxLength(20)
  readonly competence?: string;
}

export class AnswerPracticeBody {
  @ApiProperty({ maxLength: TOKEN_LIMIT, description: 'Of the step before: it holds the whole practice for two hours' })
  @IsString()
  @MaxLength(TOKEN_LIMIT)
  readonly token!: string;

  @ApiProperty({ ...RESPONSE, description: 'Options are named by the `index` of the question' })
  @IsObject()
  readonly response!: object;
}

class PracticeProgressResponse implements PracticeProgress {
  @ApiProperty({ description: 'Skipped questions included' })
  readonly answered!: number;
  @ApiProperty()
  readonly total!: number;
}

export class PracticeStepResponse implements PracticeStep {
  @ApiProperty({ description: 'Signed, for this person; send it with the answer' })
  readonly token!: string;
  @ApiProperty({ type: QuestionResponse, nullable: true })
  readonly question!: QuestionResponse | null;
  @ApiProperty({ type: PracticeProgressResponse })
  readonly progress!: PracticeProgressResponse;
}

export class PracticeAnswerResponse extends ExplanationResponse implements PracticeAnswer {
  @ApiProperty({ description: 'For the next question' })
  readonly token!: string;
  @ApiProperty({ type: QuestionResponse, nullable: true, description: 'null after the last question' })
  readonly next!: QuestionResponse | null;
  @ApiProperty({ type: PracticeProgressResponse })
  readonly progress!: PracticeProgressResponse;
}
