import { ApiProperty } from '@nestjs/swagger';
import { IsString, MaxLength, MinLength } from 'class-validator';

import { PersonResponse } from '../persons/me.dto.js';

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
}

export class LoginResponse {
  @ApiProperty({ description: 'Sent as `Authorization: Bearer …` with every further call' })
  readonly accessToken!: string;
  @ApiProperty({ format: 'date-time', type: String })
  readonly expiresAt!: Date;
  @ApiProperty({ type: PersonResponse })
  readonly person!: PersonResponse;
}
