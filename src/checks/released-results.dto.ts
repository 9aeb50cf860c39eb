import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsUUID } from 'class-validator';

import type { Localized } from '../kernel/localized.js';
import type { ReleasedResult } from './released-results.service.js';

export class ReleasedResultsQuery {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  readonly municipalityId!: string;
}

class ReleasingPerson {
  @ApiProperty()
  readonly givenName!: string;
  @ApiProperty()
  readonly familyName!: string;
  @ApiPropertyOptional({ description: 'Organisational unit' })
  readonly unit?: string;
}

class ReleasedResultResponse implements ReleasedResult {
  @ApiProperty({ format: 'uuid' })
  readonly checkId!: string;
  @ApiProperty({ format: 'uuid' })
  readonly personId!: string;
  @ApiProperty({ type: ReleasingPerson, nullable: true })
  readonly person!: ReleasingPerson | null;
  @ApiProperty({ format: 'uuid' })
  readonly profileId!: string;
  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' } })
  readonly profileTitle!: Localized;
  @ApiProperty()
  readonly measuredAt!: Date;
  @ApiProperty({ description: 'For what it may be looked at' })
  readonly purpose!: string;
  @ApiProperty({ format: 'date', description: 'Last day' })
  readonly until!: string;
  @ApiProperty()
  readonly releasedAt!: Date;
}

export class ReleasedResultList {
  @ApiProperty({ type: [ReleasedResultResponse], description: 'The newest release first' })
  readonly items!: readonly ReleasedResultResponse[];
}
