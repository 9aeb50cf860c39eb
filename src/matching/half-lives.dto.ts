import { ApiProperty } from '@nestjs/swagger';
import { IsInt, IsObject } from 'class-validator';

import { type HalfLives, LONGEST_HALF_LIFE_DAYS, SHORTEST_HALF_LIFE_DAYS } from './domain/ageing.js';

const RANGE = { minimum: SHORTEST_HALF_LIFE_DAYS, maximum: LONGEST_HALF_LIFE_DAYS };
const BY_COMPETENCE = {
  type: 'object',
  additionalProperties: { type: 'integer', ...RANGE },
  example: { '5.2': 365 },
} as const;

export class HalfLivesInput implements HalfLives {
  @ApiProperty({ ...RANGE, description: 'Days after which an answer weighs half' })
  @IsInt()
  readonly defaultDays!: number;

  @ApiProperty({ ...BY_COMPETENCE, description: 'Days by competence code, where they are others' })
  @IsObject()
  readonly competencies!: Readonly<Record<string, number>>;
}

export class HalfLivesResponse implements HalfLives {
  @ApiProperty({ description: 'They count for all frameworks of this vocabulary' })
  readonly vocabulary!: string;
  @ApiProperty({ description: 'Also the entity tag; 0 while nobody has decided anything' })
  readonly revision!: number;
  @ApiProperty(RANGE)
  readonly defaultDays!: number;
  @ApiProperty(BY_COMPETENCE)
  readonly competencies!: Readonly<Record<string, number>>;
}
