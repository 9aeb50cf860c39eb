import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Max,
  Min,
} from 'class-validator';

import { ALL_SCOPES, type Scope } from '../../kernel/scopes.js';
import { API_KEY_LIMITS, type ApiKey } from '../domain/api-key.js';
import type { IssuedKey, KeyInput } from './api-keys.service.js';

export class ApiKeyBody implements KeyInput {
  @ApiProperty({ maxLength: API_KEY_LIMITS.name, example: 'Personalverwaltung' })
  @IsString()
  @Length(1, API_KEY_LIMITS.name)
  readonly name!: string;

  @ApiPropertyOptional({ type: String, format: 'uuid', nullable: true, description: 'Left out: a key of the platform' })
  @IsOptional()
  @IsUUID()
  readonly municipalityId: string | null = null;

  @ApiProperty({ enum: ALL_SCOPES, isArray: true })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayUnique()
  @IsIn(ALL_SCOPES, { each: true })
  readonly scopes!: readonly Scope[];

  @ApiPropertyOptional({ type: Number, nullable: true, minimum: 1, maximum: API_KEY_LIMITS.expiresInDays })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(API_KEY_LIMITS.expiresInDays)
  readonly expiresInDays: number | null = null;
}

export class RotateBody {
  @ApiPropertyOptional({ default: 168, description: 'For how long the old secret opens besides the new one' })
  @IsInt()
  @Min(0)
  @Max(API_KEY_LIMITS.overlapHours)
  readonly overlapHours: number = 168;
}

export class ApiKeyResponse implements ApiKey {
  @ApiProperty({ format: 'uuid' })
  readonly id!: string;
  @ApiProperty()
  readonly name!: string;
  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  readonly municipalityId!: string | null;
  @ApiProperty({ enum: ALL_SCOPES, isArray: true })
  readonly scopes!: readonly Scope[];
  @ApiProperty({ description: 'What it is recognised by; also the user name for HTTP Basic' })
  readonly prefix!: string;
  @ApiProperty({ format: 'date-time', type: String })
  readonly createdAt!: Date;
  @ApiProperty({ format: 'date-time', type: String, nullable: true })
  readonly expiresAt!: Date | null;
  @ApiProperty({ format: 'date-time', type: String, nullable: true })
  readonly revokedAt!: Date | null;
  @ApiProperty({ format: 'date-time', type: String, nullable: true, description: 'To the minute' })
  readonly lastUsedAt!: Date | null;
  @ApiProperty({ format: 'date-time', type: String, nullable: true })
  readonly overlapUntil!: Date | null;
}

export class IssuedKeyResponse extends ApiKeyResponse implements IssuedKey {
  @ApiProperty({ description: 'Password for HTTP Basic: shown only here' })
  readonly secret!: string;
  @ApiProperty({ description: 'The same as a bearer token: shown only here' })
  readonly token!: string;
}

export class ApiKeyList {
  @ApiProperty({ type: [ApiKeyResponse], description: 'Newest first' })
  readonly items!: readonly ApiKeyResponse[];
}
