import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsUUID } from 'class-validator';

import { ProfileResponse } from './profiles.dto.js';

export class PostQuery {
  @ApiPropertyOptional({ format: 'uuid', description: 'May be left out with one municipality' })
  @IsOptional()
  @IsUUID()
  readonly municipalityId?: string;
}

export class PostChoice extends PostQuery {
  @ApiProperty({ format: 'uuid', description: 'A published profile' })
  @IsUUID()
  readonly profileId!: string;
}

export class PostResponse {
  @ApiProperty({
    type: ProfileResponse,
    nullable: true,
    description: 'The published profile of the post; null before a choice',
  })
  readonly profile!: ProfileResponse | null;
}
