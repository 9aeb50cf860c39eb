import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  IsIn,
  IsNotEmpty,
  IsObject,
  IsOptional,
  IsString,
  IsUrl,
  IsUUID,
  MaxLength,
  ValidateNested,
} from 'class-validator';

import { CourseTitle } from '../course-request.dto.js';
import { CLAIM_STATES, type ClaimState, type Proof, PROOF_KINDS, PROOF_LIMITS } from '../domain/claim.js';
import type { Completion } from '../domain/completion.js';
import type { ClaimView, OwnClaim } from './claims.service.js';

export class ProofShape {
  @ApiProperty({ enum: PROOF_KINDS })
  @IsIn(PROOF_KINDS)
  readonly kind!: Proof['kind'];

  @ApiPropertyOptional({ description: 'With kind text' })
  @IsOptional()
  @IsString()
  @MaxLength(PROOF_LIMITS.text)
  readonly text?: string;

  @ApiPropertyOptional({ description: 'With kind url' })
  @IsOptional()
  @IsUrl({ require_tld: false, require_protocol: true, protocols: ['http', 'https'] })
  @MaxLength(PROOF_LIMITS.url)
  readonly url?: string;
}

export class ClaimRequest {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  readonly courseId!: string;

  @ApiProperty({ type: ProofShape })
  @IsObject()
  @ValidateNested()
  @Type(() => ProofShape)
  readonly proof!: ProofShape;
}

export class ClaimListQuery {
  @ApiPropertyOptional({ format: 'uuid', description: 'May be left out by HR of one municipality' })
  @IsOptional()
  @IsUUID()
  readonly municipalityId?: string;
}

/** The person it concerns reads it. */
export class DeclineRequest {
  @ApiProperty({ maxLength: 1000 })
  @IsString()
  @IsNotEmpty()
  @MaxLength(1000)
  readonly reason!: string;
}

class CompletionResponse implements Completion {
  @ApiProperty({ format: 'uuid' })
  readonly courseId!: string;
  @ApiProperty({ format: 'date-time', type: String })
  readonly completedAt!: Date;
}

export class OwnClaimResponse implements OwnClaim {
  @ApiProperty({ format: 'uuid' })
  readonly id!: string;
  @ApiProperty({ format: 'uuid' })
  readonly courseId!: string;
  @ApiProperty({ type: ProofShape, nullable: true, description: 'Erased with the decision' })
  readonly proof!: Proof | null;
  @ApiProperty({ enum: CLAIM_STATES })
  readonly state!: ClaimState;
  @ApiProperty({ format: 'date-time', type: String })
  readonly claimedAt!: Date;
  @ApiProperty({ format: 'date-time', type: String, nullable: true })
  readonly decidedAt!: Date | null;
  @ApiProperty({ type: String, nullable: true })
  readonly reason!: string | null;
}

export class OwnCompletionsResponse {
  @ApiProperty({ type: [CompletionResponse], description: 'Oldest first' })
  readonly completions!: readonly Completion[];
  @ApiProperty({ type: [OwnClaimResponse], description: 'Newest first' })
  readonly claims!: readonly OwnClaim[];
}

class ClaimantName {
  @ApiProperty()
  readonly givenName!: string;
  @ApiProperty()
  readonly familyName!: string;
  @ApiPropertyOptional({ description: 'Organisational unit' })
  readonly unit?: string;
}

export class ClaimResponse implements ClaimView {
  @ApiProperty({ format: 'uuid' })
  readonly id!: string;
  @ApiProperty({ format: 'uuid' })
  readonly personId!: string;
  @ApiProperty({ type: ClaimantName, nullable: true })
  readonly person!: ClaimantName | null;
  @ApiProperty({ format: 'uuid' })
  readonly courseId!: string;
  @ApiProperty({ type: CourseTitle })
  readonly courseTitle!: CourseTitle;
  @ApiProperty({ type: ProofShape, nullable: true })
  readonly proof!: Proof | null;
  @ApiProperty({ enum: CLAIM_STATES })
  readonly state!: ClaimState;
  @ApiProperty({ format: 'date-time', type: String })
  readonly claimedAt!: Date;
}

export class ClaimList {
  @ApiProperty({ type: [ClaimResponse], description: 'Oldest first' })
  readonly items!: readonly ClaimView[];
}

export class ClaimDecided {
  @ApiProperty({ format: 'uuid' })
  readonly id!: string;
  @ApiProperty({ enum: CLAIM_STATES })
  readonly state!: ClaimState;
}
