import { ApiProperty } from '@nestjs/swagger';
import { IsBoolean, IsString, MaxLength } from 'class-validator';

import { PASSWORD_LENGTH } from '../domain/password-rule.js';
import type { SecondFactorState } from '../domain/second-factor.js';
import type { SecondFactorDemand } from './second-factor-demands.service.js';
import type { Enrolment } from './second-factors.service.js';

const CODE_LENGTH = 40;

export class DemandBody {
  @ApiProperty()
  @IsBoolean()
  readonly isDemanded!: boolean;
}

export class DemandResponse implements SecondFactorDemand {
  @ApiProperty({ description: 'By the environment or here' })
  readonly isDemanded!: boolean;
  @ApiProperty({ description: 'The environment demands it of all: nobody can waive it here' })
  readonly byEnvironment!: boolean;
}

export class BeginSecondFactorBody {
  @ApiProperty({ format: 'password' })
  @IsString()
  @MaxLength(PASSWORD_LENGTH.longest)
  readonly password!: string;
}

export class CodeBody {
  @ApiProperty({ example: '123456', description: 'Six digits of the app, or a recovery code' })
  @IsString()
  @MaxLength(CODE_LENGTH)
  readonly code!: string;
}

export class RemoveSecondFactorBody extends CodeBody {
  @ApiProperty({ format: 'password' })
  @IsString()
  @MaxLength(PASSWORD_LENGTH.longest)
  readonly password!: string;
}

export class SecondFactorResponse implements SecondFactorState {
  @ApiProperty()
  readonly isEnrolled!: boolean;
  @ApiProperty({ description: 'For my roles, in this installation: without it I act as an employee' })
  readonly isRequired!: boolean;
  @ApiProperty({ description: 'Recovery codes that are left' })
  readonly codesLeft!: number;
}

export class EnrolmentResponse implements Enrolment {
  @ApiProperty({ description: 'Base32' })
  readonly secret!: string;
  @ApiProperty({ example: 'otpauth://totp/…', description: 'What an authenticator app reads from a QR code' })
  readonly uri!: string;
}

export class RecoveryCodesResponse {
  @ApiProperty({ type: [String], description: 'Shown only here; each is good once' })
  readonly codes!: readonly string[];
}
