import { ApiProperty } from '@nestjs/swagger';
import { IsUUID } from 'class-validator';

import type { ComparedField, ComparedRequirement, ComparedRequirementField, Comparison } from './domain/comparison.js';
import { ProfileSummaryResponse, RequirementResponse } from './profiles.dto.js';

export class ComparisonQuery {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  readonly a!: string;

  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  readonly b!: string;
}

class ComparedRequirementResponse implements ComparedRequirement {
  @ApiProperty({ example: '1.1' })
  readonly competence!: string;
  @ApiProperty({ type: RequirementResponse, nullable: true })
  readonly a!: RequirementResponse | null;
  @ApiProperty({ type: RequirementResponse, nullable: true })
  readonly b!: RequirementResponse | null;
  @ApiProperty({ type: [String], description: 'In what they differ; empty too when only one names the competence' })
  readonly changes!: readonly ComparedRequirementField[];
}

export class ComparisonResponse implements Comparison {
  @ApiProperty({ type: ProfileSummaryResponse })
  readonly a!: ProfileSummaryResponse;
  @ApiProperty({ type: ProfileSummaryResponse })
  readonly b!: ProfileSummaryResponse;
  @ApiProperty({ description: 'They say the same, whatever version and state they have' })
  readonly same!: boolean;
  @ApiProperty({ type: [String], description: 'Fields beside the requirements in which they differ' })
  readonly fields!: readonly ComparedField[];
  @ApiProperty({ type: [ComparedRequirementResponse], description: 'By competence, also where both ask the same' })
  readonly requirements!: readonly ComparedRequirementResponse[];
}
