import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsUUID } from 'class-validator';

import type { MatchStatus } from './domain/judgement.js';
import type { Gap } from './domain/match.js';
import type { MatchList, MatchView, RequirementView } from './domain/match-view.js';

const STATUSES: readonly MatchStatus[] = ['met', 'gap', 'open', 'not-measured'];

export class MatchQuery {
  @ApiPropertyOptional({ format: 'uuid', description: 'Without it, all published profiles, best first' })
  @IsOptional()
  @IsUUID()
  readonly profileId?: string;
}

class MatchTitle {
  @ApiPropertyOptional()
  readonly de?: string;
  @ApiPropertyOptional()
  readonly en?: string;
}

class SettleResponse {
  @ApiProperty()
  readonly questions!: number;
}

class RequirementMatchResponse implements RequirementView {
  @ApiProperty({ example: '1.1' })
  readonly competence!: string;
  @ApiProperty()
  readonly minimum!: number;
  @ApiProperty({ type: Number, nullable: true, description: 'Only informs' })
  readonly maximum!: number | null;
  @ApiProperty()
  readonly weight!: number;
  @ApiProperty()
  readonly essential!: boolean;
  @ApiProperty({ type: String, nullable: true, description: 'Requirements with the same letter are alternatives' })
  readonly alternative!: string | null;
  @ApiProperty({ enum: STATUSES, description: 'not-measured never means low' })
  readonly status!: MatchStatus;
  @ApiProperty({ type: Number, nullable: true, description: 'Probability that the minimum is reached' })
  readonly pMet!: number | null;
  @ApiProperty({ type: Number, nullable: true, description: 'In framework levels, as of today' })
  readonly estimate!: number | null;
  @ApiProperty({ type: [Number], nullable: true, description: 'Central 90 %, in levels', minItems: 2, maxItems: 2 })
  readonly band!: readonly [number, number] | null;
  @ApiProperty({ type: Number, nullable: true, description: 'Level reached' })
  readonly level!: number | null;
  @ApiProperty({ description: 'Enters fit and coverage; of alternatives only the better one does' })
  readonly counts!: boolean;
  @ApiProperty({ description: 'More than the post asks for' })
  readonly exceedsMaximum!: boolean;
  @ApiProperty({ description: 'Measured once, but too long ago to count' })
  readonly lapsed!: boolean;
  @ApiProperty({ type: String, format: 'date', nullable: true, description: 'Last day on which it counts' })
  readonly lapsesOn!: string | null;
  @ApiProperty({
    type: SettleResponse,
    nullable: true,
    description: 'About how many further questions would settle an open requirement; null when not open, or too many',
  })
  readonly settle!: SettleResponse | null;
}

class GapResponse implements Gap {
  @ApiProperty({ example: '1.1' })
  readonly competence!: string;
  @ApiProperty({ description: 'Level reached' })
  readonly from!: number;
  @ApiProperty({ description: 'Minimum of the post' })
  readonly to!: number;
  @ApiProperty()
  readonly essential!: boolean;
  @ApiProperty()
  readonly weight!: number;
  @ApiProperty({ type: String, nullable: true })
  readonly alternative!: string | null;
  @ApiProperty({ description: 'A few more questions could spare the course' })
  readonly open!: boolean;
}

export class MatchResponse implements MatchView {
  @ApiProperty({ format: 'uuid' })
  readonly profileId!: string;
  @ApiProperty()
  readonly profileCode!: string;
  @ApiProperty({ format: 'uuid' })
  readonly frameworkId!: string;
  @ApiProperty({ type: MatchTitle })
  readonly title!: MatchTitle;
  @ApiProperty({ type: Number, nullable: true, description: 'Weighted share met of what is measured, 0 to 1' })
  readonly fit!: number | null;
  @ApiProperty({ description: 'Share of the weight that is measured, 0 to 1; belongs to every fit' })
  readonly coverage!: number;
  @ApiProperty({ type: [RequirementMatchResponse] })
  readonly requirements!: readonly RequirementMatchResponse[];
  @ApiProperty({ type: [GapResponse] })
  readonly gaps!: readonly GapResponse[];
}

export class MatchListResponse implements MatchList {
  @ApiProperty({ type: [MatchResponse], description: 'The profile asked for, or posts with enough coverage' })
  readonly items!: readonly MatchResponse[];
  @ApiProperty({ type: [MatchResponse], description: 'Posts of which less than half is measured' })
  readonly thinlyCovered!: readonly MatchResponse[];
}
