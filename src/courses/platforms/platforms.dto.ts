import { ApiProperty } from '@nestjs/swagger';
import { IsString, IsUUID, MaxLength, MinLength } from 'class-validator';

import type { CoursePlatform } from '../domain/course-platform.js';
import { LIMITS } from '../domain/course-limits.js';
import type { PlatformInput } from './platforms.service.js';

export class PlatformRequest implements PlatformInput {
  @ApiProperty({ maxLength: 200 })
  @IsString()
  @MinLength(1)
  @MaxLength(200)
  readonly name!: string;

  @ApiProperty({ description: 'Of whose courses it may speak, as the catalogue spells it' })
  @IsString()
  @MinLength(1)
  @MaxLength(LIMITS.provider)
  readonly provider!: string;
}

export class PlatformResponse implements CoursePlatform {
  @ApiProperty({ format: 'uuid' })
  readonly id!: string;
  @ApiProperty()
  readonly name!: string;
  @ApiProperty()
  readonly provider!: string;
  @ApiProperty({ description: 'User name for HTTP Basic' })
  readonly key!: string;
  @ApiProperty({ format: 'date-time', type: String })
  readonly createdAt!: Date;
  @ApiProperty({ format: 'date-time', type: String, nullable: true })
  readonly revokedAt!: Date | null;
}

export class PlatformCreated extends PlatformResponse {
  @ApiProperty({ description: 'Password for HTTP Basic: shown only here' })
  readonly secret!: string;
}

export class PlatformList {
  @ApiProperty({ type: [PlatformResponse], description: 'Newest first' })
  readonly items!: readonly PlatformResponse[];
}

export class ParticipantRequest {
  @ApiProperty({ format: 'uuid', description: 'A course of the provider' })
  @IsUUID()
  readonly courseId!: string;
}

export class ParticipantResponse {
  @ApiProperty()
  readonly provider!: string;
  @ApiProperty({ format: 'uuid', description: 'The name in the account of xAPI actors' })
  readonly participantId!: string;
}
