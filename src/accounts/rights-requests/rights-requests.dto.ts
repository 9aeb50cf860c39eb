import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, IsUUID, Length } from 'class-validator';

import { PageQuery } from '../../platform/http/pagination.js';
import { NAME_LENGTH } from '../domain/person.js';
import {
  CORRECTABLE,
  type Correctable,
  OUTCOMES,
  type Right,
  RIGHTS,
  type RightsOutcome,
  type RightsState,
} from '../domain/rights-request.js';
import type { HandledRequest, RightsMove, RightsRequest } from './rights-requests.repository.js';
import type { HandledQuery, RightsAnswer, RightsInput } from './rights-requests.service.js';

export const RIGHTS_TEXT_LENGTH = 4_000;
const STATES: readonly RightsState[] = ['open', 'granted', 'refused', 'withdrawn'];

export class AskRightBody implements RightsInput {
  @ApiProperty({ enum: [...RIGHTS], description: 'Art. 15, 16, 17, 18, 20 or 21 GDPR' })
  @IsIn(RIGHTS)
  readonly right!: Right;

  @ApiProperty({ maxLength: RIGHTS_TEXT_LENGTH })
  @IsString()
  @Length(1, RIGHTS_TEXT_LENGTH)
  readonly text!: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'May be left out with one membership' })
  @IsOptional()
  @IsUUID()
  readonly municipalityId?: string;

  @ApiPropertyOptional({
    enum: [...CORRECTABLE],
    description: 'Of a rectification: what is corrected when it is granted',
  })
  @IsOptional()
  @IsIn(CORRECTABLE)
  readonly field?: Correctable;

  @ApiPropertyOptional({ maxLength: NAME_LENGTH, description: 'What it should say' })
  @IsOptional()
  @IsString()
  @Length(1, NAME_LENGTH)
  readonly value?: string;
}

export class ExtendRightBody {
  @ApiProperty({ maxLength: RIGHTS_TEXT_LENGTH, description: 'The person reads it' })
  @IsString()
  @Length(1, RIGHTS_TEXT_LENGTH)
  readonly reason!: string;
}

export class AnswerRightBody implements RightsAnswer {
  @ApiProperty({ enum: [...OUTCOMES] })
  @IsIn(OUTCOMES)
  readonly outcome!: RightsOutcome;

  @ApiProperty({ maxLength: RIGHTS_TEXT_LENGTH, description: 'The person reads it' })
  @IsString()
  @Length(1, RIGHTS_TEXT_LENGTH)
  readonly text!: string;
}

export class HandledListQuery extends PageQuery implements HandledQuery {
  @ApiPropertyOptional({ format: 'uuid' })
  @IsOptional()
  @IsUUID()
  readonly municipalityId?: string;
}

class RightsMoveResponse implements RightsMove {
  @ApiProperty()
  readonly at!: Date;
  @ApiProperty({ enum: ['received', 'extended', 'granted', 'refused', 'withdrawn', 'lifted'] })
  readonly move!: RightsMove['move'];
}

export class RightsRequestResponse implements RightsRequest {
  @ApiProperty({ format: 'uuid' })
  readonly id!: string;
  @ApiProperty({ format: 'uuid' })
  readonly personId!: string;
  @ApiProperty({ format: 'uuid' })
  readonly municipalityId!: string;
  @ApiProperty({ description: 'Name of the municipality' })
  readonly municipality!: string;
  @ApiProperty({ enum: [...RIGHTS] })
  readonly right!: Right;
  @ApiProperty({ enum: [...STATES] })
  readonly state!: RightsState;
  @ApiProperty()
  readonly text!: string;
  @ApiProperty({ enum: [...CORRECTABLE], nullable: true })
  readonly field!: Correctable | null;
  @ApiProperty({ type: String, nullable: true })
  readonly value!: string | null;
  @ApiProperty()
  readonly receivedAt!: Date;
  @ApiProperty({ format: 'date' })
  readonly receivedOn!: string;
  @ApiProperty({ format: 'date', description: 'Last day for an answer: Art. 12(3) GDPR, Regulation 1182/71' })
  readonly dueOn!: string;
  @ApiProperty()
  readonly isExtended!: boolean;
  @ApiProperty({ type: String, nullable: true })
  readonly extensionReason!: string | null;
  @ApiProperty({ type: String, nullable: true })
  readonly answer!: string | null;
  @ApiProperty({ type: Date, nullable: true })
  readonly closedAt!: Date | null;
  @ApiProperty({ type: Date, nullable: true, description: 'Of a restriction or objection: when it ends or ended' })
  readonly liftedAt!: Date | null;
  @ApiProperty({ type: [RightsMoveResponse], description: 'Oldest first' })
  readonly history!: readonly RightsMoveResponse[];
}

class AskingPerson {
  @ApiProperty()
  readonly givenName!: string;
  @ApiProperty()
  readonly familyName!: string;
}

export class HandledRequestResponse extends RightsRequestResponse implements HandledRequest {
  @ApiProperty({ type: AskingPerson })
  readonly person!: AskingPerson;
}

export class OwnRightsRequests {
  @ApiProperty({ type: [RightsRequestResponse], description: 'Newest first' })
  readonly items!: readonly RightsRequestResponse[];
}

export class HandledRequests {
  @ApiProperty({
    type: [HandledRequestResponse],
    description: 'What is open by its last day, the longest overdue first; then what is closed, newest first',
  })
  readonly items!: readonly HandledRequestResponse[];
  @ApiProperty({ type: String, nullable: true })
  readonly next!: string | null;
}
