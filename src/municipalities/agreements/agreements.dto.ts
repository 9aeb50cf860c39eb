import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  Length,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';

import { IsDay } from '../../platform/http/is-day.js';
import {
  type Agreement,
  type AgreementClauses,
  type AgreementInput,
  type AgreementState,
  AGREEMENT_STATES,
  REMINDER_EVERY_DAYS,
  RESULT_VISIBILITIES,
  type ResultVisibility,
} from '../domain/agreement.js';

export class AgreementClausesBody implements AgreementClauses {
  @ApiProperty({ type: [String], minItems: 1, maxItems: 10, description: 'What results may be released for' })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(10)
  @ArrayUnique()
  @IsString({ each: true })
  @Length(1, 200, { each: true })
  readonly purposes!: readonly string[];

  @ApiProperty({ enum: RESULT_VISIBILITIES, description: 'Who may see a result; HR never sees answers' })
  @IsIn(RESULT_VISIBILITIES)
  readonly resultsVisibleTo!: ResultVisibility;

  @ApiProperty({ type: 'integer', minimum: 1, maximum: 120 })
  @IsInt()
  @Min(1)
  @Max(120)
  readonly retentionMonths!: number;

  @ApiProperty({ type: 'integer', minimum: 5, maximum: 1000 })
  @IsInt()
  @Min(5)
  @Max(1000)
  readonly minimumGroupSize!: number;

  @ApiProperty()
  @IsBoolean()
  readonly remindersAllowed!: boolean;

  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: 90, default: REMINDER_EVERY_DAYS })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(90)
  readonly reminderEveryDays?: number;

  @ApiProperty({ type: 'integer', minimum: 0, maximum: 730 })
  @IsInt()
  @Min(0)
  @Max(730)
  readonly retakeAfterDays!: number;
}

export class RecordAgreementBody implements AgreementInput {
  @ApiProperty({ minLength: 1, maxLength: 200, description: 'File number or title of the agreement' })
  @IsString()
  @Length(1, 200)
  readonly reference!: string;

  @ApiProperty({ format: 'date', example: '2026-10-01' })
  @IsDay()
  readonly agreedOn!: string;

  @ApiProperty({ type: AgreementClausesBody })
  @IsObject()
  @ValidateNested()
  @Type(() => AgreementClausesBody)
  readonly clauses!: AgreementClausesBody;
}

export class ConfirmAgreementBody {
  @ApiPropertyOptional({
    type: 'integer',
    minimum: 1,
    description: 'The version that was read; refused if it is not the newest',
  })
  @IsOptional()
  @IsInt()
  @Min(1)
  readonly version?: number;
}

export class AgreementResponse implements Agreement {
  @ApiProperty({ format: 'uuid' })
  readonly id!: string;
  @ApiProperty({ format: 'uuid' })
  readonly municipalityId!: string;
  @ApiProperty({ type: 'integer' })
  readonly version!: number;
  @ApiProperty()
  readonly reference!: string;
  @ApiProperty({ format: 'date' })
  readonly agreedOn!: string;
  @ApiProperty({ type: AgreementClausesBody })
  readonly clauses!: AgreementClauses;
  @ApiProperty({ format: 'uuid' })
  readonly recordedBy!: string;
  @ApiProperty({ format: 'date-time', type: String })
  readonly recordedAt!: Date;
  @ApiProperty({ format: 'uuid', type: String, nullable: true })
  readonly confirmedBy!: string | null;
  @ApiProperty({ format: 'date-time', type: String, nullable: true })
  readonly confirmedAt!: Date | null;
  @ApiProperty({ format: 'uuid', type: String, nullable: true })
  readonly endedBy!: string | null;
  @ApiProperty({ format: 'date-time', type: String, nullable: true })
  readonly endedAt!: Date | null;
  @ApiProperty({ type: String, nullable: true })
  readonly endReason!: string | null;
  @ApiProperty({ enum: AGREEMENT_STATES })
  readonly state!: AgreementState;
  @ApiProperty({ description: 'True for the newest confirmed version unless it was ended' })
  readonly inForce!: boolean;
  @ApiProperty({ format: 'date-time', type: String, nullable: true })
  readonly inForceFrom!: Date | null;
  @ApiProperty({ format: 'date-time', type: String, nullable: true, description: 'Null while it is in force' })
  readonly inForceUntil!: Date | null;
}

export class EndAgreementBody {
  @ApiProperty({ minLength: 1, maxLength: 500, description: 'Why, for everybody who works there' })
  @IsString()
  @Length(1, 500)
  readonly reason!: string;

  @ApiPropertyOptional({
    type: 'integer',
    minimum: 1,
    description: 'The version that was read; refused if another one would be ended',
  })
  @IsOptional()
  @IsInt()
  @Min(1)
  readonly version?: number;
}

export class AgreementViewResponse extends AgreementResponse {
  @ApiProperty({ type: AgreementResponse, nullable: true, description: 'The version whose clauses hold today' })
  readonly versionInForce!: AgreementResponse | null;
}
