import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsString, MaxLength } from 'class-validator';

import { PASSWORD_LENGTH } from '../domain/password-rule.js';
import type { Erasure } from './erasures.service.js';
import type { Proof } from './identity-proofs.service.js';
import type { OwnData } from './own-data.service.js';

const CODE_LENGTH = 50;

export class ProofBody implements Proof {
  @ApiPropertyOptional({ format: 'password', description: 'Needed by who has one, unless a code is shown' })
  @IsOptional()
  @IsString()
  @MaxLength(PASSWORD_LENGTH.longest)
  readonly password?: string;

  @ApiPropertyOptional({ description: 'Of the app, or a recovery code' })
  @IsOptional()
  @IsString()
  @MaxLength(CODE_LENGTH)
  readonly code?: string;
}

export class ErasureResponse implements Erasure {
  @ApiProperty({
    format: 'uuid',
    description: 'What stands in the place of the person from now on; nothing leads back',
  })
  readonly id!: string;
  @ApiProperty()
  readonly erasedAt!: Date;
}

export class OwnDataResponse implements OwnData {
  @ApiProperty({ example: 'lernlotse-personal-data' })
  readonly format!: 'lernlotse-personal-data';
  @ApiProperty({ example: 1 })
  readonly version!: 1;
  @ApiProperty()
  readonly exportedAt!: Date;
  @ApiProperty({ format: 'uuid' })
  readonly personId!: string;
  @ApiProperty({
    type: 'object',
    description: 'Per room its lists by name, see docs/formats.md',
    additionalProperties: {
      type: 'object',
      additionalProperties: { type: 'array', items: { type: 'object', additionalProperties: true } },
    },
  })
  readonly rooms!: OwnData['rooms'];
}
