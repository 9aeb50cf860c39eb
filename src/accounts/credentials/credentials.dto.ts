import { ApiProperty } from '@nestjs/swagger';
import { IsString, MaxLength, MinLength } from 'class-validator';

import { PASSWORD_LENGTH } from '../domain/password-rule.js';

const EMAIL_LENGTH = 254;
const TOKEN_LENGTH = 200;

export class ResetRequestBody {
  @ApiProperty({ format: 'email' })
  @IsString()
  @MinLength(1)
  @MaxLength(EMAIL_LENGTH)
  readonly email!: string;
}

export class LinkBody {
  @ApiProperty({ description: 'What stands in the link of the mail behind `token=`' })
  @IsString()
  @MinLength(1)
  @MaxLength(TOKEN_LENGTH)
  readonly token!: string;
}

export class ResetBody extends LinkBody {
  @ApiProperty({ format: 'password', minLength: PASSWORD_LENGTH.shortest })
  @IsString()
  @MaxLength(PASSWORD_LENGTH.longest)
  readonly password!: string;
}

export class ChangePasswordBody {
  @ApiProperty({ format: 'password', description: 'The password until now' })
  @IsString()
  @MaxLength(PASSWORD_LENGTH.longest)
  readonly current!: string;

  @ApiProperty({ format: 'password', minLength: PASSWORD_LENGTH.shortest })
  @IsString()
  @MaxLength(PASSWORD_LENGTH.longest)
  readonly password!: string;
}

export class ChangeEmailBody extends ResetRequestBody {
  @ApiProperty({ format: 'password' })
  @IsString()
  @MaxLength(PASSWORD_LENGTH.longest)
  readonly password!: string;
}
