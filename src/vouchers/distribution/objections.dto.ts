import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsNotEmpty, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';

import {
  OBJECTION_STATES,
  OBJECTION_VERDICTS,
  type ObjectionState,
  type ObjectionVerdict,
} from '../domain/objection.js';
import type { ObjectionView } from './objections.repository.js';
import type { Objection, ObjectionAnswer } from './objections.service.js';

const TEXT_LIMIT = 4_000;

export class ObjectionRequest implements Objection {
  @ApiPropertyOptional({ format: 'uuid', description: 'Needed where the person serves several municipalities' })
  @IsOptional()
  @IsUUID()
  readonly municipalityId?: string;

  @ApiProperty({ maxLength: TEXT_LIMIT, description: 'What the municipality objects to; without personal data' })
  @IsString()
  @IsNotEmpty()
  @MaxLength(TEXT_LIMIT)
  readonly text!: string;
}

export class ObjectionAnswerRequest implements ObjectionAnswer {
  @ApiProperty({ enum: OBJECTION_VERDICTS, description: 'upheld: the distribution has to be reversed' })
  @IsIn(OBJECTION_VERDICTS)
  readonly verdict!: ObjectionVerdict;

  @ApiProperty({ maxLength: TEXT_LIMIT })
  @IsString()
  @IsNotEmpty()
  @MaxLength(TEXT_LIMIT)
  readonly answer!: string;
}

export class ObjectionResponse implements ObjectionView {
  @ApiProperty({ format: 'uuid' })
  readonly id!: string;
  @ApiProperty({ format: 'uuid' })
  readonly programmeId!: string;
  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'What it is raised against: this, or …' })
  readonly distributionId!: string | null;
  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: '… a redistribution' })
  readonly redistributionId!: string | null;
  @ApiProperty({ format: 'uuid' })
  readonly municipalityId!: string;
  @ApiProperty()
  readonly municipalityName!: string;
  @ApiProperty()
  readonly text!: string;
  @ApiProperty({ enum: OBJECTION_STATES, description: 'lapsed: the distribution was reversed before an answer' })
  readonly state!: ObjectionState;
  @ApiProperty({ type: String, format: 'date-time' })
  readonly raisedAt!: Date;
  @ApiProperty({ type: String, nullable: true })
  readonly answer!: string | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  readonly answeredAt!: Date | null;
}
