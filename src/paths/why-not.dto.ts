import { ApiProperty } from '@nestjs/swagger';

import { CostResponse } from './cost.dto.js';
import type { EntryLevel } from './domain/path-shapes.js';
import type { WhyNot, WhyNotReason } from './domain/why-not.js';

class EntryLevelResponse implements EntryLevel {
  @ApiProperty()
  readonly competence!: string;
  @ApiProperty()
  readonly level!: number;
}

const WHY_NOT: readonly WhyNotReason[] = [
  'in-path',
  'completed',
  'not-offered',
  'dismissed',
  'language',
  'format',
  'accessibility',
  'not-needed',
  'entry',
  'no-room',
  'not-better',
];

export class WhyNotResponse implements WhyNot {
  @ApiProperty({ enum: WHY_NOT })
  readonly reason!: WhyNotReason;
  @ApiProperty({ type: [EntryLevelResponse], description: 'Entry levels that no path reaches' })
  readonly missing!: readonly EntryLevelResponse[];
  @ApiProperty({ type: CostResponse, nullable: true, description: 'Cost of the best path that holds the course' })
  readonly costWith!: CostResponse | null;
  @ApiProperty({ type: [String], description: 'Competences whose gap that path would leave open' })
  readonly gapsLost!: readonly string[];
}
