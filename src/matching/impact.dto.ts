import { ApiProperty } from '@nestjs/swagger';

import type { RequirementImpact } from './domain/impact.js';

const COUNT = { type: Number, nullable: true } as const;

class ImpactPeriod {
  @ApiProperty({ example: '2026-Q3' })
  readonly name!: string;
  @ApiProperty({ format: 'date' })
  readonly from!: string;
  @ApiProperty({ format: 'date' })
  readonly to!: string;
}

class RequirementImpactResponse implements RequirementImpact {
  @ApiProperty({ example: '1.1' })
  readonly competence!: string;
  @ApiProperty({ ...COUNT, description: 'Minimum of the published version; null when it does not ask for it' })
  readonly before!: number | null;
  @ApiProperty({ ...COUNT, description: 'Minimum of this profile; null when it does not ask for it' })
  readonly after!: number | null;
  @ApiProperty({ ...COUNT, description: 'Persons with evidence that counts; null when they are too few' })
  readonly measured!: number | null;
  @ApiProperty({ ...COUNT, description: 'Meet it before and after' })
  readonly keep!: number | null;
  @ApiProperty({ ...COUNT, description: 'Would gain a "met"; null when too few, or none' })
  readonly gain!: number | null;
  @ApiProperty({ ...COUNT, description: 'Would lose a "met"; null when too few, or none' })
  readonly lose!: number | null;
}

export class ProfileImpactResponse {
  @ApiProperty({ format: 'uuid' })
  readonly profileId!: string;
  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'The published version of the code' })
  readonly comparedWith!: string | null;
  @ApiProperty({ type: ImpactPeriod, description: 'Persons are counted as they stood at its end' })
  readonly period!: ImpactPeriod;
  @ApiProperty({ description: 'Groups of fewer persons are not named' })
  readonly minimumSize!: number;
  @ApiProperty({ type: [RequirementImpactResponse], description: 'Counts are multiples of 5' })
  readonly requirements!: readonly RequirementImpactResponse[];
}
