import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsString, MaxLength, MinLength } from 'class-validator';

import type { OwnSession, SessionKind } from '../domain/session.js';
import { PersonResponse } from '../persons/me.dto.js';
import type { Access } from './access-tokens.service.js';

export class LoginBody {
  @ApiProperty({ format: 'email' })
  @IsString()
  @MinLength(1)
  @MaxLength(254)
  readonly email!: string;

  @ApiProperty({ format: 'password' })
  @IsString()
  @MinLength(1)
  @MaxLength(1000)
  readonly password!: string;

  @ApiPropertyOptional({
    example: '123456',
    description: 'Six digits of the app, or a recovery code, once there is one',
  })
  @IsOptional()
  @IsString()
  @MaxLength(40)
  readonly code?: string;
}

export class RefreshBody {
  @ApiProperty()
  @IsString()
  @MinLength(1)
  @MaxLength(200)
  readonly refreshToken!: string;
}

export class AccessResponse implements Access {
  @ApiProperty({ description: 'Sent as `Authorization: Bearer …` with every further call' })
  readonly accessToken!: string;
  @ApiProperty({ format: 'date-time', type: String })
  readonly expiresAt!: Date;
  @ApiProperty({ description: 'Good once, for POST /auth/refresh; a second use ends the session' })
  readonly refreshToken!: string;
}

export class LoginResponse extends AccessResponse {
  @ApiProperty({ type: PersonResponse })
  readonly person!: PersonResponse;
}

export class OwnSessionResponse implements OwnSession {
  @ApiProperty({ format: 'uuid' })
  readonly id!: string;
  @ApiProperty({ enum: ['cookie', 'token'], description: 'Pages or API' })
  readonly kind!: SessionKind;
  @ApiProperty({ type: String, nullable: true, example: 'Firefox, Windows' })
  readonly device!: string | null;
  @ApiProperty({ format: 'date-time', type: String })
  readonly createdAt!: Date;
  @ApiProperty({ format: 'date-time', type: String, description: 'Last sign of life, to the minute' })
  readonly seenAt!: Date;
  @ApiProperty({ format: 'date-time', type: String, description: 'When it ends in any case' })
  readonly endsAt!: Date;
  @ApiProperty({ description: 'The session of this very call' })
  readonly isCurrent!: boolean;
}

export class OwnSessionsResponse {
  @ApiProperty({ type: [OwnSessionResponse], description: 'Last seen first' })
  readonly items!: readonly OwnSessionResponse[];
}
